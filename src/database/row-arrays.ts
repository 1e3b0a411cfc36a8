import { type ArrayType, type ArrayValue, BinaryArrays } from './binary-arrays.ts';

/** Names of columns, each with its type and what a row has in it. */
export type Columns<Row> = Readonly<Record<string, readonly [type: ArrayType, valueOf: (row: Row) => ArrayValue]>>;

/** About what a row takes beside its texts. */
const ROW_BYTES = 200;

/**
 * Many rows for one statement, an array for each column: `source` makes rows named `r` of them again, in a FROM, out of the
 * parameters that follow the `before` others. PostgreSQL reads them at a fraction of what a JSON text of all rows costs it,
 * which it takes apart twice.
 */
export function rowArrays<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  { before = 0, textBytes = 0 }: { before?: number; textBytes?: number } = {},
): { source: string; parameters: Buffer[] } {
  const arrays = new BinaryArrays(rows.length * ROW_BYTES + textBytes);
  const named = Object.entries(columns);
  const places = named.map(([, [type]], at) => `$${before + at + 1}::${type}[]`);
  return {
    source: `unnest(${places.join(', ')}) AS r (${named.map(([name]) => name).join(', ')})`,
    parameters: named.map(([, [type, valueOf]]) => arrays.column(type, rows, valueOf)),
  };
}
