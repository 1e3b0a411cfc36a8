import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockMarkings } from '../cases/marking.store.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { DISPOSITION_COLUMNS, type DispositionRow, saveDispositions, standingOf } from './triage-disposition.store.ts';
import { alertState, triageChanged } from './triage-events.ts';
import { dispose } from './triage-disposition.ts';

const WATCH: Actor = { id: 'system:watch', name: 'Sensor watch' };
const NOTE = 'The sensor is heard again';

/** The alert that told of a silence waits, and its sensor was heard since. */
const OVER = `sensor_watch w JOIN queue_heads q ON q.kind = 'alert' AND q.id = w.told_alert_id
  WHERE w.realm = 'live' AND w.heard_at > w.told_for AND w.resolved_alert_id IS DISTINCT FROM w.told_alert_id`;

interface OverRow extends DispositionRow {
  id: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  tlp: string;
}

/** Closes alerts that told of a sensor's silence once it is heard again, each once: what a person reopens stays open. */
@Injectable()
export class SilenceEndWriter {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Only the alert of the last silence of each sensor is looked at, and only one that is in no case. */
  async close(now: Date): Promise<void> {
    const [due] = await this.engine.query<unknown[]>(`SELECT FROM ${OVER} LIMIT 1`);
    if (due) await this.unitOfWork.transactAsEngine('live', (transaction) => closeAll(transaction, now));
  }
}

async function closeAll(transaction: Transaction, now: Date): Promise<void> {
  await lockMarkings(transaction);
  const over = await transaction.query<OverRow>(
    `WITH over AS (
       SELECT w.sensor_id, q.id, q.nation, q.organisation_id, q.site_id, q.tlp FROM ${OVER} FOR UPDATE OF w
     ), resolved AS (
       UPDATE sensor_watch w SET resolved_alert_id = over.id FROM over WHERE w.realm = $1 AND w.sensor_id = over.sensor_id
     )
     SELECT over.id, over.nation, over.organisation_id, over.site_id, over.tlp, ${DISPOSITION_COLUMNS}
     FROM over LEFT JOIN triage_dispositions d ON d.realm = $1 AND d.kind = 'alert' AND d.subject_id = over.id
     ORDER BY over.id`,
    [transaction.realm],
  );
  const acting = { by: WATCH, at: now, assignee: null, severityClass: 0 };
  const changes = over.flatMap((row) => {
    const { state, version } = standingOf(row);
    if (state.closedAt !== null) return [];
    const closed = { ...state, ...dispose(state, { type: 'close', reason: 'resolved', note: NOTE }, acting) };
    return [
      { row, change: { kind: 'alert' as const, id: row.id, nation: row.nation, state: closed, version: version + 1 } },
    ];
  });
  await saveDispositions(
    transaction,
    now,
    changes.map(({ change }) => change),
  );
  for (const { row, change } of changes) {
    const { id, nation, organisation_id: organisationId, site_id: siteId, tlp } = row;
    const told = { kind: 'alert' as const, id, nation, organisationId, siteId, tlp };
    transaction.record(triageChanged(told, alertState(change.state, change.version), 'closed', WATCH, now, NOTE));
  }
}
