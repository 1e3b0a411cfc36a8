import type { Queryable } from '../run-picture.reader.ts';
import type { KindedCell } from '../run-row.ts';
import { comparedNations, type ComparisonWord } from './compared-nations.ts';

/** In the order they were said. */
export async function readComparisonWords(from: Queryable, runId: string): Promise<ComparisonWord[]> {
  return from.query<ComparisonWord[]>(
    'SELECT cell, agreed FROM exercise_comparisons WHERE run_id = $1 ORDER BY ordinal',
    [runId],
  );
}

/** Nations that agreed to be compared. */
export async function readComparing(
  from: Queryable,
  runId: string,
  cells: readonly KindedCell[],
): Promise<Set<string>> {
  return comparedNations(cells, await readComparisonWords(from, runId));
}
