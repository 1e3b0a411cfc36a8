import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Beat } from '../intake/intake-tally.ts';
import { rowsOf } from '../journal/unit-of-work.service.ts';

/** How long counts are kept, in days: a week to look back on, and the day it is compared with. */
const KEPT_DAYS = 8;

/** Keeps the counts of what sensors send. */
@Injectable()
export class BeatsWriter {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** Adds to what was counted before. In the order of the key, so that two processes never wait for each other. */
  async add(beats: readonly Beat[]): Promise<void> {
    if (beats.length === 0) return;
    const rows = beats.map(({ realm, sensorId, nation, organisationId, at, heardAt, leadMs, ...counts }) => ({
      realm,
      sensor_id: sensorId,
      nation,
      organisation_id: organisationId,
      at: new Date(at),
      heard_at: new Date(heardAt),
      skew_seconds: leadMs === undefined ? null : leadMs / 1_000,
      ...counts,
    }));
    await this.engine.query(
      `INSERT INTO sensor_beats AS known
         (realm, sensor_id, at, nation, organisation_id, accepted, duplicates, rejected, heard_at, skew_seconds)
       SELECT realm, sensor_id, at, nation, organisation_id, accepted, duplicates, rejected, heard_at, skew_seconds
       FROM jsonb_to_recordset($1::jsonb) AS beat (realm text, sensor_id uuid, at timestamptz, nation text,
         organisation_id uuid, accepted bigint, duplicates bigint, rejected bigint, heard_at timestamptz,
         skew_seconds double precision)
       ORDER BY realm, sensor_id, at
       ON CONFLICT (realm, sensor_id, at) DO UPDATE SET
         accepted = known.accepted + excluded.accepted, duplicates = known.duplicates + excluded.duplicates,
         rejected = known.rejected + excluded.rejected, heard_at = greatest(known.heard_at, excluded.heard_at),
         skew_seconds = greatest(known.skew_seconds, excluded.skew_seconds)`,
      [JSON.stringify(rows)],
    );
  }

  /** Removes what is older than it is kept; gives how many rows went. */
  async prune(): Promise<number> {
    const gone = rowsOf<unknown>(
      await this.engine.query(
        `DELETE FROM sensor_beats WHERE at < now() - make_interval(days => $1) RETURNING sensor_id`,
        [KEPT_DAYS],
      ),
    );
    return gone.length;
  }
}
