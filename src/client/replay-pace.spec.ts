import * as fc from 'fast-check';
import { recordTime, ReplayPace } from './replay-pace.ts';

describe('time of a record', () => {
  it('is read from a field, a nested field and a field whose name holds a dot', () => {
    const wanted = Date.UTC(2026, 10, 23, 8);
    expect(recordTime('{"timestamp":"2026-11-23T08:00:00Z"}', 'timestamp')).toBe(wanted);
    expect(recordTime('{"data":{"when":"2026-11-23T08:00:00Z"}}', 'data.when')).toBe(wanted);
    expect(recordTime('{"data.when":"2026-11-23T08:00:00Z"}', 'data.when')).toBe(wanted);
  });

  it('understands the offset without a colon that Suricata writes', () => {
    expect(recordTime('{"timestamp":"2017-11-04T12:48:35.198583+0900"}', 'timestamp')).toBe(
      Date.UTC(2017, 10, 4, 3, 48, 35, 198),
    );
  });

  it('tells seconds from milliseconds, as numbers and as digits in a text', () => {
    expect(recordTime('{"t":1700000000}', 't')).toBe(1_700_000_000_000);
    expect(recordTime('{"t":1700000000000}', 't')).toBe(1_700_000_000_000);
    expect(recordTime('{"t":"1700000000.5"}', 't')).toBe(1_700_000_000_500);
  });

  it('is unknown for whatever is no record or has no such time', () => {
    for (const line of ['', 'no json', '[]', 'null', '{}', '{"t":null}', '{"t":"yesterday"}', '{"t":{}}']) {
      expect(recordTime(line, 't')).toBeUndefined();
    }
  });
});

describe('pace of a replay', () => {
  it('keeps the gaps and divides them by the speed', () => {
    const pace = new ReplayPace(10);
    expect([5_000, 6_000, 16_000].map((time) => pace.due(time))).toEqual([0, 100, 1_100]);
  });

  it('never goes back, whatever the order of the times', () => {
    const times = fc.array(fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: undefined }));
    fc.assert(
      fc.property(times, fc.double({ min: 0.1, max: 1e4, noNaN: true }), (list, speed) => {
        const pace = new ReplayPace(speed);
        let before = 0;
        for (const time of list) {
          const due = pace.due(time);
          expect(due).toBeGreaterThanOrEqual(before);
          before = due;
        }
      }),
    );
  });
});
