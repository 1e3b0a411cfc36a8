import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { AuditVerificationDto } from '../src/audit/audit-verification.dto.ts';
import { AuditVerification } from '../src/audit/audit-verification.service.ts';
import { IntegrityChecks } from '../src/audit/integrity-checks.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { startApp, type TestApp } from './support/app.ts';
import { journalDraft } from './support/journal-events.ts';
import { person } from './support/operators.ts';
import { writtenTrail } from './support/trail.ts';
import { ENTRY_CHANGES, JOURNAL_CHANGES, rechain, rehash, Vandal } from './support/vandal.ts';

const SIZE = 60;
const HEAD_EVERY = 25;
const OWN = demoId('organisations', 'sg-port-soc');

/** Entries that are sure to be there. */
const anyIndex = fc.integer({ min: 1, max: SIZE + SIZE / 3 });

describe('a trail that was tampered with in the database', () => {
  let app: TestApp;
  let vandal: Vandal;

  beforeAll(async () => {
    app = await startApp({ auditHeadEntries: HEAD_EVERY, auditHeadSeconds: 3_600 });
    vandal = new Vandal(app);
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

  it('is whole before anybody touches it', async () => {
    expect(await vandal.after()).toBeNull();
    const { body } = await app.get<AuditVerificationDto>('/api/v1/audit/verify');
    expect(body).toMatchObject({ ok: true, fault: null, rows: [], rowsElsewhere: 0 });
    expect(body.signedUpTo).toBeGreaterThanOrEqual(2 * HEAD_EVERY);
  });

  it('refuses changes as long as its triggers are there, also to its owner', async () => {
    await expect(app.db.query("UPDATE audit_entries SET type = 'x' WHERE index = 1")).rejects.toThrow('written once');
    await expect(app.db.query('DELETE FROM audit_heads')).rejects.toThrow('written once');
    await expect(app.db.query('TRUNCATE audit_entries')).rejects.toThrow('written once');
  });

  it('names the entry of which any one column was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...ENTRY_CHANGES), async (index, change) => {
        const found = await vandal.after([`UPDATE audit_entries SET ${change} WHERE index = $1`, [index]]);
        expect(found).toMatchObject({ fault: 'entry_changed', index });
      }),
      { numRuns: 80 },
    );
  });

  it('names the entry that was rewritten together with its hash', async () => {
    const changes = ENTRY_CHANGES.filter((change) => !/^(hash|realm|seq)/.test(change));
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...changes), async (index, change) => {
        const deed: [string, unknown[]] = [`UPDATE audit_entries SET ${change} WHERE index = $1`, [index]];
        const found = await vandal.after(deed, rehash(index));
        expect({ change, index: found?.index }).toEqual({ change, index });
        expect(found?.fault).toMatch(/^(entry_changed|journal_row_changed)$/);
      }),
      { numRuns: 60 },
    );
  });

  it('names the journal row of which any one column was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, fc.constantFrom(...JOURNAL_CHANGES), async (index, change) => {
        const { realm, seq } = await vandal.place(index);
        const found = await vandal.after([`UPDATE journal SET ${change} WHERE realm = $1 AND seq = $2`, [realm, seq]]);
        expect(found).toMatchObject({ fault: 'journal_row_changed', index, realm, seq });
      }),
      { numRuns: 60 },
    );
  });

  it('names the journal row, and the entry, that was deleted', async () => {
    await fc.assert(
      fc.asyncProperty(anyIndex, async (index) => {
        const { realm, seq } = await vandal.place(index);
        const row = await vandal.after(['DELETE FROM journal WHERE realm = $1 AND seq = $2', [realm, seq]]);
        expect(row).toMatchObject({ fault: 'journal_row_missing', index, realm, seq });
        const entry = await vandal.after(['DELETE FROM audit_entries WHERE index = $1', [index]]);
        expect(entry).toMatchObject({ fault: 'entry_missing', index, realm, seq });
      }),
      { numRuns: 20 },
    );
  });

  it('names the first of the entries cut off at its end, with and without the account of them', async () => {
    const cut = 'DELETE FROM audit_entries WHERE index > 40';
    const account = 'UPDATE audit_progress SET size = 40, hash = (SELECT hash FROM audit_entries WHERE index = 40)';
    expect(await vandal.after(cut)).toMatchObject({ fault: 'entry_missing', index: 41 });
    // The heads still vouch for what is gone.
    const over = (await vandal.heads()).filter((size) => size <= 40).length;
    expect(await vandal.after(cut, account)).toMatchObject({ fault: 'entry_missing', index: 41, head: over + 1 });
    // And so do the cursors.
    const heads = 'DELETE FROM audit_heads WHERE size > 40';
    expect(await vandal.after(cut, account, heads)).toMatchObject({ fault: 'entry_missing', index: 41 });
  });

  it('names the heads that were changed, forged and taken away', async () => {
    const [first = 0] = await vandal.heads();
    const root = "UPDATE audit_heads SET root = decode(repeat('ab', 32), 'hex') WHERE number = 2";
    expect(await vandal.after(root)).toMatchObject({ fault: 'head_changed', head: 2, index: first + 1 });
    const note = 'UPDATE audit_heads SET note = (SELECT note FROM audit_heads WHERE number = 1) WHERE number = 2';
    expect(await vandal.after(note)).toMatchObject({ fault: 'head_changed', head: 2 });
    const signature = `UPDATE audit_heads SET note = overlay(note placing 'AAAA' from length(note) - 20) WHERE number = 2`;
    expect(await vandal.after(signature)).toMatchObject({ fault: 'head_changed', head: 2 });
    const gone = 'DELETE FROM audit_heads WHERE number = 1';
    expect(await vandal.after(gone)).toMatchObject({ fault: 'head_missing', head: 1 });
    const trail = 'UPDATE audit_progress SET trail_id = gen_random_uuid()';
    expect(await vandal.after(trail)).toMatchObject({ fault: 'head_changed', head: 1 });
  });

  it('is betrayed by its heads when it was rewritten from some entry to its end', async () => {
    const index = HEAD_EVERY + 7;
    const forged: [string, unknown[]] = [`UPDATE audit_entries SET details = '{"x": 1}' WHERE index = $1`, [index]];
    const before = (await vandal.heads()).filter((size) => size < index);
    // Everything up to the head before is vouched for, and nothing after it.
    expect(await vandal.after(forged, rechain(index))).toMatchObject({
      fault: 'root_differs',
      head: before.length + 1,
      index: before.at(-1)! + 1,
    });
  });

  it('is betrayed by a head kept elsewhere when its own were taken away', async () => {
    const { note } = await vandal.latestHead();
    const noHeads = 'DELETE FROM audit_heads';
    const forged = `UPDATE audit_entries SET details = '{"x": 1}' WHERE index = 5`;
    expect(await vandal.after(noHeads, forged, rechain(5))).toBeNull();
    expect(await vandal.afterAgainst([note], noHeads)).toBeNull();
    const found = await vandal.afterAgainst([note], noHeads, forged, rechain(5));
    expect(found).toMatchObject({ fault: 'root_differs', index: 1 });
    const unsigned = await vandal.afterAgainst([note.replace('—', '-')], noHeads);
    expect(unsigned).toMatchObject({ fault: 'head_changed' });
  });

  it('names a journal row that went before the trail could be written from it', async () => {
    const [row] = await app.db.query<{ head: string }>("SELECT head FROM journal_heads WHERE realm = 'live'");
    const found = await vandal.after("UPDATE journal_heads SET head = head + 2 WHERE realm = 'live'");
    expect(found).toMatchObject({ fault: 'journal_row_missing', realm: 'live', seq: Number(row!.head) + 1 });
  });

  it('is told over HTTP with its place to the node operator, and to an auditor as far as it is its own', async () => {
    const { index, realm, seq } = await vandal.place(SIZE);
    const change = async (type: string): Promise<void> => {
      await app.db.query("SET session_replication_role = 'replica'");
      await app.db.query('UPDATE audit_entries SET type = $2 WHERE index = $1', [index, type]);
      await app.db.query("SET session_replication_role = 'origin'");
    };
    const [row] = await app.db.query<{ type: string }>('SELECT type FROM audit_entries WHERE index = $1', [index]);
    await change('case.opened');
    try {
      const { body } = await app.get<AuditVerificationDto>('/api/v1/audit/verify');
      expect(body).toMatchObject({ ok: false, fault: { fault: 'entry_changed', index, realm, seq } });
      const verification = app.app.get(AuditVerification);
      const own = await verification.verify(person('SG', { roles: ['auditor'] }));
      expect(own.fault).toMatchObject({ index, realm, seq });
      const other = await verification.verify(person('KR', { roles: ['auditor'] }));
      expect(other).toMatchObject({ ok: false, fault: { fault: 'entry_changed', index, realm: null, seq: null } });
    } finally {
      await change(row!.type);
    }
    expect((await app.get<AuditVerificationDto>('/api/v1/audit/verify')).body.ok).toBe(true);
  });

  it('brings the findings of other parts along, each to whom it belongs', async () => {
    const mine = { table: 'releases', id: randomUUID(), fault: 'changed', organisationId: OWN };
    const faults = [mine, { table: 'releases', id: randomUUID(), fault: 'changed' }];
    app.app.get(IntegrityChecks).add({ check: () => Promise.resolve(faults.splice(0)) });
    const report = await app.app.get(AuditVerification).verify(person('SG', { roles: ['auditor'] }));
    expect(report).toMatchObject({ ok: false, fault: null, rowsElsewhere: 1 });
    expect(report.rows).toEqual([{ table: 'releases', id: mine.id, fault: 'changed' }]);
  });
});
