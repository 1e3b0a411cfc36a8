import { readClock } from '../clock/clock.ts';
import type { Delivery, RunPicture } from '../run-row.ts';
import { isTold } from '../template/told.ts';
import { amendDeliveries } from './amend-deliveries.ts';
import type { Change } from './amendment.ts';
import { type AmendmentRefusal, checkAmendment } from './check-amendment.ts';
import type { ItemFault } from './read-item.ts';
import { amended, type ScriptInEffect } from './script-in-effect.ts';
import type { WantedChange } from './wanted-change.ts';

/** A run as it would be with a change in it, or what keeps it from being made. */
export type AmendedPicture =
  { picture: RunPicture; change: Change } | { picture: null; refusal: AmendmentRefusal; faults: ItemFault[] };

export function amendedPicture(run: RunPicture, wanted: WantedChange, now: number): AmendedPicture {
  const { template, deliveries, cells } = run;
  const script: ScriptInEffect = { template, moves: {} };
  const checked = checkAmendment({ script, cells, deliveries, clock: readClock(run.clock, now) }, wanted);
  if (!checked.change) return { picture: null, refusal: checked.refusal, faults: checked.faults };
  const { change } = checked;
  const after = amended(script, change).template;
  const amendedOnes = amendDeliveries(deliveries, change, { before: template, after }, (name) => ({
    ...PENDING,
    ...name,
    told: isTold(after.items.find(({ code }) => code === name.item)?.delivery.channel ?? 'message'),
  }));
  return { picture: { ...run, template: after, deliveries: amendedOnes }, change };
}

const PENDING: Omit<Delivery, 'item' | 'cell' | 'told'> = {
  state: 'pending',
  heldBecause: null,
  firedAt: null,
  movedToSimMs: null,
  startedAt: null,
  startedSimMs: null,
  dueSimMs: null,
  attempts: 0,
  retryAt: null,
  posted: 0,
  posts: 1,
  deliveredAt: null,
  deliveredSimMs: null,
  reason: null,
  alertIds: [],
};
