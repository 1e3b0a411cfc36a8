import type { Shown } from './shown.ts';
import type { RowKey } from './row-key.ts';

/** From this severity on a row is critical. */
const CRITICAL = 85;

/** Critical rows that came while the list was held: named until somebody has looked at them, or dealt with them. */
export class Alarms {
  private readonly rows = new Map<RowKey, Shown>();

  raise(entry: Shown): void {
    if (entry.row.severity >= CRITICAL) this.rows.set(entry.key, entry);
  }

  /** What is known of a row now. */
  update(entry: Shown): void {
    if (!this.rows.has(entry.key)) return;
    if (entry.gone === null && entry.row.acknowledgedAt === null) this.rows.set(entry.key, entry);
    else this.rows.delete(entry.key);
  }

  forget(key: RowKey): void {
    this.rows.delete(key);
  }

  /** Newest last. */
  list(): readonly Shown[] {
    return [...this.rows.values()];
  }
}
