import { canonicalJson } from '../../common/canonical-json.ts';
import { type Block, blockText, isOfAll } from '../schedule/block.ts';
import type { DeliveryState, DeliveryStateName } from '../schedule/delivery-state.ts';
import type { Plan } from '../schedule/plan.ts';
import { planDeliveries } from '../schedule/plan-deliveries.ts';
import type { ScheduleInput } from '../schedule/schedule-input.ts';

export const OUTLOOKS = ['at_once', 'held', 'at', 'waits', 'no_more'] as const;

/** What would become of one delivery, as things stand. */
export interface Outlook {
  state: DeliveryStateName;
  /** At once, by the next look at the script; held, until a controller decides; at its time; when what blocks it is gone; or not. */
  goes: (typeof OUTLOOKS)[number];
  dueSimMs: number | null;
  dueWall: number | null;
  blockedBecause: Block[];
}

/** A delivery a change would make a difference to; null where there is none before, or after. */
export interface OutlookChange {
  item: string;
  cell: string;
  before: Outlook | null;
  after: Outlook | null;
}

/** What a change of the script makes a difference to, by the very rules that deliver: the item itself, and what waits for it. */
export function compareOutlooks(before: ScheduleInput, after: ScheduleInput): OutlookChange[] {
  const [was, becomes] = [outlooks(before), outlooks(after)];
  const keys = [...new Set([...was.keys(), ...becomes.keys()])];
  return keys.flatMap((key) => {
    const [old, next] = [was.get(key), becomes.get(key)];
    const same = old !== undefined && next !== undefined && textOf(old.outlook) === textOf(next.outlook);
    const name = old ?? next;
    if (same || !name) return [];
    return { item: name.item, cell: name.cell, before: old?.outlook ?? null, after: next?.outlook ?? null };
  });
}

function textOf(outlook: Outlook): string {
  return canonicalJson({ ...outlook, blockedBecause: outlook.blockedBecause.map(blockText) });
}

function outlooks(input: ScheduleInput): Map<string, { item: string; cell: string; outlook: Outlook }> {
  const plan = planDeliveries(input);
  return new Map(
    input.deliveries.map((delivery) => {
      const { item, cell } = delivery;
      return [`${item} ${cell}`, { item, cell, outlook: outlookOf(plan, delivery) }];
    }),
  );
}

function outlookOf(plan: Plan, { item, cell, state }: DeliveryState): Outlook {
  const here = <Of extends { item: string; cell: string }>(of: readonly Of[]): Of | undefined =>
    of.find((one) => one.item === item && one.cell === cell);
  const nothing = { state, dueSimMs: null, dueWall: null, blockedBecause: [] };
  const due = here(plan.due);
  if (due) return { ...nothing, goes: 'at_once', dueSimMs: due.dueSimMs };
  const late = here(plan.hold);
  if (late) return { ...nothing, goes: 'held', dueSimMs: late.dueSimMs };
  if (here(plan.held)) return { ...nothing, goes: 'held' };
  const waiting = here(plan.waiting);
  if (!waiting) return { ...nothing, goes: state === 'delivering' ? 'at_once' : 'no_more' };
  const { dueSimMs, dueWall, blockedBecause } = waiting;
  return {
    state,
    goes: dueSimMs === null || blockedBecause.some((block) => !isOfAll(block)) ? 'waits' : 'at',
    dueSimMs,
    dueWall,
    blockedBecause,
  };
}
