import type { JournalEvent } from '../../journal/journal-event.ts';
import type { Expectation } from '../template/template.ts';
import { entryMatches, type Resolver } from './entry-match.ts';
import type { EventPredicate, Predicate } from './predicate.ts';
import { emptyIndex, indexEntry, type ReferenceIndex, resolve } from './reference-index.ts';
import { beginningOf, horizonOf, type RunFacts } from './run-facts.ts';

/** An entry that met a part of a predicate. */
export interface Match {
  id: string;
  /** When it was written down, epoch milliseconds. */
  wall: number;
}

/** How far a run was evaluated. Plain JSON: stored beside the cursor, or made anew from the whole journal. */
export interface Evaluation {
  /** The last entry looked at; 0 before the first. Read on from here. */
  cursor: number;
  /** Every entry written down before this, epoch milliseconds, has been looked at. */
  readUntil: number;
  references: ReferenceIndex;
  /** By {@link partKey}: the first entries that met a part, no more than it needs. */
  matches: Record<string, Match[]>;
}

export function beginEvaluation(): Evaluation {
  return { cursor: 0, readUntil: 0, references: emptyIndex(), matches: {} };
}

/** Names a part of an expectation's predicate, and whose doing is asked for where each member is asked. */
export function partKey(item: string, expectation: string, path: string, actor: string | null): string {
  return [item, expectation, path, actor ?? ''].join('|');
}

/** The parts of a predicate that ask for entries, each with its path. */
export function eventParts(predicate: Predicate, path = ''): { path: string; part: EventPredicate }[] {
  if ('all' in predicate) return predicate.all.flatMap((part, index) => eventParts(part, `${path}.${index}`));
  if ('any' in predicate) return predicate.any.flatMap((part, index) => eventParts(part, `${path}.${index}`));
  if ('not' in predicate) return eventParts(predicate.not, `${path}.not`);
  if ('of' in predicate) return eventParts(predicate.of, `${path}.of`);
  return [{ path, part: predicate }];
}

/**
 * Looks at the entries after the cursor, in order of `seq`, as far as it may: not beyond the beginning of a delivery that is
 * under way. Returns a new evaluation; reading on from its cursor later gives the same as reading from the first entry.
 * `readUntil`: every entry written down before that moment, epoch milliseconds, is among the events given, or was before.
 */
export function advance(
  evaluation: Evaluation,
  run: RunFacts,
  events: readonly JournalEvent[],
  readUntil: number,
): Evaluation {
  const next = structuredClone(evaluation);
  const horizon = horizonOf(run);
  const produced = new Set(run.deliveries.flatMap(({ alertIds }) => alertIds));
  const asked = askedParts(run);
  for (const event of events) {
    if (event.seq <= next.cursor) continue;
    if (Date.parse(event.recordedAt) >= horizon) break;
    next.cursor = event.seq;
    indexEntry(next.references, event, produced);
    for (const part of asked.get(event.type) ?? []) look(next, run, part, event);
  }
  next.readUntil = Math.max(evaluation.readUntil, Math.min(readUntil, horizon));
  return next;
}

interface Asked {
  item: string;
  expectation: Expectation;
  path: string;
  part: EventPredicate;
}

/** Every part of every expectation, by the type of entry it asks for. */
function askedParts({ template }: RunFacts): Map<string, Asked[]> {
  const asked = new Map<string, Asked[]>();
  for (const { code: item, expectations } of template.items) {
    for (const expectation of expectations) {
      if (!expectation.predicate) continue;
      for (const { path, part } of eventParts(expectation.predicate)) {
        for (const type of [part.event].flat()) {
          asked.set(type, [...(asked.get(type) ?? []), { item, expectation, path, part }]);
        }
      }
    }
  }
  return asked;
}

function look(next: Evaluation, run: RunFacts, { item, expectation, path, part }: Asked, event: JournalEvent): void {
  const self = run.cells.find(({ code }) => code === expectation.cell);
  const from = beginningOf(run, item, expectation.cell);
  const wall = Date.parse(event.recordedAt);
  if (!self || from === null || wall < from) return;
  const each = expectation.mode === 'all_members' && (part.cell ?? 'self') === 'self';
  const key = partKey(item, expectation.code, path, each ? event.actor.id : null);
  const known = next.matches[key] ?? [];
  if (known.length >= (part.count ?? 1)) return;
  const resolver: Resolver = (reference) => resolve(next.references, run, { item, cell: self }, reference);
  if (entryMatches(part, event, run, self, resolver)) next.matches[key] = [...known, { id: event.id, wall }];
}
