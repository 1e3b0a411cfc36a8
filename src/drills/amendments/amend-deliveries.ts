import type { DeliveryState } from '../schedule/delivery-state.ts';
import type { DrillTemplate } from '../template/template.ts';
import { type Change, codeOf } from './amendment.ts';
import { sameTrigger } from './script-in-effect.ts';

/** Begun, and so no longer to be changed: it may be on its way, or somebody said to fire it. */
export function isBegun({ state, firedAt }: Pick<DeliveryState, 'state' | 'firedAt'>): boolean {
  return state === 'delivering' || state === 'delivered' || (state === 'pending' && firedAt !== null);
}

/**
 * The deliveries of a run after a change of its script: of the item alone, and of those alone that had not begun. `after` is the
 * script with the change in it. What is new is pending, what is told no longer is withdrawn, and what is given another time and
 * was held, its time being past, waits for that time.
 */
export function amendDeliveries<Delivery extends DeliveryState>(
  deliveries: readonly Delivery[],
  change: Change,
  { before, after }: { before: DrillTemplate; after: DrillTemplate },
  create: (name: { item: string; cell: string }) => Delivery,
): Delivery[] {
  const code = codeOf(change);
  const item = after.items.find((one) => one.code === code);
  if (!item) return [...deliveries];
  const was = before.items.find((one) => one.code === code);
  const retimed = change.type === 'edit' && was !== undefined && !sameTrigger(was.trigger, item.trigger);
  const changed = deliveries.map((delivery): Delivery => {
    if (delivery.item !== code || isBegun(delivery)) return delivery;
    if (!item.to.includes(delivery.cell)) {
      return delivery.state === 'withdrawn' ? delivery : { ...delivery, ...NOT_HELD, state: 'withdrawn' };
    }
    if (delivery.state === 'withdrawn') return { ...create({ item: code, cell: delivery.cell }) };
    if (change.type === 'move' && change.cells.includes(delivery.cell)) {
      return { ...delivery, ...NOT_HELD, state: 'pending', movedToSimMs: change.simMs };
    }
    if (!retimed) return delivery;
    const late = delivery.state === 'held' && delivery.heldBecause !== 'by_controller';
    return { ...delivery, movedToSimMs: null, ...(late && { ...NOT_HELD, state: 'pending' }) };
  });
  const known = new Set(deliveries.filter((delivery) => delivery.item === code).map(({ cell }) => cell));
  const fresh = item.to.filter((cell) => !known.has(cell)).map((cell) => create({ item: code, cell }));
  return [...changed, ...fresh];
}

const NOT_HELD = { heldBecause: null } as const;
