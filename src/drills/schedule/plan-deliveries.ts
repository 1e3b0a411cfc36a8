import { isOver, ranBetween, readClock, simAt, skipOver, wallWhen } from '../clock/clock.ts';
import type { ClockReading } from '../clock/clock-event.ts';
import type { DrillTemplate, MselItem } from '../template/template.ts';
import { type Block, blockText } from './block.ts';
import { type DeliveryState, isFinal } from './delivery-state.ts';
import { type DueTime, dueTime } from './due-time.ts';
import type { ScheduleInput } from './schedule-input.ts';
import type { DueDelivery, HeldDelivery, Plan, SkippedDelivery } from './plan.ts';

/** How late a delivery may be, in real milliseconds the clock ran, before a controller must decide about it. */
export const GRACE_MS = 15_000;

/** The deliveries of a template, all pending: one for an item that goes through intake, else one for each of its cells. */
export function firstDeliveries(template: DrillTemplate): DeliveryState[] {
  return template.items.flatMap(({ code, to }) =>
    to.map((cell) => ({
      item: code,
      cell,
      state: 'pending' as const,
      heldBecause: null,
      firedAt: null,
      movedToSimMs: null,
      startedAt: null,
      alertIds: [],
    })),
  );
}

/**
 * What is to be delivered, held and skipped now, and what waits for what. Depends on stored states and the clock alone, so a
 * dispatcher that was killed goes on where it stopped. Every delivery that is not final is in one list.
 */
export function planDeliveries(input: ScheduleInput): Plan {
  const plan: Plan = { due: [], hold: [], held: [], waiting: [], skip: [], resume: [] };
  const reading = readClock(input.clock, input.wall);
  const items = new Map(input.template.items.map((item) => [item.code, item]));
  for (const delivery of input.deliveries) {
    const item = items.get(delivery.item);
    if (item && !isFinal(delivery.state)) place(plan, input, reading, item, delivery);
  }
  plan.due.sort((a, b) => a.dueWall - b.dueWall);
  return plan;
}

function place(plan: Plan, input: ScheduleInput, reading: ClockReading, item: MselItem, delivery: DeliveryState): void {
  const name = { item: delivery.item, cell: delivery.cell };
  const { firedAt, state } = delivery;
  // Whoever began it may have posted it, so the end does not undo it: posted again, it is known what became of it.
  if (state === 'delivering') plan.resume.push(name);
  else if (isOver(reading.phase)) plan.skip.push(skipped(input, reading, item, delivery));
  else if (reading.phase === 'not_started') {
    const { simMs } = dueTime(input, item, delivery);
    plan.waiting.push({ ...name, dueSimMs: simMs, dueWall: null, blockedBecause: [{ code: 'not_begun' }] });
  } else if (firedAt !== null) {
    plan.due.push({ ...name, because: 'fired', dueSimMs: simAt(input.clock, firedAt), dueWall: firedAt });
  } else if (state === 'held') plan.held.push(name);
  else {
    const due = dueTime(input, item, delivery);
    const ready = readiness(input, reading, due);
    if (ready === null) plan.waiting.push({ ...name, ...waiting(input, reading, due) });
    else if ('lateMs' in ready) plan.hold.push({ ...name, ...ready });
    else plan.due.push({ ...name, ...ready });
  }
}

type Due = Omit<DueDelivery, 'item' | 'cell'>;
type Hold = Omit<HeldDelivery, 'item' | 'cell'>;

/** Due, or so late that a controller must decide; null while it waits. */
function readiness(input: ScheduleInput, reading: ClockReading, due: DueTime): Due | Hold | null {
  const { clock, wall, graceMs = GRACE_MS } = input;
  const { simMs, blockedBecause } = due;
  if (reading.phase !== 'running' || simMs === null || blockedBecause.length > 0 || simMs > reading.simMs) return null;
  // What was skipped over is never told by itself, even if what it requires comes true later.
  if (skipOver(clock, simMs)) return { because: 'passed_over', lateMs: 0, dueSimMs: simMs };
  const dueWall = Math.max(wallWhen(clock, simMs) ?? wall, due.notBeforeWall);
  if (dueWall > wall) return null;
  const lateMs = ranBetween(clock, dueWall, wall);
  if (lateMs > graceMs) return { because: 'overdue', lateMs, dueSimMs: simMs };
  return { because: due.because, dueSimMs: simMs, dueWall };
}

function waiting({ clock }: ScheduleInput, { phase, simMs: now }: ClockReading, { simMs, blockedBecause }: DueTime) {
  const stands: Block[] = phase === 'paused' ? [{ code: 'clock_stands' }] : [];
  const ahead = simMs !== null && simMs > now;
  return {
    dueSimMs: simMs,
    dueWall: ahead && blockedBecause.length === 0 ? wallWhen(clock, simMs) : null,
    blockedBecause: [...stands, ...blockedBecause],
  };
}

const HELD = { overdue: 'overdue', passed_over: 'skipped over', by_controller: 'held by a controller' } as const;

function skipped(
  input: ScheduleInput,
  { phase, simMs: now }: ClockReading,
  item: MselItem,
  delivery: DeliveryState,
): SkippedDelivery {
  const end = phase === 'aborted' ? 'the abort' : 'ENDEX';
  const name = { item: delivery.item, cell: delivery.cell };
  if (delivery.state === 'held') {
    return { ...name, reason: `${end} while it was ${HELD[delivery.heldBecause ?? 'by_controller']}` };
  }
  const { simMs, blockedBecause } = dueTime(input, item, delivery);
  if (blockedBecause.length > 0) return { ...name, reason: `${end}; ${blockedBecause.map(blockText).join('; ')}` };
  return {
    ...name,
    reason: simMs !== null && simMs > now ? `${end} before it was due` : `${end} before it was delivered`,
  };
}
