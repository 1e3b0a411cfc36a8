export interface Fault {
  line: number;
  column: number;
  message: string;
}

/** Place of a line and column, both from 1, in a text; the end of what there is where it lies beyond. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1));
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, start + Math.min(Math.max(0, column - 1), lines[line - 1]?.length ?? 0));
}

/** What stands beside the text: each line's number, and how many faults it has. */
export function gutter(text: string, faults: readonly Fault[]): { line: number; faults: number }[] {
  const counts = new Map<number, number>();
  for (const { line } of faults) counts.set(line, (counts.get(line) ?? 0) + 1);
  return text.split('\n').map((_, at) => ({ line: at + 1, faults: counts.get(at + 1) ?? 0 }));
}
