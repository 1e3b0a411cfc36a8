import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { AFTER_OWNER, owned, ownerParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { BEAT_MS } from '../intake/intake-tally.ts';
import type { SensorWatchDto, SensorWatchItemDto } from './sensor-watch.dto.ts';
import type { SensorState } from './sensor-state.ts';

/** Quarters of an hour in a strip: one day. */
const STRIP = 96;

interface Row {
  id: string;
  code: string;
  name: string;
  kind: string;
  enabled: boolean;
  site_id: string;
  site_code: string;
  site_name: string;
  timezone: string;
  nation: string;
  organisation_id: string;
  organisation_name: string;
  own: boolean;
  state: SensorState | null;
  heard_at: Date | null;
  expected_seconds: number | null;
  expected_from: 'declared' | 'learned' | null;
  skew_seconds: number | null;
  missing: string | null;
}

/** What was counted of a sensor in a day. */
interface Day {
  strip: number[];
  duplicates: number;
  rejected: number;
}

/** Parameters: those of `ownerParameters`. */
const SENSORS = `
  SELECT s.id, s.code, s.name, s.kind, s.enabled, t.id AS site_id, t.code AS site_code, t.name AS site_name, t.timezone,
    t.nation, t.organisation_id, o.name AS organisation_name,
    ($2::boolean OR (t.nation = $3 AND t.organisation_id = $4::uuid)) AS own,
    w.state, w.heard_at, w.expected_seconds, w.expected_from, w.skew_seconds, w.missing
  FROM sensors s JOIN sites t ON t.id = s.site_id JOIN organisations o ON o.id = t.organisation_id
  LEFT JOIN sensor_watch w ON w.realm = $1 AND w.sensor_id = s.id
  WHERE s.kind <> 'human' AND ($2::boolean OR t.nation = $3)
  ORDER BY t.code, s.code`;

/** Reads how sensors do, for those of their organisation and, in one word, for those of their nation. */
@Injectable()
export class SensorWatchReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {}

  async read(operator: Operator): Promise<SensorWatchDto> {
    const now = this.clock.now();
    const items = await this.database.read(operator, async (manager) => {
      const rows = await manager.query<Row[]>(SENSORS, ownerParameters(operator));
      const days = await this.days(manager, operator, now.getTime());
      const keys = operator.actions.has('sensor.write') ? await this.keys(manager, operator) : new Map<string, Date>();
      return rows.map((row) => (row.own ? toOwn(row, days.get(row.id), keys.get(row.id)) : toOther(row)));
    });
    return { items, asOf: now.toISOString() };
  }

  private async days(manager: EntityManager, operator: Operator, now: number): Promise<Map<string, Day>> {
    const first = now - (now % BEAT_MS) - (STRIP - 1) * BEAT_MS;
    const beats = await manager.query<
      { sensor_id: string; at: Date; accepted: string; duplicates: string; rejected: string }[]
    >(
      `SELECT b.sensor_id, b.at, b.accepted, b.duplicates, b.rejected FROM sensor_beats b
       WHERE ${owned('b')} AND b.at >= $${AFTER_OWNER}`,
      [...ownerParameters(operator), new Date(first)],
    );
    const days = new Map<string, Day>();
    for (const { sensor_id: id, at, accepted, duplicates, rejected } of beats) {
      const day = days.get(id) ?? emptyDay();
      days.set(id, day);
      const place = Math.round((at.getTime() - first) / BEAT_MS);
      if (place < STRIP) day.strip[place] = Number(accepted);
      day.duplicates += Number(duplicates);
      day.rejected += Number(rejected);
    }
    return days;
  }

  /** When the last key of each sensor runs out, for those of which every key does. */
  private async keys(manager: EntityManager, operator: Operator): Promise<Map<string, Date>> {
    const rows = await manager.query<{ sensor_id: string; expires_at: Date }[]>(
      `SELECT sensor_id, max(expires_at) AS expires_at FROM sensor_keys
       WHERE realm = $1 AND sensor_id IS NOT NULL AND revoked_at IS NULL
       GROUP BY sensor_id HAVING bool_and(expires_at IS NOT NULL)`,
      [operator.realm],
    );
    return new Map(rows.map(({ sensor_id: id, expires_at: at }) => [id, at]));
  }
}

function emptyDay(): Day {
  return { strip: Array.from({ length: STRIP }, () => 0), duplicates: 0, rejected: 0 };
}

function toOwn(row: Row, day: Day = emptyDay(), keyExpiresAt?: Date): SensorWatchItemDto {
  return {
    sensor: sensorOf(row),
    state: stateOf(row),
    own: true,
    lastHeardAt: row.heard_at?.toISOString() ?? null,
    expectedIntervalSeconds: row.expected_seconds,
    expectedFrom: row.expected_from,
    skewSeconds: row.skew_seconds,
    missing: Number(row.missing ?? 0),
    rejected24h: day.rejected,
    duplicates24h: day.duplicates,
    strip: day.strip,
    keyExpiresAt: keyExpiresAt?.toISOString() ?? null,
  };
}

/** Whether it is heard. How often, how late and how well is its organisation's to know. */
function toOther(row: Row): SensorWatchItemDto {
  const state = stateOf(row);
  const heard = state === 'late' || state === 'skewed' || state === 'gap';
  return {
    sensor: sensorOf(row),
    state: heard ? 'ok' : state,
    own: false,
    lastHeardAt: null,
    expectedIntervalSeconds: null,
    expectedFrom: null,
    skewSeconds: null,
    missing: null,
    rejected24h: null,
    duplicates24h: null,
    strip: null,
    keyExpiresAt: null,
  };
}

/** As last written down, which may be two seconds old; whether it is enabled is the registry's word of now. */
function stateOf({ enabled, state }: Row): SensorState {
  if (!enabled) return 'disabled';
  return state === null || state === 'disabled' ? 'unknown' : state;
}

function sensorOf(row: Row): SensorWatchItemDto['sensor'] {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    format: row.kind,
    site: { id: row.site_id, code: row.site_code, name: row.site_name, timezone: row.timezone },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    nation: row.nation,
  };
}
