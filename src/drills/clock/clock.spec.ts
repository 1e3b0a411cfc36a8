import * as fc from 'fast-check';
import { readClock, simAt, skipOver, wallWhen } from './clock.ts';
import type { ClockEvent } from './clock-event.ts';
import { nextClockEvent } from './next-clock-event.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

type Step = Pick<ClockEvent, 'type' | 'rate' | 'simMs'> & { after: number };

/** Events in order of time, each so many milliseconds after the one before; what may not follow is left out. */
function told(steps: readonly Step[]): ClockEvent[] {
  const events: ClockEvent[] = [];
  let wallAt = START;
  for (const { after, ...step } of steps) {
    wallAt += after;
    const next = nextClockEvent(events, { ...step, wallAt, actor: 'person:director', reason: null });
    if ('event' in next) events.push(next.event);
  }
  return events;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constantFrom('pause' as const, 'resume' as const),
    after: fc.integer({ min: 0, max: 20 * MINUTE }),
  }),
  fc.record({
    type: fc.constant('rate' as const),
    rate: fc.constantFrom(0.1, 0.5, 1, 2, 6, 60),
    after: fc.integer({ min: 0, max: 20 * MINUTE }),
  }),
  fc.record({
    type: fc.constant('skip_to' as const),
    simMs: fc.integer({ min: 0, max: 300 * MINUTE }),
    after: fc.integer({ min: 0, max: 20 * MINUTE }),
  }),
  fc.record({ type: fc.constant('endex' as const), after: fc.integer({ min: 0, max: 20 * MINUTE }) }),
);

const histories = fc.array(step, { maxLength: 25 }).map((steps) => told([{ type: 'startex', after: 0 }, ...steps]));
const moment = fc.integer({ min: -MINUTE, max: 400 * MINUTE }).map((passed) => START + passed);

describe('exercise clock', () => {
  it('stands at nothing before STARTEX and begins at that millisecond, not at the next whole minute', () => {
    expect(readClock([], START)).toEqual({ phase: 'not_started', simMs: 0, rate: 1 });
    const events = told([{ type: 'startex', after: 12_345 }]);
    expect(simAt(events, START + 12_344)).toBe(0);
    expect(simAt(events, START + 12_346)).toBe(1);
  });

  it('counts two pauses once each', () => {
    const events = told([
      { type: 'startex', after: 0 },
      { type: 'pause', after: 10 * MINUTE },
      { type: 'resume', after: 5 * MINUTE },
      { type: 'pause', after: 10 * MINUTE },
      { type: 'resume', after: 7 * MINUTE },
    ]);
    expect(simAt(events, START + 40 * MINUTE)).toBe((40 - 5 - 7) * MINUTE);
    expect(wallWhen(events, 15 * MINUTE)).toBe(START + 20 * MINUTE);
    expect(wallWhen(events, 25 * MINUTE)).toBe(START + 37 * MINUTE);
  });

  it('runs at a rate from the instant it was set, and keeps what was before', () => {
    const events = told([
      { type: 'startex', after: 0, rate: 6 },
      { type: 'rate', after: 2 * MINUTE, rate: 1 },
    ]);
    expect(simAt(events, START + MINUTE)).toBe(6 * MINUTE);
    expect(simAt(events, START + 5 * MINUTE)).toBe(15 * MINUTE);
    expect(wallWhen(events, 12 * MINUTE)).toBe(START + 2 * MINUTE);
    expect(wallWhen(events, 13 * MINUTE)).toBe(START + 3 * MINUTE);
  });

  it('keeps a rate that is set while it stands for when it runs again', () => {
    const events = told([
      { type: 'startex', after: 0 },
      { type: 'pause', after: MINUTE },
      { type: 'rate', after: MINUTE, rate: 2 },
      { type: 'resume', after: MINUTE },
    ]);
    expect(simAt(events, START + 3 * MINUTE)).toBe(MINUTE);
    expect(simAt(events, START + 4 * MINUTE)).toBe(3 * MINUTE);
  });

  it('goes ahead by a skip, and tells what was passed over', () => {
    const events = told([
      { type: 'startex', after: 0 },
      { type: 'skip_to', after: MINUTE, simMs: 10 * MINUTE },
    ]);
    expect(simAt(events, START + MINUTE)).toBe(10 * MINUTE);
    expect(wallWhen(events, 5 * MINUTE)).toBe(START + MINUTE);
    expect([MINUTE, 5 * MINUTE, 10 * MINUTE, 11 * MINUTE].map((sim) => skipOver(events, sim)?.seq)).toEqual([
      undefined,
      2,
      undefined,
      undefined,
    ]);
  });

  it('does not know when a time comes while it stands, or after it ended', () => {
    const paused = told([
      { type: 'startex', after: 0 },
      { type: 'pause', after: MINUTE },
    ]);
    expect(wallWhen(paused, 2 * MINUTE)).toBeNull();
    expect(wallWhen([], 0)).toBeNull();
    const ended = told([
      { type: 'startex', after: 0 },
      { type: 'endex', after: MINUTE },
    ]);
    expect(wallWhen(ended, 2 * MINUTE)).toBeNull();
    expect(readClock(ended, START + 9 * MINUTE)).toEqual({ phase: 'ended', simMs: MINUTE, rate: 1 });
  });

  it('never goes back, whatever is done to it', () => {
    fc.assert(
      fc.property(histories, moment, moment, (events, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(simAt(events, earlier)).toBeLessThanOrEqual(simAt(events, later));
      }),
      { numRuns: 500 },
    );
  });

  it('adds nothing while it stands, and its rate times real time while it runs', () => {
    fc.assert(
      fc.property(histories, moment, fc.integer({ min: 1, max: 30 * MINUTE }), (events, wall, passed) => {
        if (events.some(({ wallAt }) => wallAt > wall && wallAt <= wall + passed)) return;
        const { phase, simMs, rate } = readClock(events, wall);
        expect(simAt(events, wall + passed) - simMs).toBeCloseTo(phase === 'running' ? rate * passed : 0, 3);
      }),
      { numRuns: 500 },
    );
  });

  it('tells of the past what it told then', () => {
    fc.assert(
      fc.property(histories, moment, (events, wall) => {
        const then = events.filter(({ wallAt }) => wallAt <= wall);
        expect(readClock(events, wall)).toEqual(readClock(then, wall));
      }),
      { numRuns: 500 },
    );
  });

  it('shows a time at the moment it says it will, and not before', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 300 * MINUTE }), (events, sim) => {
        const wall = wallWhen(events, sim);
        const { phase, simMs } = readClock(events, START + 100_000 * MINUTE);
        if (wall === null) {
          expect(phase === 'running' || simMs >= sim).toBe(false);
          return;
        }
        expect(simAt(events, wall + 1)).toBeGreaterThanOrEqual(sim - 0.001);
        const before = events.filter(({ wallAt }) => wallAt < wall);
        if (sim > 0) expect(simAt(before, wall - 1)).toBeLessThan(sim);
      }),
      { numRuns: 500 },
    );
  });
});
