import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { LatestHeadDto } from '../src/audit/audit-entry.dto.ts';
import type { AuditVerificationDto } from '../src/audit/audit-verification.dto.ts';
import { IntegrityChecks } from '../src/audit/integrity-checks.ts';
import { entryHash } from '../src/audit/proof/audit-entry.ts';
import { parseVerifierKey } from '../src/audit/proof/signed-note.ts';
import { entryColumns, type EntryRow, storedTrail, toEntry } from '../src/audit/proof/stored-trail.ts';
import type { TrailFault } from '../src/audit/proof/trail-fault.ts';
import { verifyTrail } from '../src/audit/proof/verify-trail.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { journalDraft } from './support/journal-events.ts';
import { person } from './support/operators.ts';
import { writtenTrail } from './support/trail.ts';
import { AuditVerification } from '../src/audit/audit-verification.service.ts';

const SIZE = 60;
const HEAD_EVERY = 25;
const OWN = demoId('organisations', 'sg-port-soc');

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ auditHeadEntries: HEAD_EVERY, auditHeadSeconds: 3_600 });
  await app.app.get(UnitOfWork).transactAsEngine('live', async (tx) => {
    for (let index = 0; index < SIZE; index += 1) {
      const draft = journalDraft({ data: { noteId: randomUUID(), n: index }, organisationId: OWN });
      tx.record(draft);
      if (index % 3 === 0) tx.recordAccess({ ...draft, type: 'account.changed' });
    }
  });
  await writtenTrail(app);
});
afterAll(() => app?.close());

/**
 * Does something to the database as a superuser who has the triggers off, looks at what verifying says, and undoes it.
 * The verifier reads through the same connection, so that nothing of it is ever committed.
 */
async function after(...statements: (string | [string, unknown[]])[]): Promise<TrailFault | null> {
  const { query } = app.db;
  await query('BEGIN');
  try {
    await query("SET LOCAL session_replication_role = 'replica'");
    for (const statement of statements) {
      await (typeof statement === 'string' ? query(statement) : query(...statement));
    }
    const { publicKey } = await latestHead();
    const report = await verifyTrail(await storedTrail(query), [parseVerifierKey(publicKey)]);
    expect(report.ok).toBe(report.fault === null);
    return report.fault;
  } finally {
    await query('ROLLBACK');
  }
}

async function latestHead(): Promise<LatestHeadDto> {
  return (await app.get<LatestHeadDto>('/api/v1/audit/heads/latest')).body;
}

/** Sizes of the signed heads, the first head first. */
async function heads(): Promise<number[]> {
  const rows = await app.db.query<{ size: string }>('SELECT size FROM audit_heads ORDER BY number');
  return rows.map(({ size }) => Number(size));
}

interface Place {
  index: number;
  realm: string;
  seq: number;
}

async function place(index: number): Promise<Place> {
  const [row] = await app.db.query<{ realm: string; seq: string }>(
    'SELECT realm, seq FROM audit_entries WHERE index = $1',
    [index],
  );
  return { index, realm: row!.realm, seq: Number(row!.seq) };
}

/** Statements that change an entry and give it, and nothing after it, a hash that agrees. */
async function rewritten(index: number, change: string): Promise<(string | [string, unknown[]])[]> {
  const { query } = app.db;
  await query('BEGIN');
  try {
    await query("SET LOCAL session_replication_role = 'replica'");
    await query(`UPDATE audit_entries SET ${change} WHERE index = $1`, [index]);
    const [row] = await query<EntryRow>(`SELECT ${entryColumns('e')} FROM audit_entries e WHERE index = $1`, [index]);
    const hash = entryHash(toEntry(row!));
    return [
      [`UPDATE audit_entries SET ${change} WHERE index = $1`, [index]],
      ['UPDATE audit_entries SET hash = $2 WHERE index = $1', [index, hash]],
    ];
  } finally {
    await query('ROLLBACK');
  }
}

const anyIndex = fc.integer({ min: 1, max: SIZE + SIZE / 3 });

