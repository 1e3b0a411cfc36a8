import * as fc from 'fast-check';
import { drillOf, item } from '../../../test/support/drill-samples.ts';
import { readClock } from '../clock/clock.ts';
import type { ClockEvent, ClockEventDraft } from '../clock/clock-event.ts';
import { nextClockEvent } from '../clock/next-clock-event.ts';
import type { MselItem } from '../template/template.ts';
import { type DeliveryState, isFinal } from './delivery-state.ts';
import { firstDeliveries, planDeliveries } from './plan-deliveries.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

type Act =
  | { kind: 'clock'; draft: Pick<ClockEventDraft, 'type' | 'rate' | 'simMs'> }
  | { kind: 'fire' | 'withdraw'; which: number }
  | { kind: 'tick'; crashAfter: number | null };

interface Posting {
  key: string;
  wall: number;
  phase: string;
  simMs: number;
  fired: boolean;
  again: boolean;
}

/** A dispatcher over rows that survive it: it can be killed after any write or posting. */
class World {
  readonly clock: ClockEvent[] = [];
  readonly rows: Map<string, DeliveryState>;
  readonly postings: Posting[] = [];
  wall = START;
  private readonly template;

  constructor(items: MselItem[]) {
    this.template = drillOf(items);
    this.rows = new Map(firstDeliveries(this.template).map((row) => [keyOf(row), row]));
  }

  act(act: Act): void {
    if (act.kind === 'clock') {
      const next = nextClockEvent(this.clock, { ...act.draft, wallAt: this.wall, actor: 'person:d', reason: null });
      if ('event' in next) this.clock.push(next.event);
    } else if (act.kind === 'tick') this.tick(act.crashAfter);
    else {
      const row = [...this.rows.values()][act.which % this.rows.size];
      if (!row || isFinal(row.state) || row.state === 'delivering') return;
      this.write(row, act.kind === 'fire' ? { firedAt: row.firedAt ?? this.wall } : { state: 'withdrawn' });
    }
  }

  /** `crashAfter` steps the dispatcher dies; what was written stays, the rest is not done. */
  private tick(crashAfter: number | null): void {
    const deliveries = [...this.rows.values()];
    const plan = planDeliveries({
      template: this.template,
      clock: this.clock,
      deliveries,
      outcomes: [],
      wall: this.wall,
    });
    const listed = [...plan.due, ...plan.hold, ...plan.held, ...plan.waiting, ...plan.skip, ...plan.resume];
    expect(listed.map(keyOf).sort()).toEqual(
      deliveries
        .filter(({ state }) => !isFinal(state))
        .map(keyOf)
        .sort(),
    );
    const steps = [
      ...plan.skip.map((name) => () => this.write(name, { state: 'skipped' })),
      ...plan.hold.map((name) => () => this.write(name, { state: 'held', heldBecause: name.because })),
      ...plan.resume.flatMap((name) => [
        () => this.post(name, false, true),
        () => this.write(name, { state: 'delivered' }),
      ]),
      ...plan.due.flatMap((name) => [
        () => this.write(name, { state: 'delivering', startedAt: this.wall }),
        () => this.post(name, name.because === 'fired', false),
        () => this.write(name, { state: 'delivered' }),
      ]),
    ];
    for (const step of steps.slice(0, crashAfter ?? steps.length)) step();
  }

  private write(name: { item: string; cell: string }, change: Partial<DeliveryState>): void {
    const row = this.rows.get(keyOf(name));
    if (row) this.rows.set(keyOf(name), { ...row, ...change });
  }

  private post(name: { item: string; cell: string }, fired: boolean, again: boolean): void {
    // What is posted again was begun and is not known to be done; it carries the same ids.
    expect(this.rows.get(keyOf(name))?.state).toBe('delivering');
    const { phase, simMs } = readClock(this.clock, this.wall);
    this.postings.push({ key: keyOf(name), wall: this.wall, phase, simMs, fired, again });
  }
}

const keyOf = ({ item: code, cell }: { item: string; cell: string }): string => `${code}@${cell}`;

const clockAct: fc.Arbitrary<Act> = fc
  .oneof(
    fc.record({ type: fc.constantFrom('startex' as const, 'pause' as const, 'resume' as const) }),
    fc.record({ type: fc.constant('rate' as const), rate: fc.constantFrom(0.5, 1, 6, 60) }),
    fc.record({ type: fc.constant('skip_to' as const), simMs: fc.integer({ min: 0, max: 90 * MINUTE }) }),
  )
  .map((draft) => ({ kind: 'clock', draft }));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: clockAct },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('fire' as const, 'withdraw' as const), which: fc.nat(20) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      crashAfter: fc.option(fc.nat(6), { freq: 2 }),
    }),
  },
);
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 * MINUTE }), act), { maxLength: 60 });
const items = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }).map((times) =>
  times.map((minutes, index): MselItem => {
    const follows = index > 0 && minutes % 3 === 0;
    return item(`I${index}`, {
      to: minutes % 2 === 0 ? ['PORT'] : ['PORT', 'CERT'],
      trigger: follows
        ? { on: 'item', item: `I${index - 1}`, afterMs: minutes * 1_000 }
        : { on: 'time', atMs: minutes * MINUTE },
    });
  }),
);

function played(of: MselItem[], acts: [number, Act][]): World {
  const world = new World(of);
  for (const [passed, one] of acts) {
    world.wall += passed;
    world.act(one);
  }
  return world;
}

describe('dispatching', () => {
  it('delivers nothing twice, whatever happens to clock, controllers and dispatcher', () => {
    fc.assert(
      fc.property(items, steps, (of, acts) => {
        const { postings } = played(of, acts);
        const first = postings.filter(({ again }) => !again).map(({ key }) => key);
        expect(new Set(first).size).toBe(first.length);
      }),
      { numRuns: 400 },
    );
  });

  it('loses nothing: after ENDEX every delivery was made, withdrawn, or skipped', () => {
    fc.assert(
      fc.property(items, steps, (of, acts) => {
        const world = played(of, [[0, { kind: 'clock', draft: { type: 'startex' } }], ...acts]);
        world.act({ kind: 'clock', draft: { type: 'endex' } });
        world.act({ kind: 'tick', crashAfter: null });
        for (const row of world.rows.values()) {
          expect(isFinal(row.state)).toBe(true);
          const posted = world.postings.some(({ key }) => key === keyOf(row));
          if (row.state === 'delivered') expect(posted).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('tells nothing before its time, nor while the clock stands, unless it was fired', () => {
    fc.assert(
      fc.property(items, steps, (of, acts) => {
        for (const { key, phase, simMs, fired, again } of played(of, acts).postings) {
          if (fired || again) continue;
          expect(phase).toBe('running');
          const { trigger } = of.find(({ code }) => key.startsWith(`${code}@`)) as MselItem;
          if (trigger.on === 'time') expect(simMs).toBeGreaterThanOrEqual(trigger.atMs);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('delivers all of them in an undisturbed run that is looked at often enough, and holds none', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 500, max: 14_000 }), (of, pace) => {
        const world = new World(of);
        world.act({ kind: 'clock', draft: { type: 'startex', rate: 6 } });
        for (let passed = 0; passed < 15 * MINUTE; passed += pace) {
          world.wall = START + passed;
          world.act({ kind: 'tick', crashAfter: null });
        }
        expect([...world.rows.values()].map(({ state }) => state)).toEqual(
          [...world.rows.values()].map(() => 'delivered'),
        );
      }),
      { numRuns: 60 },
    );
  });
});
