/** A technique of a case, and when it was first met. Epoch milliseconds. */
export interface TechniqueMet {
  technique: string;
  at: number;
}

/**
 * Every run of `inARow` distinct techniques that follow each other in a case, by when each was first met. Techniques met at
 * the same moment have no order between them and are taken by name.
 */
export function sequencesOf<Met extends TechniqueMet>(met: readonly Met[], inARow: number): Met[][] {
  const ordered = [...met].sort((a, b) => a.at - b.at || (a.technique < b.technique ? -1 : 1));
  return ordered
    .slice(0, Math.max(0, ordered.length - inARow + 1))
    .map((_, from) => ordered.slice(from, from + inARow));
}

const ARROW = '>';

export function sequenceKey(techniques: readonly string[]): string {
  return `sequence:${techniques.join(ARROW)}`;
}

/**
 * Runs that overlap, put together for readers: `A>B>C` and `B>C>D` are one sequence of four.
 * @param keys as {@link sequenceKey} makes them, of one case.
 */
export function longestRuns(keys: readonly string[]): string[][] {
  const left = new Set(keys.map((key) => key.slice(key.indexOf(':') + 1)).sort());
  const parts = (text: string): string[] => text.split(ARROW);
  const overlap = (a: string, b: string): boolean =>
    parts(a).slice(1).join(ARROW) === parts(b).slice(0, -1).join(ARROW);
  const runs: string[][] = [];
  const starts = [...left].filter((key) => ![...left].some((other) => other !== key && overlap(other, key)));
  for (const start of [...starts, ...left]) {
    if (!left.delete(start)) continue;
    const run = parts(start);
    for (let last = start; ;) {
      const next = [...left].find((key) => overlap(last, key));
      if (next === undefined) break;
      left.delete(next);
      run.push(parts(next).at(-1) ?? '');
      last = next;
    }
    runs.push(run);
  }
  return runs;
}
