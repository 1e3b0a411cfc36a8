import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SENSOR_COLUMNS, type SensorIdentity, type SensorRow, toSensorIdentity } from '../access/sensor-row.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { LOOKED_BACK, learnedInterval } from './expected-interval.ts';
import type { SensorState } from './sensor-state.ts';
import type { Found, Watched } from './watch-step.ts';

/** A sensor with what was written down of it and what is found now. */
export interface WatchedSensor {
  sensor: SensorIdentity;
  former: Watched | null;
  found: Found;
  /** The quarter of an hour up to which its interval was learned. */
  learnedTo: Date | null;
  /** The alert that told of its last silence. */
  toldAlertId: string | null;
}

/** A silence that no alert has told yet. */
export interface UntoldSilence {
  sensor: SensorIdentity;
  heardAt: Date;
  expected: Watched['expected'];
}

interface Row extends SensorRow {
  enabled: boolean;
  expected_interval_seconds: number | null;
  state: SensorState | null;
  since: Date;
  watched_from: Date;
  known_heard_at: Date | null;
  expected_seconds: number | null;
  expected_from: 'declared' | 'learned' | null;
  known_skew: number | null;
  known_missing: string;
  learned_to: Date | null;
  learned_seconds: number | null;
  told_alert_id: string | null;
  beat_at: Date | null;
  heard_at: Date | null;
  skew_seconds: number | null;
  missing: string | null;
  gap_at: Date | null;
}

/** In an exercise only those are watched that speak in it. People are no sensors, whoever reports through them. */
const WATCHED = `
  SELECT ${SENSOR_COLUMNS}, sensor.enabled, sensor.expected_interval_seconds,
    w.state, w.since, w.watched_from, w.heard_at AS known_heard_at, w.expected_seconds, w.expected_from,
    w.skew_seconds AS known_skew, w.missing AS known_missing, w.learned_to, w.learned_seconds, w.told_alert_id,
    beat.at AS beat_at, beat.heard_at, beat.skew_seconds, gaps.missing, gaps.gap_at
  FROM sensors sensor JOIN sites site ON site.id = sensor.site_id
  LEFT JOIN sensor_watch w ON w.realm = $1 AND w.sensor_id = sensor.id
  LEFT JOIN LATERAL (
    SELECT at, heard_at, skew_seconds FROM sensor_beats b WHERE b.realm = $1 AND b.sensor_id = sensor.id
    ORDER BY at DESC LIMIT 1
  ) beat ON true
  LEFT JOIN (
    SELECT (data->>'sensorId')::uuid AS sensor_id, sum((data->>'missed')::bigint) AS missing, max(recorded_at) AS gap_at
    FROM journal WHERE realm = $1 AND type = 'sensor.sequence_gap' AND recorded_at > now() - interval '24 hours'
    GROUP BY 1
  ) gaps ON gaps.sensor_id = sensor.id
  WHERE sensor.kind <> 'human' AND ($1 = 'live' OR beat.at IS NOT NULL)
  ORDER BY sensor.id`;

/** Where the watch over sensors is written down. */
@Injectable()
export class WatchStore {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  async realms(): Promise<string[]> {
    const rows = await this.engine.query<{ realm: string }[]>(
      `SELECT r.realm FROM realms r LEFT JOIN exercise_runs run ON run.realm = r.realm
       WHERE r.kind <> 'access' AND run.state IS DISTINCT FROM 'archived' ORDER BY r.realm`,
    );
    return rows.map(({ realm }) => realm);
  }

