import type { LatestHeadDto } from '../../src/audit/audit-entry.dto.ts';
import { entryHash } from '../../src/audit/proof/audit-entry.ts';
import { parseVerifierKey } from '../../src/audit/proof/signed-note.ts';
import { entryColumns, type EntryRow, storedTrail, toEntry } from '../../src/audit/proof/stored-trail.ts';
import type { TrailFault } from '../../src/audit/proof/trail-fault.ts';
import { verifyTrail } from '../../src/audit/proof/verify-trail.ts';
import type { TestApp } from './app.ts';

type Query = TestApp['db']['query'];
/** SQL, SQL with its parameters, or something that takes more than one statement. */
export type Deed = string | [string, unknown[]] | ((query: Query) => Promise<void>);

/** Somebody with the password of the superuser, who has the triggers off. */
export class Vandal {
  constructor(private readonly app: TestApp) {}

  /** What verifying says of the deeds, which are undone: it reads through the same connection, before any commit. */
  async after(...deeds: Deed[]): Promise<TrailFault | null> {
    return this.afterAgainst([], ...deeds);
  }

  /** The same, for a verifier that keeps heads elsewhere. */
  async afterAgainst(witnessed: string[], ...deeds: Deed[]): Promise<TrailFault | null> {
    const query: Query = (sql, parameters) => this.app.db.query(sql, parameters);
    const { publicKey } = await this.latestHead();
    await query('BEGIN');
    try {
      await query("SET LOCAL session_replication_role = 'replica'");
      for (const deed of deeds) {
        if (typeof deed === 'function') await deed(query);
        else await (typeof deed === 'string' ? query(deed) : query(...deed));
      }
      const report = await verifyTrail(await storedTrail(query), [parseVerifierKey(publicKey)], witnessed);
      expect(report.ok).toBe(report.fault === null);
      return report.fault;
    } finally {
      await query('ROLLBACK');
    }
  }

  async latestHead(): Promise<LatestHeadDto> {
    return (await this.app.get<LatestHeadDto>('/api/v1/audit/heads/latest')).body;
  }

  /** Sizes of the signed heads, the first head first. */
  async heads(): Promise<number[]> {
    const rows = await this.app.db.query<{ size: string }>('SELECT size FROM audit_heads ORDER BY number');
    return rows.map(({ size }) => Number(size));
  }

  async place(index: number): Promise<{ index: number; realm: string; seq: number }> {
    const [row] = await this.app.db.query<{ realm: string; seq: string }>(
      'SELECT realm, seq FROM audit_entries WHERE index = $1',
      [index],
    );
    return { index, realm: row!.realm, seq: Number(row!.seq) };
  }
}

/** Gives an entry the hash that agrees with it. */
export const rehash =
  (index: number): Deed =>
  async (query) => {
    const [row] = await query<EntryRow>(`SELECT ${entryColumns('e')} FROM audit_entries e WHERE index = $1`, [index]);
    await query('UPDATE audit_entries SET hash = $2 WHERE index = $1', [index, entryHash(toEntry(row!))]);
  };

/** Gives all entries from one on hashes that agree, with themselves and with each other, and the account of them too. */
export const rechain =
  (first: number): Deed =>
  async (query) => {
    let prevHash = '';
    const rows = await query<EntryRow>(
      `SELECT ${entryColumns('e')} FROM audit_entries e WHERE index >= $1 ORDER BY index`,
      [first],
    );
    for (const row of rows) {
      const entry = { ...toEntry(row), ...(prevHash && { prevHash }) };
      prevHash = entryHash(entry).toString('hex');
      const hashes = [entry.index, entry.prevHash, prevHash];
      await query(
        "UPDATE audit_entries SET prev_hash = decode($2, 'hex'), hash = decode($3, 'hex') WHERE index = $1",
        hashes,
      );
    }
    await query("UPDATE audit_progress SET hash = decode($1, 'hex')", [prevHash]);
  };

/** Changes of one column of an entry, each to another value. */
export const ENTRY_CHANGES = [
  "realm = 'other'",
  'seq = seq + 1000',
  'event_id = gen_random_uuid()',
  "type = 'case.opened'",
  "at = at + interval '1 microsecond'",
  "recorded_at = recorded_at - interval '1 microsecond'",
  "nation = 'KR'",
  'organisation_id = gen_random_uuid()',
  `actor = '{"id": "person:else", "name": "Else"}'`,
  `actor = 'null'`,
  `origin = '{"address": "192.0.2.1", "credential": null}'`,
  'objects = array_append(objects, gen_random_uuid())',
  `details = details || '{"x": 1}'`,
  "journal_hash = decode(repeat('ab', 32), 'hex')",
  "prev_hash = decode(repeat('ab', 32), 'hex')",
  "hash = decode(repeat('ab', 32), 'hex')",
];

/** Changes of one column of a journal row, each to another value, down to digits a parsed number would lose. */
export const JOURNAL_CHANGES = [
  "type = 'case.opened'",
  "at = at + interval '1 microsecond'",
  "recorded_at = recorded_at - interval '1 microsecond'",
  "nation = 'KR'",
  'organisation_id = gen_random_uuid()',
  'id = gen_random_uuid()',
  'site_id = gen_random_uuid()',
  'case_id = gen_random_uuid()',
  "tlp = 'CLEAR'",
  `actor = '{"id": "person:else", "name": "Else"}'`,
  `data = data || '{"added": null}'`,
  `data = data || '{"n": 12345678901234567890.5}'`,
  `origin = '{"address": "192.0.2.1", "credential": null}'`,
];
