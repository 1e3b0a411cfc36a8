import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { AuthenticatedSensor } from '../access/authenticated-sensor.ts';
import { GroupCommit } from './group-commit.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { PRUNED, type RejectRow } from './reject-row.ts';

/** What is kept of one sensor: its newest rejects, up to both bounds. */
export const REJECTS_KEPT = { rows: 10_000, bytes: 32 * 1024 * 1024 } as const;
/** Pruning waits for this much more, so that a storm pays for it once in a thousand rejects. */
const SLACK = { rows: REJECTS_KEPT.rows / 10, bytes: REJECTS_KEPT.bytes / 10 };

const INSERT = `
  INSERT INTO rejects (id, realm, nation, organisation_id, site_id, sensor_id, format, received_at, item_index,
    code, field, reason, raw, raw_bytes)
  SELECT id, realm, nation, organisation_id, site_id, sensor_id, format, received_at, item_index,
    code, field, reason, decode(raw, 'base64'), raw_bytes
  FROM jsonb_to_recordset($1::jsonb) AS item (id uuid, realm text, nation text, organisation_id uuid, site_id uuid,
    sensor_id uuid, format text, received_at timestamptz, item_index integer, code text, field text, reason text,
    raw text, raw_bytes bigint)`;

/**
 * Deletes what lies beyond the bounds and counts it into one row, which takes the time of the newest it stands for:
 * whoever pages through the rejects of a sensor meets it where the gap is.
 */
const PRUNE = `
  WITH ranked AS (
    SELECT id, row_number() OVER newest AS place, sum(octet_length(raw)) OVER newest AS bytes
    FROM rejects WHERE realm = $1 AND sensor_id = $2
    WINDOW newest AS (ORDER BY received_at DESC, id DESC)
  ), gone AS (
    DELETE FROM rejects USING ranked
    WHERE rejects.id = ranked.id AND (ranked.place > $3 OR ranked.bytes > $4 OR rejects.code = '${PRUNED}')
    RETURNING rejects.code, rejects.item_index, rejects.raw_bytes, rejects.received_at
  ), total AS (
    SELECT least(sum(CASE code WHEN '${PRUNED}' THEN item_index ELSE 1 END), 2147483647)::integer AS rows,
      sum(raw_bytes) AS bytes, max(received_at) AS newest
    FROM gone HAVING count(*) > 0
  )
  INSERT INTO rejects (id, realm, nation, organisation_id, site_id, sensor_id, format, received_at, item_index,
    code, field, reason, raw, raw_bytes)
  SELECT $5, $1, $6, $7, $8, $2, '', newest, rows, '${PRUNED}', NULL,
    rows || ' older rejects of this sensor were removed', '', bytes
  FROM total`;

/** Keeps every rejected item with its reason, for the gateway's engineer to see; bounded per sensor. */
@Injectable()
export class RejectsWriter implements BeforeApplicationShutdown {
  private readonly commits: GroupCommit<RejectRow, void>;
  /** Written since the last pruning, by realm and sensor. What stood there before the start is not known, so pruning comes first. */
  private readonly written = new Map<string, { rows: number; bytes: number }>();

  constructor(@InjectEngine() private readonly dataSource: DataSource) {
    this.commits = new GroupCommit((rows) => this.write(rows), {
      batchRows: 500,
      batchBytes: 4 * 1024 * 1024,
      queueRows: 20_000,
      queueBytes: 64 * 1024 * 1024,
      inFlight: 1,
    });
  }

  /**
   * Resolves once the rejects are stored.
   * @throws DomainError `queue_full`; DatabaseUnavailable.
   */
  async keep(rows: readonly RejectRow[]): Promise<void> {
    await this.commits.submit(rows);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.commits.drain();
  }

  private async write(rows: RejectRow[]): Promise<void[]> {
    try {
      await this.dataSource.query(INSERT, [`[${rows.map(({ json }) => json).join(',')}]`]);
      for (const sensor of this.overdue(rows)) await this.prune(sensor);
    } catch (error) {
      throw new DatabaseUnavailable(error);
    }
    return rows.map(() => undefined);
  }

  /** Counts what was written, and gives the sensors whose pruning is due. */
  private overdue(rows: readonly RejectRow[]): Set<AuthenticatedSensor> {
    const touched = new Map<string, AuthenticatedSensor>();
    for (const { sensor, rawBytes } of rows) {
      const key = name(sensor);
      touched.set(key, sensor);
      const sum = this.written.get(key) ?? { rows: SLACK.rows, bytes: 0 };
      this.written.set(key, { rows: sum.rows + 1, bytes: sum.bytes + rawBytes });
    }
    const due = [...touched].filter(([key]) => {
      const sum = this.written.get(key);
      return sum !== undefined && (sum.rows > SLACK.rows || sum.bytes > SLACK.bytes);
    });
    return new Set(due.map(([, sensor]) => sensor));
  }

  private async prune(sensor: AuthenticatedSensor): Promise<void> {
    await this.dataSource.query(PRUNE, [
      sensor.realm,
      sensor.sensorId,
      REJECTS_KEPT.rows,
      REJECTS_KEPT.bytes,
      uuidv7(),
      sensor.nation,
      sensor.organisationId,
      sensor.siteId,
    ]);
    this.written.set(name(sensor), { rows: 0, bytes: 0 });
  }
}

function name({ realm, sensorId }: AuthenticatedSensor): string {
  return `${realm} ${sensorId}`;
}
