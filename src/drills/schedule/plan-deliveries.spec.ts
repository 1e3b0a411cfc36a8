import type { ClockEvent } from '../clock/clock-event.ts';
import type { ExpectationOutcome, OutcomeState } from '../expectations/outcome.ts';
import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import type { MselItem } from '../template/template.ts';
import { blockText } from './block.ts';
import type { DeliveryState } from './delivery-state.ts';
import { firstDeliveries, planDeliveries } from './plan-deliveries.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;
const clockEvent = (seq: number, type: ClockEvent['type'], minutes: number, more: Partial<ClockEvent> = {}) => ({
  seq,
  type,
  wallAt: START + minutes * MINUTE,
  actor: 'person:director',
  reason: null,
  ...more,
});
const startex = clockEvent(1, 'startex', 0);

function plan(
  items: MselItem[],
  minutes: number,
  {
    clock = [startex],
    change = {},
    outcomes = [],
  }: { clock?: ClockEvent[]; change?: Record<string, Partial<DeliveryState>>; outcomes?: ExpectationOutcome[] } = {},
) {
  const template = drillOf(items);
  const deliveries = firstDeliveries(template).map((one) => Object.assign(one, change[one.item]));
  return planDeliveries({ template, clock, deliveries, outcomes, wall: START + minutes * MINUTE });
}

const outcome = (code: string, name: string, state: OutcomeState, minutes: number): ExpectationOutcome => ({
  item: code,
  expectation: name,
  cell: 'PORT',
  state,
  source: 'auto',
  fromSimMs: 0,
  fromWall: START,
  dueSimMs: minutes * MINUTE,
  atSimMs: minutes * MINUTE,
  atWall: START + minutes * MINUTE,
  evidence: [],
  note: null,
  by: null,
});

const at = (minutes: number) => ({ on: 'time' as const, atMs: minutes * MINUTE });
const expected = expectation('share', { metric: 'share' });

