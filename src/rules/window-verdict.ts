import type { Position } from '../intake/alert.ts';
import type { Expression } from './expression.ts';
import type { Match } from './match.ts';
import type { CorrelationRule, CountCondition, Operator } from './rule.ts';
import { WindowTally } from './window-tally.ts';

/** Metres between two places. */
export type Distance = (a: Position, b: Position) => number;

/** A window that satisfies a rule. */
export interface Verdict<N> {
  /** What was counted, or computed; for temporal rules, how many of the rules matched. */
  measured: number;
  /** Whose matches take part. */
  nodes: Iterable<N>;
  /** Matches that take part, and the first of them in time. */
  matches: number;
  from: number;
}

/** Whether the window, whose last match is the one it is judged at, satisfies the rule; null if not. */
export function judgeWindow<N>(
  rule: CorrelationRule,
  tally: WindowTally<N>,
  window: { matches: readonly Match<N>[]; from: number; to: number },
  distance: Distance,
): Verdict<N> | null {
  if (rule.withinMetres !== null) return judgeNear(rule, window, distance);
  const first = window.matches[window.from];
  if (!first) return null;
  if (rule.type === 'temporal_ordered') {
    return completes(rule, tally, window.matches[window.to])
      ? inOrderChain(rule, window.matches.slice(window.from, window.to + 1))
      : null;
  }
  const measured = measure(rule, tally);
  return measured === null ? null : { measured, nodes: tally.nodes.keys(), matches: tally.size, from: first.t };
}

/** Only what lies near the last match counts; what has no place lies nowhere. */
function judgeNear<N>(
  rule: CorrelationRule,
  { matches, from, to }: { matches: readonly Match<N>[]; from: number; to: number },
  distance: Distance,
): Verdict<N> | null {
  const centred = matches[to];
  const centre = centred?.position;
  if (!centre) return null;
  const near = matches
    .slice(from, to + 1)
    .filter(({ position }) => position && distance(position, centre) <= (rule.withinMetres ?? 0));
  const tally = new WindowTally<N>(rule.rules.length);
  for (const match of near) tally.add(match);
  if (rule.type === 'temporal_ordered') return completes(rule, tally, centred) ? inOrderChain(rule, near) : null;
  const measured = measure(rule, tally);
  return measured === null
    ? null
    : { measured, nodes: tally.nodes.keys(), matches: near.length, from: near[0]?.t ?? 0 };
}

function measure<N>(rule: CorrelationRule, tally: WindowTally<N>): number | null {
  if (rule.expression) {
    const present = (name: string): boolean =>
      (tally.labels[rule.rules.findIndex(({ text }) => text === name)] ?? 0) > 0;
    return holds(rule.expression, present) ? matched(tally) : null;
  }
  if (rule.type === 'temporal') {
    const found = matched(tally);
    return rule.count ? within(rule.count, found) : found === rule.rules.length ? found : null;
  }
  if (!rule.count) return null;
  const value = aggregate(rule, rule.count, tally);
  return value === null ? null : within(rule.count, value);
}

function aggregate<N>(rule: CorrelationRule, count: CountCondition, tally: WindowTally<N>): number | null {
  switch (rule.type) {
    case 'event_count':
      return tally.size;
    case 'value_count':
      return tally.values.size;
    case 'value_sum':
      return rounded(tally.sum);
    case 'value_avg':
      return tally.size === 0 ? null : rounded(tally.sum / tally.size);
    case 'value_percentile':
      return percentile(tally, count.percentile);
    default:
      return null;
  }
}

/** The value that so many per cent of the values do not exceed (nearest rank). */
function percentile<N>(tally: WindowTally<N>, wanted: number): number | null {
  const values = [...tally.values.entries()].filter((entry): entry is [number, number] => typeof entry[0] === 'number');
  values.sort(([a], [b]) => a - b);
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil((wanted / 100) * total));
  let seen = 0;
  for (const [value, count] of values) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}

const COMPARE: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
};

function within(count: CountCondition, value: number): number | null {
  return count.bounds.every(({ operator, value: bound }) => COMPARE[operator](value, bound)) ? value : null;
}

function matched<N>(tally: WindowTally<N>): number {
  return tally.labels.filter((count) => count > 0).length;
}

function holds(expression: Expression, present: (name: string) => boolean): boolean {
  if (expression.op === 'name') return present(expression.name);
  if (expression.op === 'not') return !holds(expression.item, present);
  return expression.op === 'and'
    ? expression.items.every((item) => holds(item, present))
    : expression.items.some((item) => holds(item, present));
}

/**
 * The rules matched in the order listed, the last of them by the last match. Matches of the same time are in any order;
 * one match stands for one rule. Those take part that lie on some chain.
 */
function inOrderChain<N>(rule: CorrelationRule, window: readonly Match<N>[]): Verdict<N> | null {
  const last = rule.rules.length - 1;
  const end = window.at(-1);
  if (!end) return null;
  // Earliest match by which the rules up to each are matched in order.
  const first: (Match<N> | undefined)[] = [];
  for (let label = 0; label <= last; label += 1) {
    const former = first[label - 1];
    if (label > 0 && !former) return null;
    first.push(window.find((match) => hasLabel(match, label) && follows(match, former) && !first.includes(match)));
  }
  if (!first[last]) return null;
  // Latest match from which the rules after each can still be matched, ending with the last.
  const latest: (Match<N> | undefined)[] = [];
  latest[last] = end;
  for (let label = last - 1; label >= 0; label -= 1) {
    const next = latest[label + 1];
    latest[label] = window.findLast(
      (match) => hasLabel(match, label) && follows(next, match) && !latest.includes(match),
    );
    if (!latest[label]) return null;
  }
  const nodes = new Set<N>();
  let from = end.t;
  let matches = 0;
  for (const match of window) {
    const taking = first.some((least, label) => {
      const most = latest[label];
      return hasLabel(match, label) && least && most && match.t >= least.t && match.t <= most.t;
    });
    if (!taking) continue;
    matches += 1;
    from = Math.min(from, match.t);
    for (const node of match.nodes) nodes.add(node);
  }
  return { measured: rule.rules.length, nodes, matches, from };
}

/** Whether a match can be the end of a chain: of the last rule, with one of every other in its window. */
function completes<N>(rule: CorrelationRule, tally: WindowTally<N>, end: Match<N> | undefined): boolean {
  return end !== undefined && hasLabel(end, rule.rules.length - 1) && matched(tally) === rule.rules.length;
}

function hasLabel<N>({ labels }: Match<N>, label: number): boolean {
  return (labels & (1 << label)) !== 0;
}

function follows<N>(match: Match<N> | undefined, former: Match<N> | undefined): boolean {
  return match !== undefined && (former === undefined || match.t >= former.t);
}

/** So that the same values in another order, whose sum differs in its last bits, print the same. */
function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
