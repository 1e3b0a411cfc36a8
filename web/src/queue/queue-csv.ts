import { type Cell, csvText } from '../parts/csv.ts';
import { severityClass } from '../parts/severity.ts';
import type { QueuePage, QueueRow } from './contract.ts';

/** Rows of one file: beyond that a report is better made by a program. */
export const MOST_EXPORTED = 5_000;

type Column = readonly [name: string, cell: (row: QueueRow) => Cell];

/** Names of the interface, the same in every language, since files are read by programs too. */
const COLUMNS: readonly Column[] = [
  ['kind', ({ kind }) => kind],
  ['id', ({ id }) => id],
  ['case', ({ displayId }) => displayId],
  ['severity', ({ severity }) => severity],
  ['severity_class', ({ severity }) => severityClass(severity)],
  ['priority', ({ priority }) => priority],
  ['status', ({ status }) => status],
  ['tlp', ({ tlp }) => tlp],
  ['title', ({ title }) => title],
  ['why', ({ why }) => why],
  ['nation', ({ nation }) => nation],
  ['site', ({ site }) => site?.code],
  ['site_name', ({ site }) => site?.name],
  ['domains', ({ domains }) => domains.join(' ')],
  ['zone', ({ zone }) => zone],
  ['sensor', ({ sensor }) => sensor?.name],
  ['format', ({ format }) => format],
  ['rule', ({ rule }) => rule],
  ['count', ({ count }) => count],
  ['first_seen', ({ firstSeen }) => firstSeen],
  ['last_seen', ({ lastSeen }) => lastSeen],
  ['arrived_at', ({ arrivedAt }) => arrivedAt],
  ['acknowledged_at', ({ acknowledgedAt }) => acknowledgedAt],
  ['due', ({ due }) => due],
  ['due_kind', ({ dueKind }) => dueKind],
  ['assignee', ({ assignee }) => assignee?.name],
  ['snoozed_until', ({ snoozedUntil }) => snoozedUntil],
  ['closed_at', ({ closed }) => closed?.at],
  ['closed_by', ({ closed }) => closed?.by?.name],
  ['close_reason', ({ closed }) => closed?.reason],
];

export const queueCsv = (rows: readonly QueueRow[]): string =>
  csvText(
    COLUMNS.map(([name]) => name),
    rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  );

export interface Exported {
  rows: QueueRow[];
  /** How many there are; more than were taken where the list is longer than a file may be. */
  total: number;
}

/** Everything in the list, through its pages, up to what one file may hold. */
export async function exportedRows(read: (cursor: string | undefined) => Promise<QueuePage>): Promise<Exported> {
  const rows: QueueRow[] = [];
  let cursor: string | undefined;
  let total = 0;
  do {
    const page = await read(cursor);
    rows.push(...page.items);
    total = page.total;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < MOST_EXPORTED);
  return { rows: rows.slice(0, MOST_EXPORTED), total };
}
