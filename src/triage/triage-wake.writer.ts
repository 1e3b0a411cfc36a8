import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockMarkings } from '../cases/marking.store.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { SEVERITY_CLASSES } from './queue-severity.ts';
import { DISPOSITION_COLUMNS, type DispositionRow, standingOf } from './triage-disposition.store.ts';
import { alertState, type CaseColumns, caseState, triageChanged } from './triage-events.ts';

/** Most things woken in one transaction. */
const BATCH = 250;
/** Who wakes what was put off when nobody does. */
const ENGINE: Actor = { id: 'system:triage', name: 'Triage' };

/** Its time has come, or it has become worse than it was when it was put off. Parameter 1 is the time now. */
const IS_DUE = `(d.snoozed_until <= $1 OR breakwater_severity_class(q.severity) > d.snoozed_class)`;

interface DueRow extends DispositionRow {
  kind: 'case' | 'alert';
  id: string;
  nation: string;
  /** Null when it is in the queue no more. */
  organisation_id: string | null;
  site_id: string;
  tlp: string;
  class: number;
  /** Of a case. */
  number: number | null;
  case_acknowledged_at: Date | null;
  case_acknowledged_by: string | null;
  case_assignee: string | null;
  case_closed_at: Date | null;
  case_closed_by: string | null;
  case_close_reason: string | null;
  case_version: string | null;
}

/** Brings back what was put off, once its time has come or it has become worse. */
@Injectable()
export class TriageWakeWriter {
  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns how many came back. */
  async wake(now: Date): Promise<number> {
    const realms = await this.dataSource.query<{ realm: string }[]>(
      `SELECT DISTINCT d.realm FROM triage_dispositions d LEFT JOIN queue_heads q ON q.kind = d.kind AND q.id = d.subject_id
       WHERE d.snoozed_until IS NOT NULL AND ${IS_DUE}`,
      [now],
    );
    let woken = 0;
    for (const { realm } of realms) {
      for (;;) {
        const some = await this.unitOfWork.transactAsEngine(realm, (transaction) => wakeSome(transaction, now));
        woken += some;
        if (some < BATCH) break;
      }
    }
    return woken;
  }

  /** Choices whose time is over, and what can be undone no more. */
  async forget(now: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM triage_selections WHERE expires_at < $1', [now]);
    await this.dataSource.query(`DELETE FROM triage_actions WHERE at < $1::timestamptz - interval '1 day'`, [now]);
  }
}

async function wakeSome(transaction: Transaction, now: Date): Promise<number> {
  await lockMarkings(transaction);
  const due = await transaction.query<DueRow>(
    `SELECT d.kind, d.subject_id AS id, d.nation, q.organisation_id, q.site_id, q.tlp,
            breakwater_severity_class(q.severity) AS class, q.number::int AS number, ${DISPOSITION_COLUMNS},
            c.acknowledged_at AS case_acknowledged_at, c.acknowledged_by AS case_acknowledged_by,
            c.assignee AS case_assignee, c.closed_at AS case_closed_at, c.closed_by AS case_closed_by,
            c.close_reason AS case_close_reason, c.version AS case_version
     FROM triage_dispositions d LEFT JOIN queue_heads q ON q.kind = d.kind AND q.id = d.subject_id
       LEFT JOIN cases c ON d.kind = 'case' AND c.id = d.subject_id
     WHERE d.realm = $2 AND d.snoozed_until IS NOT NULL AND ${IS_DUE}
     ORDER BY d.kind, d.subject_id LIMIT $3 FOR UPDATE OF d`,
    [now, transaction.realm, BATCH],
  );
  if (due.length === 0) return 0;
  await transaction.query(
    `UPDATE triage_dispositions d SET snoozed_until = NULL, snoozed_by = NULL, snoozed_class = NULL,
       version = d.version + 1, updated_at = $2
     FROM jsonb_to_recordset($3::jsonb) AS r (kind text, id uuid)
     WHERE d.realm = $1 AND d.kind = r.kind AND d.subject_id = r.id`,
    [transaction.realm, now, JSON.stringify(due.map(({ kind, id }) => ({ kind, id })))],
  );
  for (const row of due) tell(transaction, row, now);
  return due.length;
}

function tell(transaction: Transaction, row: DueRow, now: Date): void {
  const { kind, id, nation, organisation_id: organisationId, site_id: siteId, tlp } = row;
  // It has come into a case meanwhile, or was merged: nobody waits for it.
  if (organisationId === null) return;
  const { state, version } = standingOf(row);
  const worse = row.snoozed_class !== null && row.class > row.snoozed_class;
  const reason = worse
    ? `Its severity went from ${SEVERITY_CLASSES[row.snoozed_class ?? 0]} to ${SEVERITY_CLASSES[row.class]} while it was put off`
    : 'The time it was put off to has come';
  const told = { kind, id, nation, organisationId, siteId, tlp, ...(row.number !== null && { number: row.number }) };
  const stands =
    kind === 'case' ? caseState(caseOf(row), null) : { ...alertState(state, version + 1), snoozedUntil: null };
  transaction.record(triageChanged(told, stands, 'woken', ENGINE, now, reason));
}

function caseOf(row: DueRow): CaseColumns {
  return {
    acknowledgedAt: row.case_acknowledged_at,
    acknowledgedBy: row.case_acknowledged_by,
    assignee: row.case_assignee,
    closedAt: row.case_closed_at,
    closedBy: row.case_closed_by,
    closeReason: row.case_close_reason,
    version: Number(row.case_version),
  };
}
