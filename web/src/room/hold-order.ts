export interface HeldRow<Row> {
  row: Row;
  /** No longer in the list: closed meanwhile, moved out of the filter, or not ours to see any more. */
  gone: boolean;
}

/** A list as it is shown while somebody may be pointing at it. */
export interface HeldList<Row> {
  rows: HeldRow<Row>[];
  /** New ones, which are not shown yet. */
  waiting: number;
}

/**
 * Rows in the order in which they are shown already, with their content as it is now. New ones wait, and one that is no
 * longer in the list keeps its place, so that nothing moves under a pointer.
 */
export function holdOrder<Row extends { id: string }>(shown: readonly Row[], fresh: readonly Row[]): HeldList<Row> {
  const now = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map(({ id }) => id));
  return {
    rows: shown.map((row) => ({ row: now.get(row.id) ?? row, gone: !now.has(row.id) })),
    waiting: fresh.filter(({ id }) => !known.has(id)).length,
  };
}
