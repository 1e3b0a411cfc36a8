import type { JsonObject } from '../../common/json.ts';
import type { ChainedEntry } from './audit-entry.ts';
import type { WitnessedEntry } from './entry-chain.ts';
import { exactTime, journalColumns, type JournalRow } from './journal-row.ts';
import type { JournalReach, SignedHead, TrailSource } from './verify-trail.ts';

const PAGE = 1_000;

/** Runs a statement and returns its rows, all in one transaction that sees one state of the database. */
export type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/** SQL for the columns of an entry, of a table with that alias. */
export function entryColumns(alias: string): string {
  return `${alias}.index AS entry_index, ${alias}.realm AS entry_realm, ${alias}.seq AS entry_seq, ${alias}.event_id,
    ${alias}.type AS entry_type, ${exactTime(`${alias}.at`)} AS entry_at,
    ${exactTime(`${alias}.recorded_at`)} AS entry_recorded_at, ${alias}.nation AS entry_nation,
    ${alias}.organisation_id AS entry_organisation_id, ${alias}.actor AS entry_actor, ${alias}.origin AS entry_origin,
    ${alias}.objects::text[] AS objects, ${alias}.details, encode(${alias}.journal_hash, 'hex') AS journal_hash,
    encode(${alias}.prev_hash, 'hex') AS prev_hash, encode(${alias}.hash, 'hex') AS hash`;
}

export interface EntryRow {
  entry_index: string;
  entry_realm: string;
  entry_seq: string;
  event_id: string;
  entry_type: string;
  entry_at: string;
  entry_recorded_at: string;
  entry_nation: string;
  entry_organisation_id: string;
  entry_actor: ChainedEntry['actor'];
  entry_origin: ChainedEntry['origin'];
  objects: string[];
  details: JsonObject;
  journal_hash: string;
  prev_hash: string;
  hash: string;
}

export function toEntry(row: EntryRow): ChainedEntry {
  return {
    index: Number(row.entry_index),
    realm: row.entry_realm,
    seq: Number(row.entry_seq),
    eventId: row.event_id,
    type: row.entry_type,
    at: row.entry_at,
    recordedAt: row.entry_recorded_at,
    nation: row.entry_nation,
    organisationId: row.entry_organisation_id,
    actor: row.entry_actor,
    origin: row.entry_origin,
    objects: row.objects,
    details: row.details,
    journalHash: row.journal_hash,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

export const HEAD_COLUMNS = `number, size, encode(root, 'hex') AS root, ${exactTime('signed_at')} AS signed_at, note`;

export interface HeadRow {
  number: string;
  size: string;
  root: string;
  signed_at: string;
  note: string;
}

export function toHead(row: HeadRow): SignedHead {
  const { root, note } = row;
  return { number: Number(row.number), size: Number(row.size), root, signedAt: row.signed_at, note };
}

/** What names the trail of this database in its heads. */
export async function trailOrigin(query: Query): Promise<string> {
  const [row] = (await query('SELECT trail_id FROM audit_progress')) as { trail_id: string }[];
  if (!row) throw new Error('The database has no audit trail');
  return `breakwater/audit/${row.trail_id}`;
}

/**
 * The trail as the database holds it, read in pages. `journals` tells whether each entry is also held against its
 * journal row. The role must see every row: the engine's.
 */
export async function storedTrail(query: Query, journals = true): Promise<TrailSource> {
  const rows = async <Row>(sql: string, parameters?: unknown[]): Promise<Row[]> =>
    (await query(sql, parameters)) as Row[];
  const [end] = await rows<{ size: string; hash: string }>(
    "SELECT size, encode(hash, 'hex') AS hash FROM audit_progress",
  );
  if (!end) throw new Error('The database has no audit trail');
  return {
    origin: await trailOrigin(query),
    end: () => ({ size: Number(end.size), hash: end.hash }),
    entries: entriesOf(rows, journals),
    heads: headsOf(rows),
    journals: journals ? await reachOf(rows) : [],
    findUnwritten: async () => {
      const [row] = await rows<{ realm: string; seq: string }>(
        `SELECT j.realm, j.seq FROM journal j JOIN audit_cursors c ON c.realm = j.realm WHERE j.seq <= c.seq
           AND NOT EXISTS (SELECT FROM audit_entries e WHERE e.realm = j.realm AND e.seq = j.seq)
         ORDER BY j.recorded_at, j.realm, j.seq LIMIT 1`,
      );
      return row ? { realm: row.realm, seq: Number(row.seq) } : null;
    },
  };
}

type Rows = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

async function* entriesOf(rows: Rows, journals: boolean): AsyncGenerator<WitnessedEntry> {
  let last = '0';
  for (;;) {
    const page = await rows<EntryRow & JournalRow & { id: string | null }>(
      `SELECT ${entryColumns('e')}${journals ? `, ${journalColumns('j')}` : ''} FROM audit_entries e
       ${journals ? 'LEFT JOIN journal j ON j.realm = e.realm AND j.seq = e.seq' : ''}
       WHERE e.index > $1 ORDER BY e.index LIMIT ${PAGE}`,
      [last],
    );
    for (const row of page) {
      const entry = toEntry(row);
      yield journals ? { entry, row: row.id === null ? null : row } : { entry };
    }
    last = page.at(-1)?.entry_index ?? last;
    if (page.length < PAGE) return;
  }
}

async function* headsOf(rows: Rows): AsyncGenerator<SignedHead> {
  let last = '0';
  for (;;) {
    const page = await rows<HeadRow>(
      `SELECT ${HEAD_COLUMNS} FROM audit_heads WHERE number > $1 ORDER BY number LIMIT ${PAGE}`,
      [last],
    );
    for (const row of page) yield toHead(row);
    last = page.at(-1)?.number ?? last;
    if (page.length < PAGE) return;
  }
}

async function reachOf(rows: Rows): Promise<JournalReach[]> {
  const found = await rows<Record<'realm' | 'cursor' | 'head' | 'after', string>>(
    `SELECT h.realm, coalesce(c.seq, 0) AS cursor, h.head,
       (SELECT count(*) FROM journal j WHERE j.realm = h.realm AND j.seq > coalesce(c.seq, 0) AND j.seq <= h.head) AS after
     FROM journal_heads h LEFT JOIN audit_cursors c ON c.realm = h.realm ORDER BY h.realm`,
  );
  return found.map(({ realm, cursor, head, after }) => ({
    realm,
    cursor: Number(cursor),
    head: Number(head),
    after: Number(after),
  }));
}
