import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SENSOR_COLUMNS, type SensorIdentity, type SensorRow, toSensorIdentity } from '../../access/sensor-row.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import type { Transaction } from '../../journal/unit-of-work.service.ts';
import type { ReceiverState, ReturnedVessel } from './receiver-watch.ts';
import type { Vessel } from './vessel.ts';
import { inOrder, type StoredReport } from './vessel-report.ts';

/** A receiver of which something waits to be judged. */
export interface WaitingReceiver {
  realm: string;
  sensorId: string;
  /** Time of the oldest and of the newest report that waits. */
  oldest: Date;
  newest: Date;
  /** Up to when everything was judged. */
  judgedTo: Date | null;
}

/** Reports taken in one transaction; those of the last instant are taken together, however many. */
const PAGE = 2_000;

/** Where the watch over vessels is written down. */
@Injectable()
export class VesselWatchStore {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  async waiting(): Promise<WaitingReceiver[]> {
    const rows = await this.engine.query<
      { realm: string; sensor_id: string; oldest: Date; newest: Date; judged_to: Date | null }[]
    >(
      `SELECT i.realm, i.sensor_id, i.oldest, i.newest, r.judged_to
       FROM (SELECT realm, sensor_id, min(at) AS oldest, max(at) AS newest FROM vessel_inputs GROUP BY 1, 2) i
       JOIN realms USING (realm) LEFT JOIN vessel_receivers r USING (realm, sensor_id)
       ORDER BY i.realm, i.sensor_id`,
    );
    return rows.map((row) => ({
      realm: row.realm,
      sensorId: row.sensor_id,
      oldest: row.oldest,
      newest: row.newest,
      judgedTo: row.judged_to,
    }));
  }

  /** The sensor, if this transaction is the one that judges what it hears; another process may be at it. */
  async claim(tx: Transaction, sensorId: string): Promise<SensorIdentity | null> {
    const [lock] = await tx.query<{ claimed: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('vessel_watch'), hashtext($1 || ' ' || $2)) AS claimed`,
      [tx.realm, sensorId],
    );
    if (lock?.claimed !== true) return null;
    const [row] = await tx.query<SensorRow>(
      `SELECT ${SENSOR_COLUMNS} FROM sensors sensor JOIN sites site ON site.id = sensor.site_id WHERE sensor.id = $1`,
      [sensorId],
    );
    if (row) return toSensorIdentity(row);
    // Its receiver was deleted.
    await tx.query('DELETE FROM vessel_inputs WHERE realm = $1 AND sensor_id = $2', [tx.realm, sensorId]);
    return null;
  }

  /** Takes the earliest reports up to an instant, in order; `more` where others up to it are left. */
  async take(tx: Transaction, sensorId: string, until: Date): Promise<{ reports: StoredReport[]; more: boolean }> {
    const reports = await tx.query<StoredReport>(
      `WITH taken AS (
         DELETE FROM vessel_inputs WHERE realm = $1 AND sensor_id = $2 AND at <= (SELECT max(at) FROM (
           SELECT at FROM vessel_inputs WHERE realm = $1 AND sensor_id = $2 AND at <= $3 ORDER BY at LIMIT ${PAGE}) page)
         RETURNING ref
       )
       SELECT a.effective_at, a.external_id, a.lat, a.lon, a.position_error, a.entities, a.attributes
       FROM taken JOIN alerts a ON a.id = taken.ref`,
      [tx.realm, sensorId, until],
    );
    const [left] = await tx.query<{ more: boolean }>(
      'SELECT EXISTS (SELECT FROM vessel_inputs WHERE realm = $1 AND sensor_id = $2 AND at <= $3) AS more',
      [tx.realm, sensorId, until],
    );
    return { reports: reports.toSorted(inOrder), more: left?.more === true };
  }

  async receiver(tx: Transaction, sensorId: string): Promise<ReceiverState | null> {
    const [row] = await tx.query<{ state: ReceiverState }>(
      'SELECT state FROM vessel_receivers WHERE realm = $1 AND sensor_id = $2',
      [tx.realm, sensorId],
    );
    return row?.state ?? null;
  }

  async vessels(tx: Transaction, sensorId: string): Promise<Map<string, Vessel>> {
    const rows = await tx.query<{ state: Vessel }>(
      'SELECT state FROM vessel_watch WHERE realm = $1 AND sensor_id = $2 ORDER BY mmsi',
      [tx.realm, sensorId],
    );
    return new Map(rows.map(({ state }) => [state.mmsi, state]));
  }

  async write(
    tx: Transaction,
    sensorId: string,
    kept: { receiver: ReceiverState; judgedTo: Date; changed: Iterable<Vessel>; forgotten: readonly string[] },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO vessel_receivers (realm, sensor_id, judged_to, state) VALUES ($1, $2, $3, $4)
       ON CONFLICT (realm, sensor_id) DO UPDATE SET judged_to = excluded.judged_to, state = excluded.state`,
      [tx.realm, sensorId, kept.judgedTo, JSON.stringify(kept.receiver)],
    );
    await tx.query(
      `INSERT INTO vessel_watch (realm, sensor_id, mmsi, state)
       SELECT $1, $2, state->>'mmsi', state FROM jsonb_array_elements($3::jsonb) AS state
       ON CONFLICT (realm, sensor_id, mmsi) DO UPDATE SET state = excluded.state`,
      [tx.realm, sensorId, JSON.stringify([...kept.changed])],
    );
    if (kept.forgotten.length === 0) return;
    await tx.query('DELETE FROM vessel_watch WHERE realm = $1 AND sensor_id = $2 AND mmsi = ANY($3::text[])', [
      tx.realm,
      sensorId,
      kept.forgotten,
    ]);
  }

  async told(tx: Transaction, sensorId: string, mmsi: string, since: Date, alertId: string): Promise<void> {
    await tx.query(
      `INSERT INTO dark_vessels (realm, sensor_id, mmsi, since, alert_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [tx.realm, sensorId, mmsi, since, alertId],
    );
  }

  async returned(tx: Transaction, sensorId: string, back: ReturnedVessel): Promise<void> {
    const { mmsi, darkSince, heardAt, fix, metres, knots } = back;
    const returned = { heardAt: new Date(heardAt).toISOString(), lat: fix.lat, lon: fix.lon, metres, knots };
    await tx.query(
      `UPDATE dark_vessels SET returned = $5 WHERE realm = $1 AND sensor_id = $2 AND mmsi = $3 AND since = $4
         AND returned IS NULL`,
      [tx.realm, sensorId, mmsi, new Date(darkSince), JSON.stringify(returned)],
    );
  }
}
