import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VESSEL_PROFILES } from '../config/vessel-rules.ts';
import type { AlertDraft } from '../src/intake/alert.ts';
import { aisFormat } from '../src/intake/formats/ais.ts';
import { darkDraft } from '../src/watch/vessels/dark-alert.ts';
import { newReceiver, ReceiverWatch } from '../src/watch/vessels/receiver-watch.ts';
import { inOrder, vesselReport } from '../src/watch/vessels/vessel-report.ts';
import { positionSentence } from './support/ais-encoder.ts';
import { decodeContext } from './support/decode-context.ts';
import { describeWithData } from './support/shared-data.ts';

const rules = VESSEL_PROFILES.coastal;

/** What the watch makes of items, as intake decodes them and the store would hand them over. */
function follow(items: readonly { nmea: string[]; receivedAt: string }[]): { watch: ReceiverWatch; reports: number } {
  const drafts = items.flatMap((item): AlertDraft[] => {
    const decoded = aisFormat.decode(item, decodeContext);
    return 'draft' in decoded ? [decoded.draft] : [];
  });
  const rows = drafts
    .map(({ occurredAt, externalId, position, entities, attributes }) => ({
      effective_at: occurredAt,
      external_id: externalId,
      lat: position?.lat ?? null,
      lon: position?.lon ?? null,
      position_error: position?.error ?? null,
      entities,
      attributes,
    }))
    .toSorted(inOrder);
  const watch = new ReceiverWatch(rules, newReceiver(null), new Map());
  for (const row of rows) {
    const report = vesselReport(row);
    if (report) watch.take(report);
  }
  watch.advance((rows.at(-1)?.effective_at.getTime() ?? 0) - rules.latenessSeconds * 1_000);
  return { watch, reports: rows.length };
}

function summary({ watch, reports }: ReturnType<typeof follow>): string {
  const lacks = new Map<string, number>();
  for (const { lacks: all } of watch.passed) {
    const name = all.join('+');
    lacks.set(name, (lacks.get(name) ?? 0) + 1);
  }
  const told = watch.told.map((dark) => `\n  ${darkDraft(dark, { code: 'receiver' }, rules).description}`);
  return `${reports} reports of ${watch.vessels.size} vessels; ${watch.passed.length} silences passed over: ${JSON.stringify([...lacks])}; ${watch.told.length} told, ${watch.returned.length} of them heard again${told.join('')}`;
}

describeWithData('ais', 'vessels gone dark in AIS that others heard', (folder) => {
  const solent = (): { mmsi: string; speed: number; nmea: string[]; receivedAt: string }[] => {
    const [, ...lines] = readFileSync(join(folder, 'SolentAIS_20160112_130211.csv'), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const [time = '', mmsi = '', lat, lon, course, speed] = line.split(',');
      const fields = { mmsi, lat: Number(lat), lon: Number(lon), course: Number(course), speed: Number(speed) };
      // The recording holds no navigation status.
      const nmea = [positionSentence({ ...fields, status: 15 })];
      return { mmsi, speed: fields.speed, nmea, receivedAt: `${time.replace(' ', 'T')}Z` };
    });
  };

  it('tells few of a port approach on an ordinary afternoon, and shows why', () => {
    const found = follow(solent());
    console.log(`Solent: ${summary(found)}`);
    expect(found.reports).toBeGreaterThan(18_000);
    expect(found.watch.passed.length).toBeGreaterThan(5);
    expect(found.watch.told.length).toBeLessThanOrEqual(3);
  });

  it('tells some of those that would have gone dark, one at a time, and leaves those at the edge of what is heard', () => {
    const items = solent();
    const cut = '2016-01-12T13:50:00.000Z';
    const gone = Date.parse(cut);
    const underWay = new Map<string, { speed: number; count: number }>();
    for (const { mmsi, speed, receivedAt } of items) {
      const t = Date.parse(receivedAt);
      if (t >= gone || t < gone - 600_000) continue;
      underWay.set(mmsi, { speed, count: (underWay.get(mmsi)?.count ?? 0) + 1 });
    }
    const candidates = [...underWay].filter(([, { speed, count }]) => speed >= rules.leastKnots && count >= 20);
    const outcomes = candidates.map(([mmsi]) => {
      const left = items.filter((item) => item.mmsi !== mmsi || item.receivedAt < cut);
      const { watch } = follow(left);
      const told = watch.told.find(({ vessel }) => vessel.mmsi === mmsi);
      const lacks = watch.passed.findLast((one) => one.mmsi === mmsi)?.lacks.join('+') ?? 'not judged';
      return { outcome: told ? 'told' : lacks, others: watch.told.length - (told ? 1 : 0) };
    });
    const counts = new Map<string, number>();
    for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    console.log(`Solent, silenced at 13:50 one at a time: ${candidates.length} under way`, counts);
    expect(candidates.length).toBeGreaterThan(5);
    expect(counts.get('told') ?? 0).toBeGreaterThanOrEqual(0.4 * candidates.length);
    expect(outcomes.every(({ others }) => others === 0)).toBe(true);
  });

  it.each(['nais300-merrimac.log', 'nais400-merrimac.log'])('tells nothing of %s, which has no times', (name) => {
    const lines = readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    // One a second, since the log does not say.
    const items = (aisFormat.unfold?.({ lines }) ?? []).map(({ nmea }, index) => ({
      nmea: nmea as string[],
      receivedAt: new Date(Date.parse('2026-03-02T10:00:00Z') + index * 1_000).toISOString(),
    }));
    const found = follow(items);
    console.log(`${name}: ${summary(found)}`);
    expect(found.watch.told).toEqual([]);
  });
});
