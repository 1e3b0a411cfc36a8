import { ReleaseIntegrity } from '../src/sharing/release-integrity.reader.ts';
import type { PreparedReleaseDto } from '../src/sharing/release-view.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { inDays, publishNew } from './support/published-release.ts';

const as = (person: TestPerson) => ({ token: person.token });

describe('rows of releases', () => {
  let app: TestApp;
  let minji: TestPerson;
  let mei: TestPerson;
  let arun: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    minji = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    mei = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    arun = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
  });
  afterAll(() => app?.close());

  it('are held against the journal: a row that was changed in the database is named', async () => {
    const made = await publishNew(app, minji);
    const id = made.shares[0]!.shareId;
    await app.post(`/api/v1/shared/${id}/receipts`, undefined, as(mei));
    const { body: asked } = await app.post<PreparedReleaseDto>(
      '/api/v1/releases',
      {
        case: made.caseId,
        recipients: [{ kind: 'nation', nation: 'SG' }],
        selection: { case: ['title'] },
        purpose: 'p',
        expiresAt: inDays(1),
        approval: {
          mode: 'quorum',
          quorum: 2,
          deadline: inDays(0.5),
          approvers: [
            { kind: 'nation', nation: 'KR' },
            { kind: 'nation', nation: 'SG' },
          ],
        },
      },
      as(minji),
    );
    const lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    const verdict = { verdict: 'approve', reason: 'Fine', hash: asked.preview.hash };
    expect((await app.post(`/api/v1/releases/${asked.release.id}/approvals`, verdict, as(lead))).status).toBe(204);
    const integrity = app.app.get(ReleaseIntegrity, { strict: false });
    expect(await integrity.check()).toEqual([]);

    const [{ id: packageId } = { id: '' }] = await app.db.query<{ id: string }>(
      'SELECT id FROM release_packages WHERE share_id = $1',
      [id],
    );
    // The triggers refuse even the owner of the tables; whoever tampers takes them off first.
    await expect(app.db.query(`UPDATE releases SET purpose = 'x' WHERE id = $1`, [made.id])).rejects.toThrow(
      'written once',
    );
    const tampered = async (table: string, sql: string, parameters: unknown[]) => {
      await app.db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await app.db.query('BEGIN');
      try {
        await app.db.query(sql, parameters);
        await app.db.query('COMMIT');
      } finally {
        await app.db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      }
      return integrity.check();
    };
    const found = [
      await tampered('releases', `UPDATE releases SET purpose = 'harmless' WHERE id = $1`, [made.id]),
      await tampered('releases', `UPDATE releases SET purpose = 'Joint watch', state = 'recalled' WHERE id = $1`, [
        made.id,
      ]),
      await tampered('releases', `UPDATE releases SET state = 'published' WHERE id = $1`, [made.id]),
      await tampered(
        'release_packages',
        `UPDATE release_packages SET body = replace(body, 'scan', 'walk') WHERE id = $1`,
        [packageId],
      ),
      await tampered(
        'release_packages',
        `UPDATE release_packages SET body = replace(body, 'walk', 'scan') WHERE id = $1`,
        [packageId],
      ),
      await tampered('release_approvals', `UPDATE release_approvals SET verdict = 'refuse'`, []),
      await tampered('release_approvals', `UPDATE release_approvals SET verdict = 'approve'`, []),
      await tampered('release_receipts', 'DELETE FROM release_receipts WHERE share_id = $1', [id]),
    ];
    expect(found[0]).toEqual([{ table: 'releases', id: made.id, fault: 'content_differs' }]);
    expect(found[1]).toContainEqual({ table: 'releases', id: made.id, fault: 'state_differs' });
    expect(found[2]).toEqual([]);
    expect(found[3]).toEqual([{ table: 'release_packages', id: packageId, fault: 'content_differs' }]);
    expect(found[4]).toEqual([]);
    expect(found[5]).toMatchObject([{ table: 'release_approvals', fault: 'content_differs' }]);
    expect(found[6]).toEqual([]);
    expect(found[7]).toMatchObject([{ table: 'release_receipts', fault: 'missing' }]);
  });

  it('stand behind the second wall: the database shows a recipient its own, only while it is open', async () => {
    const made = await publishNew(app, minji, { recipients: [{ kind: 'person', accountId: mei.accountId }] }, 'RED');
    const other = await publishNew(app, minji, { recipients: [{ kind: 'nation', nation: 'MY' }] });
    const reads = async (person: TestPerson, clearance: string, sql: string): Promise<unknown[]> => {
      await app.db.query('BEGIN');
      try {
        await app.db.query('SET LOCAL ROLE breakwater_viewer');
        const settings = {
          actor: person.actorId,
          realm: 'live',
          nation: person.nation,
          organisation: person.organisationId,
          clearance,
        };
        for (const [name, value] of Object.entries(settings)) {
          await app.db.query(`SELECT set_config($1, $2, true)`, [`breakwater.${name}`, value]);
        }
        return await app.db.query(sql);
      } finally {
        await app.db.query('ROLLBACK');
      }
    };
    const ours = `SELECT id FROM release_packages WHERE release_id = '${made.id}'`;
    expect(await reads(mei, 'red', ours)).toHaveLength(1);
    expect(await reads(arun, 'red', ours)).toHaveLength(0);
    expect(await reads(mei, 'none', ours)).toHaveLength(0);
    expect(await reads(mei, 'red', `SELECT id FROM release_packages WHERE release_id = '${other.id}'`)).toHaveLength(0);
    expect(await reads(mei, 'red', 'SELECT id FROM releases')).toHaveLength(0);
    expect(await reads(minji, 'red', `SELECT id FROM releases WHERE id = '${made.id}'`)).toHaveLength(1);
    await expect(reads(minji, 'red', 'SELECT secret FROM releases')).rejects.toThrow('permission denied');
    await app.post(`/api/v1/releases/${made.id}/recall`, { reason: 'Enough' }, as(minji));
    expect(await reads(mei, 'red', ours)).toHaveLength(0);
    expect(await reads(minji, 'red', ours)).toHaveLength(1);
  });
});
