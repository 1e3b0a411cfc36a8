import type { TestDatabase } from './database.ts';
import { until } from './until.ts';

/** Makes what there is of these alerts, and of the cases they are in, so many days older; the queue follows. */
export async function ageAlerts(db: TestDatabase, ids: readonly string[], days: number): Promise<void> {
  // What correlation is about to write would make them young again.
  await until(async () => {
    const [row] = await db.query<{ busy: boolean }>('SELECT EXISTS (SELECT FROM correlation_inputs) AS busy');
    return row?.busy === false ? true : undefined;
  });
  const back = (column: string): string => `${column} = ${column} - make_interval(days => $2)`;
  const aged = (table: string, columns: string[], where: string): Promise<unknown> =>
    db.query(`UPDATE ${table} SET ${columns.map(back).join(', ')} WHERE ${where}`, [ids, days]);
  await aged(
    'cases',
    ['first_seen', 'last_seen', 'opened_at', 'updated_at', 'closed_at'],
    'id IN (SELECT group_id FROM alert_links WHERE alert_id = ANY($1::uuid[]))',
  );
  await aged('alerts', ['occurred_at', 'received_at', 'effective_at'], 'id = ANY($1::uuid[])');
  await aged('alert_links', ['first_at', 'last_at', 'linked_at'], 'alert_id = ANY($1::uuid[])');
  await aged(
    'triage_dispositions',
    ['acknowledged_at', 'closed_at', 'updated_at'],
    `kind = 'alert' AND subject_id = ANY($1::uuid[])`,
  );
  // A link that moves only in time leaves what the queue was made with.
  await db.query('SELECT breakwater_queue_alerts($1::uuid[])', [ids]);
}