  /** Whether this transaction is the one that watches the realm; another process may be at it. */
  async claim(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ claimed: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('sensor_watch'), hashtext($1)) AS claimed`,
      [tx.realm],
    );
    return row?.claimed === true;
  }

  async watched(tx: Transaction): Promise<WatchedSensor[]> {
    const rows = await tx.query<Row>(WATCHED, [tx.realm]);
    const learned = await this.learn(tx, rows);
    return rows.map((row) => ({
      sensor: toSensorIdentity(row),
      former: toWatched(row),
      found: {
        enabled: row.enabled,
        heardAt: row.heard_at?.getTime() ?? null,
        declaredSeconds: row.expected_interval_seconds,
        learnedSeconds: learned.has(row.sensor_id) ? (learned.get(row.sensor_id) ?? null) : row.learned_seconds,
        skewSeconds: row.skew_seconds ?? row.known_skew,
        clockAheadSeconds: row.clock_ahead_seconds,
        clockBehindSeconds: row.clock_behind_seconds,
        gapAt: row.gap_at?.getTime() ?? null,
        missing: Number(row.missing ?? 0),
      },
      learnedTo: row.beat_at ?? row.learned_to,
      toldAlertId: row.told_alert_id,
    }));
  }

  async write(tx: Transaction, steps: readonly { of: WatchedSensor; next: Watched }[]): Promise<void> {
    const rows = steps.map(({ of: { sensor, found, learnedTo }, next }) => ({
      sensor_id: sensor.sensorId,
      nation: sensor.nation,
      organisation_id: sensor.organisationId,
      state: next.state,
      since: new Date(next.since),
      watched_from: new Date(next.watchedFrom),
      heard_at: next.heardAt === null ? null : new Date(next.heardAt),
      expected_seconds: next.expected?.seconds ?? null,
      expected_from: next.expected?.from ?? null,
      skew_seconds: next.skewSeconds,
      missing: next.missing,
      learned_to: learnedTo,
      learned_seconds: found.learnedSeconds,
    }));
    const columns = `sensor_id, nation, organisation_id, state, since, watched_from, heard_at, expected_seconds,
      expected_from, skew_seconds, missing, learned_to, learned_seconds`;
    await tx.query(
      `INSERT INTO sensor_watch (realm, ${columns})
       SELECT $1, ${columns} FROM jsonb_populate_recordset(NULL::sensor_watch, $2::jsonb)
       ON CONFLICT (realm, sensor_id) DO UPDATE SET (${columns}) = (SELECT ${excluded(columns)})`,
      [tx.realm, JSON.stringify(rows)],
    );
  }

  /** Silences of the live realm that no alert has told. */
  async untold(): Promise<UntoldSilence[]> {
    const rows = await this.engine.query<
      (SensorRow & { heard_at: Date; expected_seconds: number | null; expected_from: 'declared' | 'learned' | null })[]
    >(
      `SELECT ${SENSOR_COLUMNS}, w.heard_at, w.expected_seconds, w.expected_from
       FROM sensor_watch w JOIN sensors sensor ON sensor.id = w.sensor_id JOIN sites site ON site.id = sensor.site_id
       WHERE w.realm = 'live' AND w.state = 'silent' AND w.told_for IS DISTINCT FROM w.heard_at`,
    );
    return rows.map((row) => ({
      sensor: toSensorIdentity(row),
      heardAt: row.heard_at,
      expected: toExpected(row.expected_seconds, row.expected_from),
    }));
  }

  async told(sensorId: string, heardAt: Date, alertId: string): Promise<void> {
    await this.engine.query(
      `UPDATE sensor_watch SET told_for = $2, told_alert_id = $3 WHERE realm = 'live' AND sensor_id = $1`,
      [sensorId, heardAt, alertId],
    );
  }

  /** Learns anew where a quarter of an hour has come to an end, or never was. Null where too little is known. */
  private async learn(tx: Transaction, rows: readonly Row[]): Promise<Map<string, number | null>> {
    const due = rows.filter(({ beat_at: at, learned_to: to }) => at !== null && at.getTime() !== to?.getTime());
    if (due.length === 0) return new Map();
    const beats = await tx.query<{ sensor_id: string; beats: number[] }>(
      `SELECT sensor_id, beats FROM unnest($2::uuid[]) AS due (sensor_id), LATERAL (
         SELECT array_agg(extract(epoch FROM at)::float8 * 1000) AS beats FROM (
           SELECT at FROM sensor_beats b WHERE b.realm = $1 AND b.sensor_id = due.sensor_id ORDER BY at DESC LIMIT $3
         ) latest
       ) looked`,
      [tx.realm, due.map(({ sensor_id: id }) => id), LOOKED_BACK],
    );
    return new Map(beats.map(({ sensor_id: id, beats: heard }) => [id, learnedInterval(heard)]));
  }
}

function excluded(columns: string): string {
  return columns
    .split(',')
    .map((name) => `excluded.${name.trim()}`)
    .join(', ');
}

function toWatched(row: Row): Watched | null {
  if (row.state === null) return null;
  return {
    state: row.state,
    since: row.since.getTime(),
    watchedFrom: row.watched_from.getTime(),
    heardAt: row.known_heard_at?.getTime() ?? null,
    expected: toExpected(row.expected_seconds, row.expected_from),
    skewSeconds: row.known_skew,
    missing: Number(row.known_missing),
  };
}

function toExpected(seconds: number | null, from: 'declared' | 'learned' | null): Watched['expected'] {
  return seconds === null || from === null ? null : { seconds, from };
}
