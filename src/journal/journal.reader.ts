import { Injectable } from '@nestjs/common';
import { InjectEngine } from '../database/engine.decorator.ts';
import { DataSource, type EntityManager } from 'typeorm';
import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalEvent, JournalType } from './journal-event.ts';
import { alertNamed, otherCaseNamed, PART_TABLES, partNamed } from './named-things.ts';

const TLP_ORDER = `ARRAY['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED']`;

/** What an entry tells of is seen as well: its case, another, the alert and the part it names. */
const SEEN_WHOLE = `(j.case_id IS NULL OR c.id IS NOT NULL) AND (${alertNamed('j.data')} IS NULL OR a.id IS NOT NULL OR gone.alert_id IS NOT NULL)
  AND (${partNamed('j.data')} IS NULL OR part.tlp IS NOT NULL)
  AND (${otherCaseNamed('j.data')} IS NULL OR other.id IS NOT NULL)`;

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

/** What an entry is about. */
export type JournalMention = Pick<JournalEvent, 'seq' | 'type' | 'caseId' | 'data'>;

export interface JournalBounds {
  /** Number of the newest entry; 0 when there is none. */
  head: number;
  /** Entries up to and including this number have been pruned; a cursor below it is too old. */
  floor: number;
}

/** What answers a query: the pool, or a transaction whose view of the data is to be kept. */
type Queryable = Pick<EntityManager, 'query'>;

/**
 * Reads the journal of one realm from a cursor, for the feed, which holds each entry against its viewers. An entry comes
 * with the marking that what it tells of has by now, where that is stricter than the one it was written with.
 */
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
  async after(realm: string, cursor: number, limit: number): Promise<JournalEvent[]> {
    return this.read('WHERE j.realm = $1 AND j.seq > $2 ORDER BY j.seq LIMIT $3', [realm, cursor, limit]);
  }

  /**
   * Entries of these types, or of all but these, among the next `span` after the cursor, oldest first and as they were written,
   * which is no ground to show anything to anybody: for followers that learn from them where to look. `end` is how far was
   * looked.
   */
  async among(
    realm: string,
    cursor: number,
    span: number,
    types: { only: readonly JournalType[] } | { but: readonly JournalType[] },
  ): Promise<{ entries: JournalMention[]; end: number }> {
    const { head } = await this.bounds(realm);
    const end = Math.max(cursor, Math.min(head, cursor + span));
    if (end === cursor) return { entries: [], end };
    const [test, list] =
      'only' in types ? ['type = ANY($4::text[])', types.only] : ['type <> ALL($4::text[])', types.but];
    const rows = await this.dataSource.query<Pick<Row, 'seq' | 'type' | 'case_id' | 'data'>[]>(
      `SELECT seq, type, case_id, data FROM journal
       WHERE realm = $1 AND seq > $2 AND seq <= $3 AND ${test} ORDER BY seq`,
      [realm, cursor, end, list],
    );
    const entries = rows.map(({ seq, type, case_id: caseId, data }) => ({ seq: Number(seq), type, caseId, data }));
    return { entries, end };
  }

  /** These entries, oldest first, with the markings they have by now. */
  async at(realm: string, numbers: readonly number[]): Promise<JournalEvent[]> {
    if (numbers.length === 0) return [];
    return this.read('WHERE j.realm = $1 AND j.seq = ANY($2::bigint[]) ORDER BY j.seq', [realm, numbers]);
  }

  /** The same out of a viewer's transaction: of what it sees, without what tells of something it does not see. */
  async seenAfter(realm: string, cursor: number, limit: number, within: Queryable): Promise<JournalEvent[]> {
    return this.read(
      `WHERE j.realm = $1 AND j.seq > $2 AND ${SEEN_WHOLE} ORDER BY j.seq LIMIT $3`,
      [realm, cursor, limit],
      within,
    );
  }

  /** Of these entries those a viewer's transaction sees, as {@link seenAfter} has it, oldest first. */
  async seenAt(realm: string, numbers: readonly number[], within: Queryable): Promise<JournalEvent[]> {
    return this.read(
      `WHERE j.realm = $1 AND j.seq = ANY($2::bigint[]) AND ${SEEN_WHOLE} ORDER BY j.seq`,
      [realm, numbers],
      within,
    );
  }

  private async read(
    clause: string,
    parameters: unknown[],
    within: Queryable = this.dataSource,
  ): Promise<JournalEvent[]> {
    const rows = await within.query<Row[]>(
      `SELECT j.realm, j.seq, j.id, j.type, j.at, j.recorded_at, j.nation, j.organisation_id, j.site_id, j.case_id,
              ${strictest('j.tlp', 'c.tlp', 'a.tlp', 'gone.tlp', 'part.tlp', 'other.tlp')} AS tlp, j.actor, j.data
       FROM journal j LEFT JOIN cases c ON c.id = j.case_id LEFT JOIN alerts a ON a.id = ${alertNamed('j.data')}
       LEFT JOIN removed_alerts gone ON gone.alert_id = ${alertNamed('j.data')}
       LEFT JOIN cases other ON other.id = ${otherCaseNamed('j.data')}
       LEFT JOIN LATERAL (${PART_TABLES.map((table) => `SELECT tlp FROM ${table} WHERE id = ${partNamed('j.data')}`).join(' UNION ALL ')}) part
         ON true
       ${clause}`,
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

/** The strictest of some labels as SQL; those that are NULL do not count. */
function strictest(...labels: string[]): string {
  const ranks = labels.map((label) => `array_position(${TLP_ORDER}, ${label})`);
  return `(${TLP_ORDER})[greatest(${ranks.join(', ')})]`;
}