/** Changes of one column of the trail, each to another value. */
const ENTRY_CHANGES = [
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

const JOURNAL_CHANGES = [
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
  `data = data || '{"n": 12345678901234567890.5}'`,
  "data = data - 'n'",
  `origin = '{"address": "192.0.2.1", "credential": null}'`,
];

describe('a trail that was tampered with in the database', () => {
  it('is whole before anybody touches it', async () => {
    expect(await after()).toBeNull();
    const { body } = await app.get<AuditVerificationDto>('/api/v1/audit/verify');
    expect(body).toMatchObject({ ok: true, fault: null, rows: [], rowsElsewhere: 0 });
    expect(body.signedUpTo).toBeGreaterThanOrEqual(3 * HEAD_EVERY);
  });

  it('refuses changes as long as its triggers are there, also to its owner', async () => {
    await expect(app.db.query("UPDATE audit_entries SET type = 'x' WHERE index = 1")).rejects.toThrow('written once');
    await expect(app.db.query('DELETE FROM audit_heads')).rejects.toThrow('written once');
    await expect(app.db.query('TRUNCATE audit_entries')).rejects.toThrow('written once');
  });

  it('names the entry of which any one column was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...ENTRY_CHANGES), async (index, change) => {
        const found = await after([`UPDATE audit_entries SET ${change} WHERE index = $1`, [index]]);
        expect(found).toMatchObject({ fault: 'entry_changed', index });
      }),
      { numRuns: 80 },
    );
  });

  it('names the entry that was rewritten with a hash that agrees', async () => {
    const changes = ENTRY_CHANGES.filter((change) => !/^(hash|realm|seq)/.test(change));
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...changes), async (index, change) => {
        const found = await after(...(await rewritten(index, change)));
        expect({ change, index: found?.index }).toEqual({ change, index });
        expect(found?.fault).toMatch(/^(entry_changed|journal_row_changed)$/);
      }),
      { numRuns: 60 },
    );
  });

  it('names the journal row of which any one column was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...JOURNAL_CHANGES), async (index, change) => {
        const { realm, seq } = await place(index);
        const sql = `UPDATE journal SET ${change} WHERE realm = $1 AND seq = $2`;
        // Entry 1 may be the node's own key, whose data have no such member to take away.
        const [row] = await app.db.query<{ has: boolean }>(
          "SELECT data ? 'n' AS has FROM journal WHERE realm = $1 AND seq = $2",
          [realm, seq],
        );
        fc.pre(row!.has);
        expect(await after([sql, [realm, seq]])).toMatchObject({ fault: 'journal_row_changed', index, realm, seq });
      }),
      { numRuns: 60 },
    );
  });

  it('names the journal row, and the entry, that was deleted', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, async (index) => {
        const { realm, seq } = await place(index);
        const row = await after(['DELETE FROM journal WHERE realm = $1 AND seq = $2', [realm, seq]]);
        expect(row).toMatchObject({ fault: 'journal_row_missing', index, realm, seq });
        const entry = await after(['DELETE FROM audit_entries WHERE index = $1', [index]]);
        expect(entry).toMatchObject({ fault: 'entry_missing', index, realm, seq });
      }),
      { numRuns: 20 },
    );
  });

  it('names the first of the entries cut off at its end, with and without the account of them', async () => {
    const [{ size } = { size: '0' }] = await app.db.query<{ size: string }>('SELECT size FROM audit_progress');
    const cut: [string, unknown[]] = ['DELETE FROM audit_entries WHERE index > $1', [40]];
    expect(await after(cut)).toMatchObject({ fault: 'entry_missing', index: 41 });
    const account = 'UPDATE audit_progress SET size = 40, hash = (SELECT hash FROM audit_entries WHERE index = 40)';
    // The heads still vouch for what is gone.
    const over = (await heads()).filter((signed) => signed <= 40).length;
    expect(await after(cut, account)).toMatchObject({ fault: 'entry_missing', index: 41, head: over + 1 });
    expect(Number(size)).toBeGreaterThan(41);
  });

  it('names the heads that were changed, forged and taken away', async () => {
    const wrongRoot = "UPDATE audit_heads SET root = decode(repeat('ab', 32), 'hex') WHERE number = 2";
    const [first = 0] = await heads();
    expect(await after(wrongRoot)).toMatchObject({ fault: 'head_changed', head: 2, index: first + 1 });
    const otherNote = 'UPDATE audit_heads SET note = (SELECT note FROM audit_heads WHERE number = 1) WHERE number = 2';
    expect(await after(otherNote)).toMatchObject({ fault: 'head_changed', head: 2 });
    const signature =
      "UPDATE audit_heads SET note = overlay(note placing 'AAAA' from length(note) - 20) WHERE number = 3";
    expect(await after(signature)).toMatchObject({ fault: 'head_changed', head: 3 });
    expect(await after('DELETE FROM audit_heads WHERE number = 1')).toMatchObject({ fault: 'head_missing', head: 1 });
    const trail = 'UPDATE audit_progress SET trail_id = gen_random_uuid()';
    expect(await after(trail)).toMatchObject({ fault: 'head_changed', head: 1 });
  });

  it('is betrayed by its heads when it was rewritten from some entry to its end, journal and all', async () => {
    const first = HEAD_EVERY + 7;
    const sizes = await heads();
    const { query } = app.db;
    await query('BEGIN');
    try {
      await query("SET LOCAL session_replication_role = 'replica'");
      await query(`UPDATE audit_entries SET details = '{"forged": true}' WHERE index = $1`, [first]);
      let prevHash = '';
      const rows = await query<EntryRow>(
        `SELECT ${entryColumns('e')} FROM audit_entries e WHERE index >= $1 ORDER BY index`,
        [first],
      );
      for (const row of rows) {
        const entry = { ...toEntry(row), ...(prevHash && { prevHash }) };
        prevHash = entryHash(entry).toString('hex');
        await query(
          "UPDATE audit_entries SET prev_hash = decode($2, 'hex'), hash = decode($3, 'hex') WHERE index = $1",
          [entry.index, entry.prevHash, prevHash],
        );
      }
      await query("UPDATE audit_progress SET hash = decode($1, 'hex')", [prevHash]);
      const { publicKey } = await latestHead();
      const { fault } = await verifyTrail(await storedTrail(query), [parseVerifierKey(publicKey)]);
      // Everything up to the head before is vouched for, and nothing after it.
      const kept = sizes.filter((signed) => signed < first);
      expect(fault).toMatchObject({ fault: 'root_differs', head: kept.length + 1, index: kept.at(-1)! + 1 });
    } finally {
      await query('ROLLBACK');
    }
  });

  it('is betrayed by a head kept elsewhere when its own heads were taken away', async () => {
    const { note, publicKey } = await latestHead();
    const keys = [parseVerifierKey(publicKey)];
    const { query } = app.db;
    await query('BEGIN');
    try {
      await query("SET LOCAL session_replication_role = 'replica'");
      await query('DELETE FROM audit_heads');
      expect((await verifyTrail(await storedTrail(query), keys)).ok).toBe(true);
      expect((await verifyTrail(await storedTrail(query), keys, [note])).ok).toBe(true);
      await query('DELETE FROM audit_entries WHERE index > 30');
      await query('DELETE FROM journal j USING audit_cursors c WHERE c.realm = j.realm');
      await query('UPDATE audit_progress SET size = 30, hash = (SELECT hash FROM audit_entries WHERE index = 30)');
      const report = await verifyTrail(await storedTrail(query, false), keys, [note]);
      expect(report.fault).toMatchObject({ fault: 'entry_missing', index: 31 });
    } finally {
      await query('ROLLBACK');
    }
  });

  it('names a journal row that went before the trail could be written from it', async () => {
    const next = (await app.db.query<{ head: string }>("SELECT head FROM journal_heads WHERE realm = 'live'"))[0]!.head;
    const found = await after(["UPDATE journal_heads SET head = head + 2 WHERE realm = 'live'", []]);
    expect(found).toMatchObject({ fault: 'journal_row_missing', realm: 'live', seq: Number(next) + 1 });
  });

  it('is told over HTTP with its place to the node operator, and to an auditor as far as it is its own', async () => {
    const index = SIZE;
    const { realm, seq } = await place(index);
    const change = async (sql: string, value: string): Promise<void> => {
      await app.db.query("SET session_replication_role = 'replica'");
      await app.db.query(sql, [index, value]);
      await app.db.query("SET session_replication_role = 'origin'");
    };
    const [{ type } = { type: '' }] = await app.db.query<{ type: string }>(
      'SELECT type FROM audit_entries WHERE index = $1',
      [index],
    );
    await change('UPDATE audit_entries SET type = $2 WHERE index = $1', 'case.opened');
    try {
      const { body } = await app.get<AuditVerificationDto>('/api/v1/audit/verify');
      expect(body).toMatchObject({ ok: false, fault: { fault: 'entry_changed', index, realm, seq } });
      const verification = app.app.get(AuditVerification);
      const own = await verification.verify(person('SG', { roles: ['auditor'] }));
      expect(own.fault).toMatchObject({ index, realm, seq });
      const other = await verification.verify(person('KR', { roles: ['auditor'] }));
      expect(other).toMatchObject({ ok: false, fault: { fault: 'entry_changed', index, realm: null, seq: null } });
    } finally {
      await change('UPDATE audit_entries SET type = $2 WHERE index = $1', type);
    }
    expect((await app.get<AuditVerificationDto>('/api/v1/audit/verify')).body.ok).toBe(true);
  });

  it('brings the findings of other parts along, each to whom it belongs', async () => {
    const mine = { table: 'releases', id: randomUUID(), fault: 'changed', organisationId: OWN };
    const faults = [mine, { table: 'releases', id: randomUUID(), fault: 'changed' }];
    app.app.get(IntegrityChecks).add({ check: () => Promise.resolve(faults.splice(0)) });
    const report = await app.app.get(AuditVerification).verify(person('SG', { roles: ['auditor'] }));
    expect(report).toMatchObject({
      ok: false,
      fault: null,
      rows: [{ table: 'releases', id: mine.id }],
      rowsElsewhere: 1,
    });
  });
});
