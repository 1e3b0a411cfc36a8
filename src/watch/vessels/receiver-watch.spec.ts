import * as fc from 'fast-check';
import { VESSEL_PROFILES } from '../../../config/vessel-rules.ts';
import { convoy, heardOf, RECEIVER, reportOf, type Sailing } from '../../../test/support/convoy.ts';
import { darkDraft } from './dark-alert.ts';
import type { Clause } from './dark-clauses.ts';
import { newReceiver, ReceiverWatch } from './receiver-watch.ts';
import { destination, distanceM } from '../../common/geodesy.ts';
import type { Vessel, VesselReport } from './vessel.ts';

const rules = VESSEL_PROFILES.coastal;
const BEGIN = Date.parse('2026-03-02T10:00:00Z');
const HOUR = 3_600;
const at = (seconds: number): number => BEGIN + seconds * 1_000;

interface Outcome {
  told: string[];
  returned: string[];
  passed: ReceiverWatch['passed'];
  watch: ReceiverWatch;
}

/** What is told of reports that come in this order: each page is taken once nothing earlier can come, and put away. */
function follow(reports: readonly VesselReport[], pageSize = reports.length): Outcome {
  let kept = JSON.stringify({ receiver: newReceiver(RECEIVER), vessels: [] as Vessel[] });
  const [told, returned]: [string[], string[]] = [[], []];
  const passed: ReceiverWatch['passed'] = [];
  let waiting: VesselReport[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  let last: ReceiverWatch | undefined;
  for (let start = 0; start < reports.length; start += pageSize) {
    const page = reports.slice(start, start + pageSize);
    waiting.push(...page);
    for (const report of page) newest = Math.max(newest, report.at);
    const until = newest - rules.latenessSeconds * 1_000;
    const state = JSON.parse(kept) as { receiver: ReturnType<typeof newReceiver>; vessels: Vessel[] };
    const watch = new ReceiverWatch(rules, state.receiver, new Map(state.vessels.map((one) => [one.mmsi, one])));
    const due = waiting.filter((report) => report.at <= until);
    waiting = waiting.filter((report) => report.at > until);
    for (const report of due.toSorted((a, b) => a.at - b.at || (a.mmsi < b.mmsi ? -1 : 1))) watch.take(report);
    watch.advance(until);
    told.push(...watch.told.map((dark) => darkDraft(dark, { code: 'rx' }, rules).description ?? ''));
    returned.push(...watch.returned.map(({ mmsi, metres, knots }) => `${mmsi} ${metres} ${knots}`));
    passed.push(...watch.passed);
    watch.forget();
    kept = JSON.stringify({ receiver: watch.receiver, vessels: [...watch.vessels.values()] });
    last = watch;
  }
  if (!last) throw new Error('Nothing was reported');
  return { told: told.toSorted(), returned: returned.toSorted(), passed, watch: last };
}

const reports = (sailings: readonly Sailing[], seconds = HOUR): VesselReport[] =>
  heardOf(sailings, BEGIN, seconds).map(reportOf);
const DARK = '440000101';
const from = (start: number, end = HOUR): Partial<Sailing> => ({ dark: [start, end] });

describe('the watch over what a receiver hears of vessels', () => {
  it('tells that a ship of a convoy under way went dark, when it was long enough, with every figure', () => {
    const { watch, told } = follow(reports(convoy(from(2_400))));
    expect(watch.told).toHaveLength(1);
    const [dark] = watch.told;
    expect(dark).toMatchObject({ vessel: { mmsi: DARK }, heardAt: at(2_391), due: at(2_871), others: 5 });
    expect(dark!.clauses.map(({ name, holds }) => [name, holds])).toEqual([
      ['under-way', true],
      ['regular', true],
      ['in-range', true],
      ['others-heard', true],
      ['alone', true],
      ['silent', true],
    ]);
    expect(told[0]).toContain('Last heard by rx at 2026-03-02T10:39:51.000Z at ');
    expect(told[0]).toContain('making 12 knots on course 090°');
    expect(told[0]).toContain('Silent for 8 min (at least 8 min: 8 min, and 4 times its own longest pause of 10 s)');
    const draft = darkDraft(dark!, { code: 'rx' }, rules);
    expect(draft).toMatchObject({
      externalId: `ais-gap:${DARK}:2026-03-02T10:39:51.000Z`,
      occurredAt: new Date(at(2_391)),
      title: `Vessel ${DARK} under way stopped sending AIS`,
      attributes: { profile: 'coastal', longestPauseSeconds: 10, neededSilenceSeconds: 480 },
    });
  });

  it('tells where one is heard again, how far off, and how fast it would have gone', () => {
    const { watch } = follow(reports(convoy(from(2_000, 3_000))));
    expect(watch.told).toHaveLength(1);
    expect(watch.returned).toEqual([
      expect.objectContaining({ mmsi: DARK, darkSince: at(1_991), heardAt: at(3_001), knots: 12 }),
    ]);
    const [back] = watch.returned;
    expect(back!.metres).toBeGreaterThan(6_150);
    expect(back!.metres).toBeLessThan(6_300);
    expect(watch.vessels.get(DARK)?.dark).toBeNull();
  });

  it('says nothing of a pause that is shorter', () => {
    expect(follow(reports(convoy(from(2_000, 2_450)))).told).toEqual([]);
  });

  it.each<[string, Clause['name'][], Partial<Sailing>]>([
    ['moored', ['under-way'], { ...from(2_400), status: 'moored' }],
    ['at anchor and swinging', ['under-way'], { ...from(2_400), status: 'at anchor' }],
    ['too slow to be sure that it is under way', ['under-way'], { ...from(700), knots: 2.5 }],
    ['no ship', ['under-way'], { ...from(2_400), mmsi: '002470001' }],
    ['heard for a few minutes only', ['regular'], { ...from(2_400), start: 2_100 }],
    ['heard too seldom to have a habit', ['regular'], { ...from(2_400), every: 600 }],
    ['heard now and then', ['regular'], { ...from(2_400), every: 7, heard: (t) => t % 300 < 120 }],
    [
      'near the edge of what is heard',
      ['in-range'],
      { ...from(2_400), from: destination(RECEIVER, 90, 40_000), knots: 7 },
    ],
    ['about to leave it', ['in-range'], { ...from(1_200), from: destination(RECEIVER, 90, 5_000), knots: 34 }],
    [
      'alone where it sails',
      ['in-range', 'others-heard'],
      { ...from(2_400), from: destination(RECEIVER, 250, 12_000) },
    ],
  ])('says nothing of one that is %s', (_, lacks, changes) => {
    const { told, passed } = follow(reports(convoy(changes), 2 * HOUR));
    expect(told).toEqual([]);
    const mmsi = changes.mmsi ?? DARK;
    expect(passed.find((one) => one.mmsi === mmsi)?.lacks).toEqual(lacks);
  });

  it('waits longer for one that reports at longer intervals', () => {
    const { watch } = follow(reports(convoy({ ...from(2_400), every: 180 }), 2 * HOUR));
    expect(watch.told.map(({ heardAt, due }) => (due - heardAt) / 1_000)).toEqual([720]);
  });

  it('says nothing of vessels while the receiver is deaf, nor when it hears again', () => {
    const deaf = reports(convoy(), 2 * HOUR).filter(({ at: t }) => t < at(2_400) || t > at(3_600));
    expect(follow(deaf).told).toEqual([]);
    // One that stays away then is given its time from when others are heard again, if it can still be told.
    const short = reports(convoy(from(2_400, 2 * HOUR)), 2 * HOUR).filter(
      ({ at: t }) => t < at(2_400) || t > at(2_700),
    );
    expect(follow(short).watch.told.map(({ due }) => due)).toEqual([at(2_702) + 480_000]);
  });

  it('blames no vessel where most of those nearby fall silent together', () => {
    const half = reports(convoy()).filter(({ mmsi, at: t }) => t < at(2_400) || !/^4400001|35600020[0-4]/.test(mmsi));
    const { told, passed } = follow(half);
    expect(told).toEqual([]);
    expect(passed.find(({ mmsi }) => mmsi === DARK)?.lacks).toContain('alone');
  });

  it('is not misled by history that is posted later', () => {
    const live = reports(convoy(from(2_400)));
    const old = reports(convoy(from(1_200))).map((report) => Object.assign(report, { at: report.at - 86_400_000 }));
    expect(follow([...live, ...old], 500).told).toEqual(follow(live).told);
  });

  it('takes what comes later than the lateness as a sign of life', () => {
    const all = reports(convoy(from(2_400)));
    const late = { ...all.find(({ mmsi }) => mmsi === DARK)!, at: at(2_600) };
    const { returned, told } = follow([...all, late], 200);
    expect(told).toHaveLength(1);
    expect(returned).toEqual([expect.stringContaining(DARK)]);
  });

  it('keeps no more vessels than it may, and forgets what says nothing any more', () => {
    const few = { ...rules, mostVessels: 20 };
    const watch = new ReceiverWatch(few, newReceiver(RECEIVER), new Map());
    for (let index = 0; index < 500; index += 1) {
      watch.take({ mmsi: String(412_000_000 + index), at: at(index), classB: false, fix: { ...RECEIVER } });
    }
    watch.forget();
    expect([...watch.vessels.keys()]).toEqual(Array.from({ length: 20 }, (_, index) => String(412_000_480 + index)));
    watch.take({ mmsi: '412000000', at: at(10 * HOUR), classB: false });
    expect(watch.forget()).toHaveLength(20);
    expect(JSON.stringify([...watch.vessels.values()]).length).toBeLessThan(200);
  });

  it('tells the same whatever order the reports come in within the lateness, in whatever pages', () => {
    const runs = fc.record({
      speed: fc.integer({ min: 4, max: 20 }),
      start: fc.integer({ min: 900, max: 3_000 }),
      length: fc.integer({ min: 300, max: 2_500 }),
      every: fc.integer({ min: 5, max: 90 }),
      jitter: fc.array(fc.integer({ min: 0, max: 59_999 }), { minLength: 40, maxLength: 40 }),
      page: fc.integer({ min: 20, max: 900 }),
    });
    let told = 0;
    fc.assert(
      fc.property(runs, ({ speed, start, length, every, jitter, page }) => {
        const all = reports(convoy({ ...from(start, start + length), every }, speed));
        const straight = follow(all);
        const mixed = all
          .map((report, index) => ({ report, arrives: report.at + (jitter[index % jitter.length] ?? 0) }))
          .toSorted((a, b) => a.arrives - b.arrives)
          .map(({ report }) => report);
        const { watch: _, passed: __, ...outcome } = follow(mixed, page);
        told += outcome.told.length;
        expect(outcome).toEqual({ told: straight.told, returned: straight.returned });
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(10);
  });
});

describe('ways at sea', () => {
  it('leads where it says', () => {
    const there = destination(RECEIVER, 90, 10_000);
    expect(distanceM(RECEIVER, there)).toBeCloseTo(10_000, 3);
    expect(destination({ lat: 0, lon: 179.99 }, 90, 10_000).lon).toBeLessThan(-179.9);
  });
});
