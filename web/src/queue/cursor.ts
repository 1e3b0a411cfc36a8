import type { Shown } from './shown.ts';
import type { RowKey } from './row-key.ts';

type Rows = readonly Pick<Shown, 'key' | 'gone'>[];

/** The row some steps from the cursor, held at both ends. Without a cursor the first step leads to the first row. */
export function stepped(rows: Rows, cursor: RowKey | null, by: number): RowKey | null {
  if (rows.length === 0) return null;
  const at = rows.findIndex(({ key }) => key === cursor);
  if (at === -1) return rows[by === Infinity ? rows.length - 1 : 0]?.key ?? null;
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.key ?? null;
}

/** Where the cursor goes when its row is dealt with: the next that is still to be decided, else the one before. */
export function advanced(rows: Rows, cursor: RowKey, dealtWith: ReadonlySet<RowKey>): RowKey | null {
  const at = rows.findIndex(({ key }) => key === cursor);
  const open = ({ key, gone }: Rows[number]): boolean => gone === null && !dealtWith.has(key);
  return (rows.slice(at + 1).find(open) ?? rows.slice(0, Math.max(0, at)).findLast(open))?.key ?? null;
}
