import type { QueueRow } from './contract.ts';
import type { RowKey } from './row-key.ts';

/** What became of a row that stays in its place, greyed, until the list is let go. */
export interface Gone {
  how: 'closed' | 'snoozed' | 'linked' | 'merged' | 'left';
  /** Who did it, where somebody did. */
  by: string | null;
  /** Instant, in milliseconds. */
  at: number;
}

/** A row as it is shown. A new object whenever anything of it changed, and the same one as long as nothing did. */
export interface Shown {
  readonly key: RowKey;
  readonly row: QueueRow;
  readonly gone: Gone | null;
  /** Put together from an event; the server's own row has not been read yet. */
  readonly provisional: boolean;
  /** Cursor of the live feed this is true at: what happened before is in it. */
  readonly asOf: number;
}
