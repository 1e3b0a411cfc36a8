import { ACTIONS, NEVER_BY_TOKEN } from '../src/access/policy/action.ts';
import { actionsOf } from '../src/access/policy/role.ts';
import { startApp, type TestApp } from './support/app.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';

interface Issued {
  id: string;
  token: string;
}

describe('API tokens', () => {
  let app: TestApp;
  let lead: TestPerson;
  let administrator: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    lead = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    administrator = await signUp(app, { organisation: 'sg-port-soc', roles: ['administrator'] });
  });
  afterAll(() => app?.close());

  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const issue = (person: TestPerson, actions: string[], expiresAt = inDays(1)) =>
    app.post<Issued>('/api/v1/tokens', { name: 'script', actions, expiresAt }, bySession(person.cookie));

  it('act for their owner, within what is written in them', async () => {
    const { status, body } = await issue(lead, ['directory.read']);
    expect(status).toBe(201);
    expect(body.token).toMatch(/^bwt_[A-Za-z0-9_-]{43}$/);
    expect((await app.get('/api/v1/nations', { token: body.token })).status).toBe(200);
    const refused = await app.get('/api/v1/cases', { token: body.token });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'not_granted']);
  });

  it('are kept as hashes, and told to the audit trail without the secret', async () => {
    const { body } = await issue(lead, ['case.read']);
    const kept = await app.db.query<{ row: string }>('SELECT row_to_json(t)::text AS row FROM api_tokens t');
    const told = await app.db.query<{ row: string }>(
      "SELECT row_to_json(j)::text AS row FROM journal j WHERE realm = 'access' AND type = 'token.issued'",
    );
    expect(told.map(({ row }) => row).join()).toContain(body.id);
    expect([...kept, ...told].map(({ row }) => row).join()).not.toContain(body.token.slice(4));
  });

  it('never carry what would make them or their owner stronger', async () => {
    for (const action of NEVER_BY_TOKEN) {
      expect((await issue(administrator, [action])).status).toBe(400);
    }
    const { status } = await issue(lead, ['account.read']);
    expect(status).toBe(403);
    expect((await issue(lead, ['case.read', 'release.grant'])).status).toBe(403);
    // Written into the row by hand, it counts for nothing all the same.
    const { body } = await issue(administrator, ['account.read']);
    await app.db.query('UPDATE api_tokens SET actions = $2 WHERE id = $1', [body.id, [...ACTIONS]]);
    for (const [method, path] of [
      ['GET', '/api/v1/tokens'],
      ['POST', '/api/v1/tokens'],
      ['POST', '/api/v1/accounts'],
      ['PATCH', `/api/v1/accounts/${lead.accountId}`],
      ['GET', '/api/v1/cases'],
      ['PUT', '/api/v1/password'],
    ] as const) {
      const answer = await app.request(method, path, {
        token: body.token,
        ...(method === 'GET' ? {} : { body: { name: 'x' } }),
      });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect((await app.get('/api/v1/accounts', { token: body.token })).status).toBe(200);
  });

  it('carry no more than the roles of every role allow', async () => {
    for (const roles of [['observer'], ['auditor'], ['gateway_engineer', 'liaison']] as const) {
      const person = await signUp(app, { organisation: 'sg-cert', roles: [...roles] });
      const owned = actionsOf(roles);
      for (const action of ACTIONS) {
        const { status } = await issue(person, [action]);
        expect([action, status === 201]).toEqual([action, owned.has(action) && !NEVER_BY_TOKEN.has(action)]);
      }
    }
  });

  it('must expire, within a year', async () => {
    for (const expiresAt of [inDays(-1), inDays(400), 'tomorrow', '']) {
      expect((await issue(lead, ['case.read'], expiresAt)).status).toBe(400);
    }
    const body = { name: 'script', actions: ['case.read'] };
    expect((await app.post('/api/v1/tokens', body, bySession(lead.cookie))).status).toBe(400);
    const { body: issued } = await issue(lead, ['directory.read']);
    await app.db.query("UPDATE api_tokens SET expires_at = now() - interval '1 second' WHERE id = $1", [issued.id]);
    expect((await app.get('/api/v1/nations', { token: issued.token })).status).toBe(401);
  });

  it('end when revoked, and belong to their owner alone', async () => {
    const { body } = await issue(lead, ['directory.read']);
    expect((await app.get('/api/v1/nations', { token: body.token })).status).toBe(200);
    const foreign = await app.delete(`/api/v1/tokens/${body.id}`, bySession(administrator.cookie));
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'token_not_found']);
    expect((await app.delete(`/api/v1/tokens/${body.id}`, bySession(lead.cookie))).status).toBe(204);
    expect((await app.get('/api/v1/nations', { token: body.token })).status).toBe(401);
    const { body: list } = await app.get<{ items: { id: string; revokedAt: string | null; token?: string }[] }>(
      '/api/v1/tokens',
      bySession(lead.cookie),
    );
    expect(list.items.find(({ id }) => id === body.id)?.revokedAt).not.toBeNull();
    expect(list.items.some((item) => 'token' in item)).toBe(false);
    const { body: others } = await app.get<{ items: { id: string }[] }>(
      '/api/v1/tokens',
      bySession(administrator.cookie),
    );
    expect(others.items.map(({ id }) => id)).not.toContain(body.id);
  });

  it('follow what becomes of their owner', async () => {
    const person = await signUp(app, { organisation: 'sg-port-soc', roles: ['analyst'] });
    expect((await app.get('/api/v1/alerts', { token: person.token })).status).toBe(200);
    const change = (body: object) =>
      app.patch(`/api/v1/accounts/${person.accountId}`, body, bySession(administrator.cookie));
    expect((await change({ roles: ['gateway_engineer'] })).status).toBe(200);
    expect((await app.get('/api/v1/alerts', { token: person.token })).status).toBe(403);
    expect((await app.get('/api/v1/nations', { token: person.token })).status).toBe(200);
    await change({ state: 'disabled' });
    expect((await app.get('/api/v1/nations', { token: person.token })).status).toBe(401);
    // Enabled again, the person signs in again; what was lost in the meantime stays lost.
    await change({ state: 'active' });
    expect((await app.get('/api/v1/nations', { token: person.token })).status).toBe(401);
  });

  it('say when they were last used', async () => {
    const person = await signUp(app, { organisation: 'sg-port-soc', roles: ['analyst'] });
    const used = async () => {
      const { body } = await app.get<{ items: { usedAt: string | null }[] }>(
        '/api/v1/tokens',
        bySession(person.cookie),
      );
      return body.items[0]?.usedAt;
    };
    expect(await used()).toBeNull();
    await app.get('/api/v1/nations', { token: person.token });
    expect(Date.parse((await used()) ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });
});
