import { NO_ORGANISATION } from '../../access/operator.ts';
import { isJsonObject, type Json } from '../../common/json.ts';
import type { JournalEvent } from '../../journal/journal-event.ts';
import type { EventPredicate, Matcher, Scalar } from './predicate.ts';
import { parseReference, type Reference } from './reference-name.ts';
import type { RunCell, RunFacts } from './run-facts.ts';

/** What a reference stands for at the moment an entry is looked at. */
export type Resolver = (reference: Reference) => string[];

/** Whether an entry is one a predicate asks for, by a cell. */
export function entryMatches(
  predicate: EventPredicate,
  event: JournalEvent,
  run: RunFacts,
  self: RunCell,
  resolver: Resolver,
): boolean {
  if (![predicate.event].flat().includes(event.type)) return false;
  const { cell = 'self', where = {} } = predicate;
  if (cell !== 'any') {
    const asked = cell === 'self' ? self : run.cells.find(({ code }) => code === cell);
    if (!asked || !isOf(event, asked)) return false;
  }
  return Object.entries(where).every(([path, matcher]) => meets(valuesAt(event, path), matcher, resolver));
}

/** Whether a cell did it, or, of what the system wrote, whether it was told to the cell's organisation or nation. */
function isOf({ actor, organisationId, nation }: JournalEvent, cell: RunCell): boolean {
  if (actor.id.startsWith('person:')) return cell.actors.includes(actor.id);
  return organisationId === cell.organisationId || (organisationId === NO_ORGANISATION && nation === cell.nation);
}

/** What stands at a path; of a list each of its items. Nothing where the path leads nowhere or to null. */
function valuesAt(event: JournalEvent, path: string): Json[] {
  let found: Json[] = [event as unknown as Json];
  for (const step of path.split('.')) {
    found = found.flatMap((value) => {
      if (!isJsonObject(value) || !Object.hasOwn(value, step)) return [];
      const next = value[step] ?? null;
      return Array.isArray(next) ? next : [next];
    });
  }
  return found;
}

function meets(values: readonly Json[], matcher: Matcher, resolver: Resolver): boolean {
  const present = values.filter((value) => value !== null);
  if (typeof matcher !== 'object' || matcher === null || Array.isArray(matcher)) {
    return isOneOf(values, [matcher].flat(), resolver);
  }
  if ('not' in matcher) return !isOneOf(values, [matcher.not].flat(), resolver);
  if ('exists' in matcher) return present.length > 0 === matcher.exists;
  if ('contains' in matcher) {
    const parts = [matcher.contains].flat().map((part) => part.toLowerCase());
    const texts = present.filter((value) => typeof value === 'string').map((text) => text.toLowerCase());
    return texts.some((text) => parts.some((part) => text.includes(part)));
  }
  const numbers = present.filter((value) => typeof value === 'number');
  return 'at_least' in matcher
    ? numbers.some((value) => value >= matcher.at_least)
    : numbers.some((value) => value <= matcher.at_most);
}

function isOneOf(values: readonly Json[], wanted: readonly Scalar[], resolver: Resolver): boolean {
  return wanted.some((one) => {
    if (one === null) return values.length === 0 || values.includes(null);
    const reference = typeof one === 'string' && one.startsWith('$') ? parseReference(one) : null;
    const stood: readonly Scalar[] = reference ? resolver(reference) : [one];
    return stood.some((value) => values.includes(value));
  });
}
