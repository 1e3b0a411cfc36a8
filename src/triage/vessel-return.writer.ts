import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { strictestTlp, type Tlp } from '../access/policy/marking.ts';
import { lockMarkings } from '../cases/marking.store.ts';
import { vesselReturnText } from '../cases/vessel-return.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { dispose } from './triage-disposition.ts';
import { DISPOSITION_COLUMNS, type DispositionRow, saveDispositions, standingOf } from './triage-disposition.store.ts';
import { alertState, triageChanged } from './triage-events.ts';

const WATCH: Actor = { id: 'system:watch', name: 'Vessel watch' };
/** Returns told in one transaction. */
const MOST = 200;

/** A vessel that had gone dark and is heard again, with the alert that told of it as it is now. */
interface ReturnRow extends DispositionRow {
  sensor_id: string;
  sensor: string;
  mmsi: string;
  since: Date;
  returned: { heardAt: string; lat: number; lon: number; metres: number; knots: number };
  id: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  tlp: Tlp;
  case_id: string | null;
  case_tlp: Tlp | null;
  waits: boolean;
}

/**
 * Tells where a vessel that had gone dark is heard again, in its case where the alert is in one, and closes the alert
 * where it still waits. Once each: what a person reopens stays open.
 */
@Injectable()
export class VesselReturnWriter {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async tell(now: Date): Promise<void> {
    const due = await this.engine.query<{ realm: string }[]>(
      `SELECT r.realm FROM realms r WHERE EXISTS (
         SELECT FROM dark_vessels v WHERE v.realm = r.realm AND v.returned IS NOT NULL AND NOT v.resolved)`,
    );
    for (const { realm } of due) {
      await this.unitOfWork.transactAsEngine(realm, (transaction) => tellAll(transaction, now));
    }
  }
}

async function tellAll(transaction: Transaction, now: Date): Promise<void> {
  await lockMarkings(transaction);
  // One that correlation has not placed yet is told once its case is known.
  const rows = await transaction.query<ReturnRow>(
    `WITH due AS (
       SELECT v.* FROM dark_vessels v JOIN alert_links l ON l.alert_id = v.alert_id
       WHERE v.realm = $1 AND v.returned IS NOT NULL AND NOT v.resolved
       ORDER BY v.since LIMIT ${MOST} FOR UPDATE OF v SKIP LOCKED
     ), resolved AS (
       UPDATE dark_vessels v SET resolved = true FROM due
       WHERE (v.realm, v.sensor_id, v.mmsi, v.since) = (due.realm, due.sensor_id, due.mmsi, due.since)
     )
     SELECT due.sensor_id, s.code AS sensor, due.mmsi, due.since, due.returned,
       a.id, a.nation, a.organisation_id, a.site_id, a.tlp, c.id AS case_id, c.tlp AS case_tlp,
       EXISTS (SELECT FROM queue_heads q WHERE q.kind = 'alert' AND q.id = a.id) AS waits, ${DISPOSITION_COLUMNS}
     FROM due JOIN alerts a ON a.id = due.alert_id JOIN sensors s ON s.id = due.sensor_id
     JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id
     LEFT JOIN triage_dispositions d ON d.realm = $1 AND d.kind = 'alert' AND d.subject_id = a.id
     ORDER BY due.since, a.id`,
    [transaction.realm],
  );
  for (const row of rows) transaction.record(returnEvent(row));
  await closeWaiting(transaction, rows, now);
}

/** As strict as the alert, and as the case it is in. */
function returnEvent(row: ReturnRow): Parameters<Transaction['record']>[0] {
  const { heardAt, lat, lon, metres, knots } = row.returned;
  return {
    type: 'vessel.heard_again',
    at: new Date(heardAt),
    nation: row.nation,
    organisationId: row.organisation_id,
    siteId: row.site_id,
    caseId: row.case_id,
    tlp: strictestTlp(row.tlp, row.case_tlp ?? row.tlp),
    actor: WATCH,
    data: {
      sensorId: row.sensor_id,
      sensor: row.sensor,
      mmsi: row.mmsi,
      alertId: row.id,
      lastHeardAt: row.since.toISOString(),
      heardAt,
      position: { lat, lon },
      metres,
      knots,
    },
  };
}

async function closeWaiting(transaction: Transaction, rows: readonly ReturnRow[], now: Date): Promise<void> {
  const acting = { by: WATCH, at: now, assignee: null, severityClass: 0 };
  const changes = rows.flatMap((row) => {
    const { state, version } = standingOf(row);
    if (!row.waits || state.closedAt !== null) return [];
    const note = vesselReturnText({ mmsi: row.mmsi, ...row.returned });
    const closed = { ...state, ...dispose(state, { type: 'close', reason: 'resolved', note }, acting) };
    const change = { kind: 'alert' as const, id: row.id, nation: row.nation, state: closed, version: version + 1 };
    return [{ row, note, change }];
  });
  await saveDispositions(
    transaction,
    now,
    changes.map(({ change }) => change),
  );
  for (const { row, note, change } of changes) {
    const { id, nation, organisation_id: organisationId, site_id: siteId, tlp } = row;
    const told = { kind: 'alert' as const, id, nation, organisationId, siteId, tlp };
    transaction.record(triageChanged(told, alertState(change.state, change.version), 'closed', WATCH, now, note));
  }
}
