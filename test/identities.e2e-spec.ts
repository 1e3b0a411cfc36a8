import { demoId } from '../src/registry/demo-registry.ts';
import { accountsOf, type Accounts, outcome, type Account, type Invited } from './support/accounts.ts';
import { type Answer, startApp, type TestApp } from './support/app.ts';
import { bySession, PASSWORD, signUp, type TestPerson } from './support/people.ts';

describe('accounts', () => {
  let app: TestApp;
  let invite: Accounts['invite'];
  let take: Accounts['take'];
  let patch: Accounts['patch'];
  let administrator: TestPerson;
  let stranger: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    ({ invite, take, patch } = accountsOf(app));
    administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['administrator'] });
  });
  afterAll(() => app?.close());
  beforeEach(() => app.db.query('DELETE FROM sign_in_brakes'));

  describe('administering', () => {
    it('ends at the own organisation: what is another’s is not found', async () => {
      const { body } = await invite(administrator);
      const path = `/api/v1/accounts/${body.account.id}`;
      const absent = '/api/v1/accounts/00000000-0000-4000-8000-000000000000';
      for (const [method, suffix, payload] of [
        ['GET', '', undefined],
        ['PATCH', '', { name: 'Taken over' }],
        ['PATCH', '', { roles: ['auditor'], state: 'disabled' }],
        ['POST', '/links', {}],
        ['GET', '/identities', undefined],
        ['POST', '/identities', { issuer: 'https://login.example', subject: 'x' }],
        ['DELETE', '/factors', undefined],
      ] as const) {
        const options = { ...bySession(stranger.cookie), ...(payload && { body: payload }) };
        const foreign = await app.request(method, path + suffix, options);
        const none = await app.request(method, absent + suffix, options);
        expect([method, suffix, foreign.status, foreign.body]).toEqual([method, suffix, none.status, none.body]);
        expect(foreign.status).toBe(404);
      }
      const organisationId = administrator.organisationId;
      expect(outcome(await invite(stranger, { organisationId }))).toEqual([403, 'other_organisation']);
      const { body: list } = await app.get<{ items: Account[] }>('/api/v1/accounts', bySession(stranger.cookie));
      expect(list.items.map((item) => item.organisationId)).toEqual(list.items.map(() => stranger.organisationId));
      const query = `/api/v1/accounts?organisationId=${organisationId}`;
      const { body: none } = await app.get<{ items: Account[] }>(query, bySession(stranger.cookie));
      expect(none.items).toEqual([]);
      expect(list.items.map(({ id }) => id)).not.toContain(body.account.id);
    });

    it('ends there for the nation’s CERT too, and not for the node operator', async () => {
      const { body } = await invite(stranger);
      const path = `/api/v1/accounts/${body.account.id}`;
      expect((await app.get(path, bySession(administrator.cookie))).status).toBe(404);
      expect((await app.get(path)).status).toBe(200);
      const organisationId = demoId('organisations', 'my-cert');
      const made = await app.post<Invited>('/api/v1/accounts', {
        organisationId,
        login: 'of.malaysia',
        name: 'Of Malaysia',
        roles: ['administrator'],
      });
      expect([made.status, made.body.account.organisationId]).toEqual([201, organisationId]);
    });

    it('raises nobody’s own power, whichever way it is tried', async () => {
      const self = administrator.accountId;
      for (const change of [
        { roles: ['administrator', 'lead'] },
        { roles: ['administrator'] },
        { state: 'disabled' },
        { state: 'active', name: 'Me' },
      ]) {
        expect(outcome(await patch(administrator, self, change))).toEqual([403, 'own_power']);
      }
      expect((await patch(administrator, self, { name: 'Administrator' })).status).toBe(200);
      const path = `/api/v1/accounts/${self}`;
      for (const [method, suffix, body] of [
        ['POST', '/links', {}],
        ['DELETE', '/factors', undefined],
        ['POST', '/identities', { issuer: 'https://login.example', subject: 'x' }],
      ] as const) {
        const answer = await app.request(method, path + suffix, {
          ...bySession(administrator.cookie),
          ...(body && { body }),
        });
        expect(outcome(answer)).toEqual([403, 'own_power']);
      }
      for (const roles of [
        'observer',
        'analyst',
        'lead',
        'liaison',
        'drill_controller',
        'gateway_engineer',
        'auditor',
      ] as const) {
        const person = await signUp(app, { organisation: 'sg-cert', roles: [roles] });
        for (const by of [person.accountId, self]) {
          expect(outcome(await patch(person, by, { roles: ['administrator'] }))).toEqual([403, 'not_granted']);
        }
        expect(outcome(await invite(person))).toEqual([403, 'not_granted']);
        const policy = { ...bySession(person.cookie), body: { requireSecondFactor: false } };
        expect(outcome(await app.request('PUT', '/api/v1/sign-in-policy', policy))).toEqual([403, 'not_granted']);
      }
    });

    it('takes effect at once: roles change, sessions end with the account and do not come back', async () => {
      const person = await signUp(app, { organisation: 'sg-cert', roles: ['observer'] });
      const can = async (path: string) => (await app.get(path, bySession(person.cookie))).status;
      expect([await can('/api/v1/rejects'), await can('/api/v1/alerts')]).toEqual([403, 200]);
      await patch(administrator, person.accountId, { roles: ['gateway_engineer'] });
      expect([await can('/api/v1/rejects'), await can('/api/v1/alerts')]).toEqual([200, 403]);
      const disabled = await patch(administrator, person.accountId, { state: 'disabled' });
      expect(disabled.body.state).toBe('disabled');
      expect(await can('/api/v1/nations')).toBe(401);
      await patch(administrator, person.accountId, { state: 'active' });
      expect(await can('/api/v1/nations')).toBe(401);
    });

    it('keeps an organisation that has accounts from being removed', async () => {
      const organisation = { code: 'my-new', nation: 'MY', name: 'New', kind: 'authority' };
      const { body: made } = await app.post<{ id: string }>('/api/v1/organisations', organisation);
      const account = { organisationId: made.id, login: 'of.new', name: 'Of New', roles: ['observer'] };
      expect((await app.post('/api/v1/accounts', account)).status).toBe(201);
      expect(outcome(await app.delete(`/api/v1/organisations/${made.id}`))).toEqual([409, 'in_use']);
    });

    it('lists by login, page by page', async () => {
      const people = ['my-port-soc', 'my-port-soc', 'my-port-soc'];
      const admin = await signUp(app, { organisation: 'my-port-soc', roles: ['administrator'], login: 'Zoe' });
      for (const organisation of people) await signUp(app, { organisation, roles: ['observer'] });
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const path: string = `/api/v1/accounts?limit=2${cursor && `&cursor=${cursor}`}`;
        const { body }: Answer<{ items: Account[]; next: string | null }> = await app.get(
          path,
          bySession(admin.cookie),
        );
        seen.push(...body.items.map(({ login }) => login.toLowerCase()));
        cursor = body.next;
      }
      expect(seen).toEqual(seen.toSorted());
      expect(seen).toHaveLength(4);
    });

    it('is told to the audit trail, without a secret, by whom and from where', async () => {
      const { body } = await invite(administrator, { email: 'told@port.example' });
      await take(body.link.token);
      await patch(administrator, body.account.id, { roles: ['lead'], name: 'Renamed' });
      await patch(administrator, body.account.id, { state: 'disabled' });
      await patch(administrator, body.account.id, { state: 'active' });
      const entries = await app.db.query<{
        type: string;
        actor: { id: string };
        origin: { address: string };
        row: string;
      }>(
        `SELECT type, actor, origin, organisation_id, row_to_json(journal)::text AS row FROM journal
         WHERE realm = 'access' AND data->>'accountId' = $1 ORDER BY seq`,
        [body.account.id],
      );
      expect(entries.map(({ type }) => type)).toEqual([
        'account.created',
        'account.invited',
        'account.changed',
        'account.changed',
        'account.disabled',
        'account.enabled',
      ]);
      const by = entries.map(({ actor }) => actor.id === administrator.actorId);
      expect(by).toEqual([true, true, false, true, true, true]);
      expect(new Set(entries.map(({ origin }) => origin.address))).toEqual(new Set(['127.0.0.1']));
      const text = entries.map(({ row }) => row).join();
      for (const secret of [PASSWORD, body.link.token, 'argon2']) expect(text).not.toContain(secret);
    });
  });

  describe('behind the second wall', () => {
    it('no viewer reads a password, a token, a factor or another person’s session', async () => {
      const refusals: unknown[] = [];
      for (const sql of [
        'SELECT password_hash FROM accounts',
        'SELECT token_hash FROM sessions',
        'SELECT token_hash FROM api_tokens',
        'SELECT token_hash FROM one_time_links',
        'SELECT public_key FROM passkeys',
        'SELECT secret FROM totp_factors',
        'SELECT code_hash FROM recovery_codes',
        'SELECT key FROM sign_in_brakes',
        'SELECT id FROM pending_sign_ins',
        'DELETE FROM accounts',
        "UPDATE accounts SET password_hash = 'x'",
        "UPDATE sessions SET ends_at = 'infinity'",
        'UPDATE api_tokens SET actions = ARRAY[]::text[]',
        'DELETE FROM sign_ins',
      ]) {
        refusals.push([sql, await asViewer(sql)]);
      }
      expect(refusals.filter((entry) => (entry as unknown[])[1] !== '42501')).toEqual([]);
      const own = await asViewer('SELECT count(*)::int AS count FROM accounts');
      const all = await app.db.query<{ count: number }>('SELECT count(*)::int AS count FROM accounts');
      expect(own).not.toEqual(all);
      expect(await asViewer('SELECT id FROM sessions')).toHaveLength(1);
    });

    /** As the viewers' role, on behalf of the stranger; rows, or the state of the error. */
    async function asViewer(sql: string): Promise<unknown> {
      await app.db.query('BEGIN');
      try {
        await app.db.query('SET LOCAL ROLE breakwater_viewer');
        const scope = { actor: stranger.actorId, realm: 'live', nation: 'SG', organisation: stranger.organisationId };
        for (const [name, value] of Object.entries({ ...scope, clearance: 'none' })) {
          await app.db.query('SELECT set_config($1, $2, true)', [`breakwater.${name}`, value]);
        }
        return await app.db.query(sql);
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await app.db.query('ROLLBACK');
      }
    }
  });
});
