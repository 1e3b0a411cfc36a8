import type { DeliveryState } from '../schedule/delivery-state.ts';
import type { DrillTemplate } from '../template/template.ts';

/** A cell of a run, with who plays in it. */
export interface RunCell {
  code: string;
  organisationId: string;
  /** Code of the organisation in the registry. */
  organisation: string;
  nation: string;
  /** Actors as the journal names them: `person:…`. */
  actors: readonly string[];
}

/** What an evaluation rests on besides the journal. Always the whole of it, as it now is. */
export interface RunFacts {
  template: DrillTemplate;
  cells: readonly RunCell[];
  /** Read after the entries they are looked at with, or an entry may come before the delivery that caused it. */
  deliveries: readonly DeliveryState[];
}

/** Deliveries that came to their end, by item, earliest first. */
export function deliveredOf(run: RunFacts, item: string): (DeliveryState & { startedAt: number })[] {
  return run.deliveries
    .flatMap((delivery) =>
      delivery.item === item && delivery.state === 'delivered' && delivery.startedAt !== null
        ? [{ ...delivery, startedAt: delivery.startedAt }]
        : [],
    )
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Deliveries of an item that a cell's expectations hang on: its own; where it is told nothing of it, those to others. */
export function deliveriesFor(run: RunFacts, item: string, cell: string): readonly DeliveryState[] {
  const of = run.deliveries.filter((delivery) => delivery.item === item);
  const own = of.filter((delivery) => delivery.cell === cell);
  return own.length > 0 ? own : of;
}

/** T0 of what a cell is expected to do about an item: its own delivery; of what it is not told itself, the first one; null before. */
export function beginningOf(run: RunFacts, item: string, cell: string): number | null {
  const times = deliveriesFor(run, item, cell).flatMap(({ state, startedAt }) =>
    state === 'delivered' && startedAt !== null ? [startedAt] : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** Before which entries can be looked at: what a delivery under way produces is not known yet. */
export function horizonOf(run: RunFacts): number {
  const begun = run.deliveries.flatMap(({ state, startedAt }) => (state === 'delivering' ? [startedAt ?? 0] : []));
  return Math.min(Number.POSITIVE_INFINITY, ...begun);
}
