import type { Actor } from '../../journal/journal-event.ts';
import type { Transaction } from '../../journal/unit-of-work.service.ts';
import type { Run } from '../run-row.ts';
import { type Amendment, type Change, codeOf } from './amendment.ts';

interface AmendmentRow {
  seq: number;
  change: Change;
  actor: Actor;
  reason: string;
  at: Date;
  sim_ms: string;
}

/** What answers a query: a pool, or a transaction. */
interface Queryable {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/** In the order in which they were made. A viewer who does not see the script gets none. */
export async function readAmendments(from: Queryable, runId: string): Promise<Amendment[]> {
  const rows = await from.query<AmendmentRow[]>(
    'SELECT seq, change, actor, reason, at, sim_ms FROM exercise_amendments WHERE run_id = $1 ORDER BY seq',
    [runId],
  );
  return rows.map(({ at, sim_ms: simMs, ...row }) =>
    Object.assign(row, { atWall: at.getTime(), simMs: Number(simMs) }),
  );
}

/** The number of the last one; 0 where nothing was changed. */
export async function lastAmendment(tx: Pick<Transaction, 'query'>, runId: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    'SELECT coalesce(max(seq), 0) AS last FROM exercise_amendments WHERE run_id = $1',
    [runId],
  );
  return row?.last ?? 0;
}

/** Appends. The caller has locked the run, so that numbers come one after the other. */
export async function insertAmendment(
  tx: Pick<Transaction, 'query'>,
  { id, realm, nation, organisationId }: Pick<Run, 'id' | 'realm' | 'nation' | 'organisationId'>,
  { seq, change, actor, reason, atWall, simMs }: Amendment,
): Promise<void> {
  await tx.query(
    `INSERT INTO exercise_amendments
       (run_id, realm, nation, organisation_id, seq, type, item, change, actor, reason, at, sim_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      realm,
      nation,
      organisationId,
      seq,
      change.type,
      codeOf(change),
      JSON.stringify(change),
      JSON.stringify(actor),
      reason,
      new Date(atWall),
      simMs,
    ],
  );
}
