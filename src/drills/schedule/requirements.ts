import type { ExpectationOutcome } from '../expectations/outcome.ts';
import type { DrillTemplate, MselItem, Requirement } from '../template/template.ts';
import type { Block } from './block.ts';
import { type DeliveryState, isFinal } from './delivery-state.ts';

/** Whether what an item requires is so: since when, in epoch milliseconds, or what is missing. */
export interface Fulfilment {
  sinceWall: number;
  blockedBecause: Block[];
}

interface Known {
  template: DrillTemplate;
  deliveries: readonly DeliveryState[];
  outcomes: readonly ExpectationOutcome[];
}

export function requirementsOf(known: Known, item: MselItem): Fulfilment {
  if (item.requires === null) return { sinceWall: 0, blockedBecause: [] };
  const { mode, of } = item.requires;
  const found = of.map((requirement) => ({ requirement, at: fulfilledAt(known, requirement) }));
  const times = found.flatMap(({ at }) => (at === null ? [] : [at]));
  if (mode === 'any' && times.length > 0) return { sinceWall: Math.min(...times), blockedBecause: [] };
  const missing = found.flatMap(({ requirement, at }) => (at === null ? [requirement] : []));
  if (missing.length === 0) return { sinceWall: Math.max(0, ...times), blockedBecause: [] };
  if (mode === 'any') return { sinceWall: 0, blockedBecause: [{ code: 'needs_one', needs: missing }] };
  return { sinceWall: 0, blockedBecause: missing.map((one) => ({ code: 'needs', needs: [one] })) };
}

/** When the first delivery of an item began, if it came to its end; `never` when none will. */
export function started(deliveries: readonly DeliveryState[], item: string): { at: number | null; never: boolean } {
  const of = deliveries.filter((delivery) => delivery.item === item);
  const times = of.flatMap(({ state, startedAt }) => (state === 'delivered' && startedAt !== null ? [startedAt] : []));
  if (times.length > 0) return { at: Math.min(...times), never: false };
  return { at: null, never: of.every(({ state }) => isFinal(state)) };
}

/** Whether an outcome is the one wanted; null while that is open. */
export function verdictOf({ state }: ExpectationOutcome, wanted: 'met' | 'missed'): boolean | null {
  if (state === 'pending') return null;
  return wanted === 'missed' ? state === 'missed' : state === 'met' || state === 'met_late';
}

function fulfilledAt({ template, deliveries, outcomes }: Known, requirement: Requirement): number | null {
  const { item, expectation, outcome } = requirement;
  if (outcome === 'delivered') return started(deliveries, item).at;
  const required = template.items
    .find(({ code }) => code === item)
    ?.expectations.filter((one) => (expectation === null ? one.required : one.code === expectation));
  const named = new Set(required?.map(({ code }) => code));
  const asked = outcomes.filter((one) => one.item === item && named.has(one.expectation));
  if (asked.length === 0) return null;
  const times = asked.flatMap((one) => (verdictOf(one, outcome) === true ? [one.atWall ?? 0] : []));
  if (outcome === 'missed') return times.length === 0 ? null : Math.min(...times);
  return times.length === asked.length ? Math.max(...times) : null;
}
