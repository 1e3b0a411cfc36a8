import type { JournalEvent } from '../journal/journal-event.ts';
import type { FilterRequest } from './live-frame.ts';

/** A filter as it is applied: sites by id. */
export interface SubscriptionFilter {
  readonly sites?: ReadonlySet<string>;
  readonly nations?: ReadonlySet<string>;
  readonly cases?: ReadonlySet<string>;
  readonly types?: ReadonlySet<string>;
  readonly minSeverity?: number;
}

/** Makes the request ready to be applied. `siteIds` are the ids of the requested sites, in any order. */
export function compileFilter(request: FilterRequest, siteIds: readonly string[]): SubscriptionFilter {
  return {
    ...(request.sites && { sites: new Set(siteIds) }),
    ...(request.nations && { nations: new Set(request.nations) }),
    ...(request.cases && { cases: new Set(request.cases) }),
    ...(request.types && { types: new Set(request.types) }),
    ...(request.minSeverity !== undefined && request.minSeverity > 0 && { minSeverity: request.minSeverity }),
  };
}

/** Equal for filters that let the same through, however they were written. */
export function filterKey(filter: SubscriptionFilter): string {
  const list = (set: ReadonlySet<string> | undefined): string[] | null => (set ? [...set].sort(byText) : null);
  return JSON.stringify([
    list(filter.sites),
    list(filter.nations),
    list(filter.cases),
    list(filter.types),
    filter.minSeverity ?? null,
  ]);
}

/**
 * Whether the event is asked for. An event is about a case if it names it, so that who follows a case learns what was
 * merged into it. An event that states no severity passes `minSeverity`; one that states a change passes if either
 * side does, so that nobody is left with a case that has sunk below the limit.
 */
export function matches(filter: SubscriptionFilter, event: JournalEvent): boolean {
  if (filter.types && !filter.types.has(event.type)) return false;
  if (filter.nations && !filter.nations.has(event.nation)) return false;
  if (filter.sites && (event.siteId === null || !filter.sites.has(event.siteId))) return false;
  if (filter.cases && !casesNamed(event).some((id) => filter.cases?.has(id))) return false;
  if (filter.minSeverity !== undefined) {
    const stated = statedSeverity(event);
    if (stated !== undefined && stated < filter.minSeverity) return false;
  }
  return true;
}

/** The cases an event changes or names. */
export function casesNamed(event: JournalEvent): string[] {
  const named = event.caseId === null ? [] : [event.caseId];
  for (const other of [event.data['into'], event.data['newCaseId']]) if (typeof other === 'string') named.push(other);
  return named;
}

/** The highest severity an event states, before or after a change; undefined when it states none. */
function statedSeverity(event: JournalEvent): number | undefined {
  const { data } = event;
  const stated: unknown[] = [data['severity']];
  if (event.type === 'case.severity_set') stated.push(data['from'], data['to']);
  if (event.type === 'case.updated') {
    const changes = data['changes'] as { severity?: { from?: unknown } } | undefined;
    stated.push(changes?.severity?.from);
  }
  const numbers = stated.filter((value): value is number => typeof value === 'number');
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
