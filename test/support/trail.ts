import { AuditWriter } from '../../src/audit/audit.writer.ts';
import type { TestApp } from './app.ts';
import { until } from './until.ts';

export interface TrailRow {
  index: string;
  realm: string;
  seq: string;
  event_id: string;
  type: string;
  objects: string[];
  details: Record<string, unknown>;
  origin: { address: string | null; credential: string | null } | null;
  actor: { id: string; name: string };
}

/** Waits until the trail has caught up with every journal, and returns it. */
export async function writtenTrail({ app, db }: Pick<TestApp, 'app' | 'db'>): Promise<TrailRow[]> {
  const writer = app.get(AuditWriter);
  await until(async () => ((await writer.step()) === 0 && (await caughtUp(db)) ? true : undefined));
  return db.query<TrailRow>('SELECT * FROM audit_entries ORDER BY index');
}

export async function caughtUp(db: TestApp['db']): Promise<boolean> {
  const [row] = await db.query<{ behind: boolean }>(
    `SELECT EXISTS (SELECT FROM journal j LEFT JOIN audit_cursors c ON c.realm = j.realm
       WHERE j.seq > coalesce(c.seq, 0)) AS behind`,
  );
  return row?.behind === false;
}