describe('what is due', () => {
  it('delivers at its time and not before, each cell by itself', () => {
    const items = [item('I1', { trigger: at(5), to: ['PORT', 'CERT'] })];
    expect(plan(items, 4.99)).toMatchObject({ due: [], waiting: [{ dueWall: START + 5 * MINUTE }, {}] });
    expect(plan(items, 5).due).toEqual([
      { item: 'I1', cell: 'PORT', because: 'time', dueSimMs: 5 * MINUTE, dueWall: START + 5 * MINUTE },
      { item: 'I1', cell: 'CERT', because: 'time', dueSimMs: 5 * MINUTE, dueWall: START + 5 * MINUTE },
    ]);
  });

  it('delivers nothing before STARTEX, and says so', () => {
    const change = { I1: { firedAt: START } };
    expect(plan([item('I1', { trigger: at(0) })], 9, { clock: [], change })).toMatchObject({
      due: [],
      waiting: [{ item: 'I1', blockedBecause: [{ code: 'not_begun' }] }],
    });
  });

  it('fires at once what is fired, whatever its time, its requirement and the pauses before and now', () => {
    const clock = [startex, clockEvent(2, 'pause', 1), clockEvent(3, 'resume', 31), clockEvent(4, 'pause', 32)];
    const items = [
      item('I1', {
        trigger: at(50),
        requires: { mode: 'all', of: [{ item: 'I2', expectation: null, outcome: 'met' }] },
      }),
      item('I2', { trigger: { on: 'manual' } }),
    ];
    const change = { I1: { firedAt: START + 33 * MINUTE } };
    expect(plan(items, 33, { clock, change }).due).toEqual([
      { item: 'I1', cell: 'PORT', because: 'fired', dueSimMs: 2 * MINUTE, dueWall: START + 33 * MINUTE },
    ]);
  });

  it('fires what is held when a controller says so', () => {
    const change = { I1: { state: 'held' as const, heldBecause: 'overdue' as const } };
    expect(plan([item('I1', { trigger: at(1) })], 9, { change })).toMatchObject({ due: [], held: [{ item: 'I1' }] });
    const fired = { I1: { ...change.I1, firedAt: START + 9 * MINUTE } };
    expect(plan([item('I1', { trigger: at(1) })], 9, { change: fired }).due).toMatchObject([{ because: 'fired' }]);
  });

  it('holds what is later than the grace, and neither drops it nor lets it burst', () => {
    const items = [item('I1', { trigger: at(5) }), item('I2', { trigger: at(5.1) }), item('I3', { trigger: at(9.9) })];
    const late = plan(items, 10);
    expect(late.hold.map(({ item: code, because, lateMs }) => [code, because, Math.round(lateMs)])).toEqual([
      ['I1', 'overdue', 300_000],
      ['I2', 'overdue', 294_000],
    ]);
    expect(late.due).toMatchObject([{ item: 'I3' }]);
  });

  it('counts no pause as lateness', () => {
    const clock = [startex, clockEvent(2, 'pause', 5), clockEvent(3, 'resume', 60)];
    expect(plan([item('I1', { trigger: at(5) })], 60.1, { clock })).toMatchObject({ due: [{ item: 'I1' }], hold: [] });
  });

  it('delivers nothing while the clock stands, and says why', () => {
    const clock = [startex, clockEvent(2, 'pause', 5)];
    expect(plan([item('I1', { trigger: at(5) })], 6, { clock })).toMatchObject({
      due: [],
      waiting: [{ blockedBecause: [{ code: 'clock_stands' }], dueWall: null }],
    });
  });

  it('holds what a skip passed over, delivers what it lands on', () => {
    const clock = [startex, clockEvent(2, 'skip_to', 5, { simMs: 20 * MINUTE })];
    const items = [item('I1', { trigger: at(10) }), item('I2', { trigger: at(20) }), item('I3', { trigger: at(21) })];
    expect(plan(items, 5, { clock })).toMatchObject({
      hold: [{ item: 'I1', because: 'passed_over' }],
      due: [{ item: 'I2' }],
      waiting: [{ item: 'I3', dueWall: START + 6 * MINUTE }],
    });
  });

  it('goes on with what was begun, though the clock stands', () => {
    const clock = [startex, clockEvent(2, 'pause', 5)];
    const change = { I1: { state: 'delivering' as const, startedAt: START } };
    expect(plan([item('I1', { trigger: at(1) })], 6, { clock, change }).resume).toEqual([{ item: 'I1', cell: 'PORT' }]);
  });

  it('follows another item, once that was delivered', () => {
    const items = [
      item('I1', { trigger: at(1) }),
      item('I2', { trigger: { on: 'item', item: 'I1', afterMs: 2 * MINUTE } }),
    ];
    expect(plan(items, 2).waiting).toMatchObject([
      { item: 'I2', blockedBecause: [{ code: 'item_waits', item: 'I1' }] },
    ]);
    const change = { I1: { state: 'delivered' as const, startedAt: START + 1.1 * MINUTE } };
    expect(plan(items, 3, { change }).waiting).toMatchObject([{ dueSimMs: 3.1 * MINUTE, blockedBecause: [] }]);
    expect(plan(items, 3.1, { change }).due).toMatchObject([{ item: 'I2', because: 'item' }]);
    const failed = { I1: { state: 'failed' as const } };
    expect(plan(items, 9, { change: failed }).waiting).toMatchObject([
      { blockedBecause: [{ code: 'item_never', item: 'I1' }] },
    ]);
  });

  it('tells a contingency when what was expected was missed, and only then', () => {
    const items = [
      item('I1', { trigger: at(0), expectations: [expected] }),
      item('C1', {
        kind: 'contingency',
        trigger: { on: 'expectation', item: 'I1', expectation: 'share', outcome: 'missed', afterMs: MINUTE },
      }),
    ];
    const done = { I1: { state: 'delivered' as const, startedAt: START } };
    const of = (state: OutcomeState, minutes: number) =>
      plan(items, minutes, { change: done, outcomes: [outcome('I1', 'share', state, 10)] });
    expect(of('pending', 10.5).waiting).toMatchObject([
      { blockedBecause: [{ code: 'outcome_waits', item: 'I1', expectation: 'share', state: 'missed' }] },
    ]);
    expect(of('met', 11).waiting).toMatchObject([
      { blockedBecause: [{ code: 'outcome_other', item: 'I1', expectation: 'share', state: 'met' }] },
    ]);
    expect(of('missed', 10.5).waiting).toMatchObject([{ dueSimMs: 11 * MINUTE, blockedBecause: [] }]);
    expect(of('missed', 11).due).toMatchObject([{ item: 'C1', because: 'expectation' }]);
  });

  it('waits for all of what it requires, or for any of it, and is late only from then on', () => {
    const of = (mode: 'all' | 'any') => [
      item('I1', { trigger: at(0), expectations: [expected] }),
      item('I2', { trigger: { on: 'manual' } }),
      item('I3', {
        trigger: at(5),
        requires: {
          mode,
          of: [
            { item: 'I1', expectation: null, outcome: 'missed' },
            { item: 'I2', expectation: null, outcome: 'delivered' },
          ],
        },
      }),
    ];
    const change = { I1: { state: 'delivered' as const, startedAt: START } };
    const outcomes = [outcome('I1', 'share', 'missed', 10)];
    expect(plan(of('all'), 10, { change, outcomes }).waiting).toMatchObject([
      { item: 'I2', blockedBecause: [{ code: 'by_hand' }] },
      { item: 'I3', blockedBecause: [{ code: 'needs', needs: [{ item: 'I2', outcome: 'delivered' }] }] },
    ]);
    expect(plan(of('any'), 10, { change, outcomes }).due).toMatchObject([{ item: 'I3', dueWall: START + 10 * MINUTE }]);
    expect(plan(of('any'), 9, { change }).waiting[1]?.blockedBecause.map(blockText)).toEqual([
      'It needs one of: what I1 requires missed; I2 delivered',
    ]);
  });

  it('says of each what ENDEX skips and why', () => {
    const items = [
      item('I1', { trigger: at(1) }),
      item('I2', { trigger: at(30) }),
      item('I3', { trigger: { on: 'manual' } }),
      item('I4', { trigger: at(2) }),
      item('I5', { trigger: at(2) }),
    ];
    const clock = [startex, clockEvent(2, 'endex', 20)];
    const change = {
      I1: { state: 'delivered' as const },
      I4: { state: 'held' as const, heldBecause: 'passed_over' as const },
      I5: { state: 'delivering' as const },
    };
    const { skip, ...rest } = plan(items, 21, { clock, change });
    expect(skip.map(({ item: code, reason }) => `${code}: ${reason}`)).toEqual([
      'I2: ENDEX before it was due',
      'I3: ENDEX; A controller fires it',
      'I4: ENDEX while it was skipped over',
    ]);
    // What was begun may have come in already.
    expect(rest).toEqual({
      due: [],
      hold: [],
      held: [],
      waiting: [],
      resume: [{ item: 'I5', cell: expect.anything() }],
    });
  });

  it('goes by where a controller moved it', () => {
    const change = { I1: { movedToSimMs: 8 * MINUTE } };
    const items = [item('I1', { trigger: at(2) })];
    expect(plan(items, 7, { change })).toMatchObject({ due: [], hold: [] });
    expect(plan(items, 8, { change }).due).toMatchObject([{ because: 'moved' }]);
  });
});
