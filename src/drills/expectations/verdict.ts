import type { Match } from './evaluation.ts';
import type { Predicate } from './predicate.ts';

/** Whether a predicate holds, since when on the exercise clock, and by which entries; null while that is open. */
export type Verdict = { holds: boolean; simMs: number; evidence: Match[] } | null;

export interface VerdictContext {
  /** Entries that met a part, by its path. */
  matchesOf: (path: string) => readonly Match[];
  simOf: (wall: number) => number;
  /** When the time began, on the exercise clock. */
  fromSimMs: number;
  /** The deadline of what must happen. */
  endSimMs: number;
  /** The deadline of what must not happen: it stays where it was when what is late is looked for. */
  endOfNotSimMs: number;
  /** Up to where the exercise clock was looked at, and whether it goes no further. */
  nowSimMs: number;
  over: boolean;
}

/**
 * Judges a predicate in three values: what has not happened is open until the time for it has passed. Once it is settled, no later
 * entry changes it.
 */
export function verdict(predicate: Predicate, context: VerdictContext, path = ''): Verdict {
  if ('not' in predicate) {
    const flipped = { ...context, endSimMs: context.endOfNotSimMs, endOfNotSimMs: context.endSimMs };
    const inner = verdict(predicate.not, flipped, `${path}.not`);
    return inner && { ...inner, holds: !inner.holds };
  }
  if ('of' in predicate) {
    const end = context.fromSimMs + predicate.withinMs;
    const shorter = {
      ...context,
      endSimMs: Math.min(context.endSimMs, end),
      endOfNotSimMs: Math.min(context.endOfNotSimMs, end),
    };
    return verdict(predicate.of, shorter, `${path}.of`);
  }
  if ('all' in predicate) return together(predicate.all, context, path, true);
  if ('any' in predicate) return together(predicate.any, context, path, false);
  const { nowSimMs, over, endSimMs } = context;
  const matches = context.matchesOf(path);
  const last = matches[(predicate.count ?? 1) - 1];
  const simMs = last ? context.simOf(last.wall) : null;
  if (simMs !== null && simMs <= endSimMs) {
    return { holds: true, simMs, evidence: matches.slice(0, predicate.count ?? 1) };
  }
  const passed = nowSimMs > endSimMs || (over && nowSimMs >= endSimMs);
  return passed ? { holds: false, simMs: endSimMs, evidence: [] } : null;
}

/** Of `all`, one that does not hold decides, the earliest; else the last one to hold. Of `any` the other way round. */
function together(parts: readonly Predicate[], context: VerdictContext, path: string, all: boolean): Verdict {
  const verdicts = parts.map((part, index) => verdict(part, context, `${path}.${index}`));
  const settled = verdicts.filter((one) => one !== null);
  const deciding = settled.filter(({ holds }) => holds !== all).sort((a, b) => a.simMs - b.simMs)[0];
  if (deciding) return deciding;
  if (settled.length < verdicts.length) return null;
  return {
    holds: all,
    simMs: Math.max(...settled.map(({ simMs }) => simMs)),
    evidence: settled.flatMap(({ evidence }) => evidence),
  };
}
