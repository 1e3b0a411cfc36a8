import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource, type EntityManager } from 'typeorm';
import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalEvent, JournalType } from './journal-event.ts';

interface Row {
  realm: string;
  seq: string;
  id: string;
  type: JournalType;
  at: Date;
  recorded_at: Date;
  nation: string;
  organisation_id: string;
  site_id: string | null;
  case_id: string | null;
  tlp: string;
  actor: Actor;
  data: JsonObject;
}

export interface JournalBounds {
  /** Number of the newest entry; 0 when there is none. */
  head: number;
  /** Entries up to and including this number have been pruned; a cursor below it is too old. */
  floor: number;
}

/** What answers a query: the pool, or a transaction whose view of the data is to be kept. */
type Queryable = Pick<EntityManager, 'query'>;

/** Reads the journal of one realm from a cursor. */
@Injectable()
export class JournalReader {
  constructor(@InjectEngine() private readonly dataSource: DataSource) {}

  async bounds(realm: string, within: Queryable = this.dataSource): Promise<JournalBounds> {
    const rows = await within.query<{ head: string; floor: string }[]>(
      'SELECT head, floor FROM journal_heads WHERE realm = $1',
      [realm],
    );
    const row = rows[0];
    return { head: Number(row?.head ?? 0), floor: Number(row?.floor ?? 0) };
  }

  /** Up to `limit` entries after the cursor, oldest first. */
  async after(
    realm: string,
    cursor: number,
    limit: number,
    within: Queryable = this.dataSource,
  ): Promise<JournalEvent[]> {
    return this.read('WHERE realm = $1 AND seq > $2 ORDER BY seq LIMIT $3', [realm, cursor, limit], within);
  }

  /** The entries about some cases after the cursor, oldest first: a case's timeline. */
  async ofCases(realm: string, caseIds: readonly string[], cursor: number, limit: number): Promise<JournalEvent[]> {
    return this.read('WHERE realm = $1 AND case_id = ANY($2::uuid[]) AND seq > $3 ORDER BY seq LIMIT $4', [
      realm,
      caseIds,
      cursor,
      limit,
    ]);
  }

  private async read(
    clause: string,
    parameters: unknown[],
    within: Queryable = this.dataSource,
  ): Promise<JournalEvent[]> {
    const rows = await within.query<Row[]>(
      `SELECT realm, seq, id, type, at, recorded_at, nation, organisation_id, site_id, case_id, tlp, actor, data
       FROM journal ${clause}`,
      parameters,
    );
    return rows.map((row) => ({
      realm: row.realm,
      seq: Number(row.seq),
      id: row.id,
      type: row.type,
      at: row.at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      nation: row.nation,
      organisationId: row.organisation_id,
      siteId: row.site_id,
      caseId: row.case_id,
      tlp: row.tlp,
      actor: row.actor,
      data: row.data,
    }));
  }
}
