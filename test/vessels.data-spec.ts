import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VESSEL_PROFILES } from '../config/vessel-rules.ts';
import { aisFormat } from '../src/intake/formats/ais.ts';
import { darkDraft } from '../src/watch/vessels/dark-alert.ts';
import { newReceiver, ReceiverWatch } from '../src/watch/vessels/receiver-watch.ts';
import type { Vessel, VesselReport } from '../src/watch/vessels/vessel.ts';
import { inOrder, vesselReport } from '../src/watch/vessels/vessel-report.ts';
import { positionSentence } from './support/ais-encoder.ts';
import { decodeContext } from './support/decode-context.ts';
import { describeWithData } from './support/shared-data.ts';

const rules = VESSEL_PROFILES.coastal;
const DAY_MS = 86_400_000;

/** What vessels say in items, as intake decodes them and the store would hand them over. */
function reportsOf(items: readonly { nmea: string[]; receivedAt: string }[]): VesselReport[] {
  const rows = items.flatMap((item) => {
    const decoded = aisFormat.decode(item, decodeContext);
    if ('rejection' in decoded) return [];
    const { occurredAt, externalId, position, entities, attributes } = decoded.draft;
    const [lat, lon] = [position?.lat ?? null, position?.lon ?? null];
    const place = { lat, lon, position_error: position?.error ?? null };
    return [{ effective_at: occurredAt, external_id: externalId, ...place, entities, attributes }];
  });
  return rows.toSorted(inOrder).flatMap((row) => vesselReport(row) ?? []);
}

/** What the watch makes of reports, with what it knew before. */
function follow(reports: readonly VesselReport[], known?: ReceiverWatch): ReceiverWatch {
  const receiver = structuredClone(known?.receiver ?? newReceiver(null));
  const watch = new ReceiverWatch(rules, receiver, structuredClone(known?.vessels ?? new Map<string, Vessel>()));
  for (const report of reports) watch.take(report);
  watch.advance((reports.at(-1)?.at ?? 0) - rules.latenessSeconds * 1_000);
  return watch;
}

function summary({ passed, told, returned, vessels }: ReceiverWatch): string {
  const lacks = new Map<string, number>();
  for (const { lacks: all } of passed) lacks.set(all.join('+'), (lacks.get(all.join('+')) ?? 0) + 1);
  const texts = told.map((dark) => `\n  ${darkDraft(dark, { code: 'receiver' }, rules).description}`);
  return `${vessels.size} vessels; ${passed.length} silences passed over: ${JSON.stringify([...lacks])}; ${told.length} told, ${returned.length} of them heard again${texts.join('')}`;
}

describeWithData('ais', 'vessels gone dark in AIS that others heard', (folder) => {
  const solent = (): VesselReport[] => {
    const [, ...lines] = readFileSync(join(folder, 'SolentAIS_20160112_130211.csv'), 'utf8').trim().split('\n');
    return reportsOf(
      lines.map((line) => {
        const [time = '', mmsi = '', lat, lon, course, speed] = line.split(',');
        const fields = { mmsi, lat: Number(lat), lon: Number(lon), course: Number(course), speed: Number(speed) };
        // The recording holds no navigation status.
        return { nmea: [positionSentence({ ...fields, status: 15 })], receivedAt: `${time.replace(' ', 'T')}Z` };
      }),
    );
  };
  const dayBefore = (reports: readonly VesselReport[]): VesselReport[] =>
    reports.map((report) => Object.assign({}, report, { at: report.at - DAY_MS }));

  it.each([
    ['having heard nothing before', false, 0, 4],
    ['having heard the same the day before', true, 2, 6],
  ])(
    'tells few of a port approach on an ordinary afternoon, and some of those silenced, %s',
    (name, again, most, least) => {
      const today = solent();
      expect(today.length).toBeGreaterThan(18_000);
      const known = again ? follow(dayBefore(today)) : undefined;
      const usual = follow(today, known);
      console.log(`Solent, ${name}: ${today.length} reports of ${summary(usual)}`);
      expect(usual.passed.length).toBeGreaterThan(15);
      expect(usual.told.length).toBeLessThanOrEqual(most);

      // Each of those that were under way is silenced alone, at ten to two.
      const cut = Date.parse('2016-01-12T13:50:00Z');
      const lately = new Map<string, { count: number; speed: number }>();
      for (const { mmsi, at, fix } of today) {
        if (at >= cut || at < cut - 600_000) continue;
        lately.set(mmsi, { count: (lately.get(mmsi)?.count ?? 0) + 1, speed: fix?.speedKnots ?? 0 });
      }
      const underWay = [...lately].filter(([, { count, speed }]) => count >= 20 && speed >= rules.leastKnots);
      const outcomes = new Map<string, number>();
      for (const [mmsi] of underWay) {
        const watch = follow(
          today.filter((report) => report.mmsi !== mmsi || report.at < cut),
          known,
        );
        const told = watch.told.some(({ vessel }) => vessel.mmsi === mmsi);
        const lacks = watch.passed.findLast((one) => one.mmsi === mmsi)?.lacks.join('+') ?? 'not judged';
        const outcome = told ? 'told' : lacks;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      console.log(`Solent, ${name}: of ${underWay.length} under way, silenced one at a time at 13:50:`, outcomes);
      expect(underWay).toHaveLength(13);
      expect(outcomes.get('told') ?? 0).toBeGreaterThanOrEqual(least);
    },
  );

  it.each(['nais300-merrimac.log', 'nais400-merrimac.log'])('tells nothing of %s, which has no times', (name) => {
    const lines = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    // One a second, since the log does not say.
    const items = (aisFormat.unfold?.({ lines }) ?? []).map(({ nmea }, index) => ({
      nmea: nmea as string[],
      receivedAt: new Date(Date.parse('2026-03-02T10:00:00Z') + index * 1_000).toISOString(),
    }));
    const found = follow(reportsOf(items));
    console.log(`${name}: ${items.length} messages of ${summary(found)}`);
    expect(found.told).toEqual([]);
  });
});
