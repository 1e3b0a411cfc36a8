import type { Outcome } from './scores.ts';

/**
 * Whether two runs end every alert alike: with the same others, in a case or in none, explained or not.
 *
 * @throws Error naming the first alert that does not.
 */
export function sameOutcomes(name: string, one: readonly Outcome[], other: readonly Outcome[]): void {
  const [toOther, toOne] = [new Map<string, string>(), new Map<string, string>()];
  for (const [index, a] of one.entries()) {
    const b = other[index];
    if (!b) throw new Error(`${name}: alert ${index} is in one run only`);
    const paired = (toOther.get(a.group) ?? b.group) === b.group && (toOne.get(b.group) ?? a.group) === a.group;
    toOther.set(a.group, b.group);
    toOne.set(b.group, a.group);
    if (!paired || (a.number === null) !== (b.number === null) || a.explained !== b.explained) {
      throw new Error(`${name}: alert ${index} ended as ${JSON.stringify(a)} and as ${JSON.stringify(b)}`);
    }
  }
}
