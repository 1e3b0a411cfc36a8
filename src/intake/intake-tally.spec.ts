import { BEAT_MS, IntakeTally } from './intake-tally.ts';

const sensor = { realm: 'live', sensorId: 's1', nation: 'KR', organisationId: 'o1' };
const START = Date.parse('2026-03-02T10:00:00Z');
const at = (ms: number): Date => new Date(START + ms);
const ACCEPTED = { accepted: 1, duplicates: 0, rejected: 0 };

describe('the tally of what sensors send', () => {
  it('adds up what came in one quarter of an hour, and starts anew in the next', () => {
    const tally = new IntakeTally();
    tally.add(sensor, { accepted: 2, duplicates: 1, rejected: 0, leadMs: -900 }, at(10));
    tally.add(sensor, { accepted: 0, duplicates: 0, rejected: 3 }, at(BEAT_MS - 1));
    tally.add(sensor, ACCEPTED, at(BEAT_MS));
    expect(tally.take()).toEqual([
      { ...sensor, at: START, heardAt: START + BEAT_MS - 1, accepted: 2, duplicates: 1, rejected: 3, leadMs: -900 },
      { ...sensor, at: START + BEAT_MS, heardAt: START + BEAT_MS, ...ACCEPTED },
    ]);
    expect(tally.take()).toEqual([]);
  });

  it('keeps realms and sensors apart', () => {
    const tally = new IntakeTally();
    tally.add(sensor, ACCEPTED, at(0));
    tally.add({ ...sensor, realm: 'exercise-1' }, ACCEPTED, at(0));
    tally.add({ ...sensor, sensorId: 's2' }, ACCEPTED, at(0));
    expect(tally.take()).toHaveLength(3);
  });

  it('judges a clock by the least late alert, since the others may have waited on their way', () => {
    const tally = new IntakeTally();
    for (const leadMs of [-60_000, -2_000, -30_000]) tally.add(sensor, { ...ACCEPTED, leadMs }, at(0));
    expect(tally.take()[0]?.leadMs).toBe(-2_000);
  });

  it('takes back what could not be kept, beside what came since', () => {
    const tally = new IntakeTally();
    tally.add(sensor, ACCEPTED, at(0));
    const taken = tally.take();
    tally.add(sensor, ACCEPTED, at(5));
    tally.putBack(taken);
    expect(tally.take()).toEqual([{ ...sensor, at: START, heardAt: START + 5, ...ACCEPTED, accepted: 2 }]);
  });
});
