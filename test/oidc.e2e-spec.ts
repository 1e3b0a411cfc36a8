import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { generateSync } from 'otplib';
import { freePort } from '../src/database/embedded-postgres.ts';
import { startApp, type TestApp } from './support/app.ts';
import { browse, bySession, enrol, Jar, signUp } from './support/people.ts';

const CLIENT_ID = 'breakwater';
const CLIENT_SECRET = 'a-secret-of-the-test-0123456789abcdef';

interface IdentityProvider {
  issuer: string;
  server: Server;
}

/** A real OpenID Connect provider on loopback, where everybody who names themselves is believed. */
async function startProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a-key-of-the-test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: `${sub}@port.example`, email_verified: !sub.startsWith('unverified') }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return { issuer, server };
}

/** Follows the provider's pages as a browser would, until it sends the browser back; the address it is sent to. */
async function signInAtProvider(start: string, login: string): Promise<string> {
  const jar = new Jar();
  let address = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: jar.header },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    jar.keep(answer.headers);
    const location = answer.headers.get('location');
    if (location !== null) {
      address = new URL(location, address).href;
      if (address.includes('/api/v1/session/oidc/callback')) return address;
      form = undefined;
      continue;
    }
    const page = await answer.text();
    const [, prompt] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    const [, action] = /action="([^"]+)"/.exec(page) ?? [];
    if (prompt === undefined || action === undefined) throw new Error(`An unknown page (${answer.status}): ${page}`);
    address = new URL(action, address).href;
    form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt });
  }
  throw new Error('The provider never came to an end');
}

describe('signing in through an OpenID Connect provider', () => {
  let app: TestApp;
  let provider: IdentityProvider;
  beforeAll(async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${publicUrl}/api/v1/session/oidc/callback`);
    const oidc = { oidcIssuer: provider.issuer, oidcClientId: CLIENT_ID, oidcClientSecret: CLIENT_SECRET };
    app = await startApp({ port, publicUrl, ...oidc });
  });
  afterAll(async () => {
    await app?.close();
    provider?.server.closeAllConnections();
    await new Promise((resolve) => provider?.server.close(resolve));
  });

  async function begin(jar: Jar): Promise<string> {
    const answer = await fetch(`${app.baseUrl}/api/v1/session/oidc`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    jar.keep(answer.headers);
    return answer.headers.get('location') ?? '';
  }

  async function end(jar: Jar, address: string): Promise<{ status: number; location: string | null; code?: string }> {
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie: jar.header } });
    jar.keep(answer.headers);
    const text = await answer.text();
    const code = text === '' ? undefined : (JSON.parse(text) as { error: { code: string } }).error.code;
    return { status: answer.status, location: answer.headers.get('location'), ...(code !== undefined && { code }) };
  }

  async function through(login: string, jar = new Jar()) {
    return { jar, ended: await end(jar, await signInAtProvider(await begin(jar), login)) };
  }

  const link = async (accountId: string, subject: string, cookie: string) =>
    app.post(`/api/v1/accounts/${accountId}/identities`, { issuer: provider.issuer, subject }, bySession(cookie));

  it('asks for a code bound to this browser: PKCE, state and nonce', async () => {
    const jar = new Jar();
    const asked = new URL(await begin(jar)).searchParams;
    expect(jar.names).toEqual(['breakwater-oidc']);
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(jar.header).not.toContain(asked.get('state'));
  });

  it('signs in whom an administrator has linked, and tells the history how', async () => {
    const administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const person = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    expect((await link(person.accountId, 'linked', administrator.cookie)).status).toBe(201);
    const { jar, ended } = await through('linked');
    expect(ended).toEqual({ status: 302, location: '/#signed_in' });
    const { body } = await app.get<{ accountId: string }>('/api/v1/session', jar.options);
    expect(body.accountId).toBe(person.accountId);
    const { body: history } = await app.get<{ items: { method: string }[] }>('/api/v1/sign-ins', jar.options);
    expect(history.items[0]?.method).toBe('oidc');

    const taken = await link(administrator.accountId, 'linked', administrator.cookie);
    expect([taken.status, taken.body.error.code]).toEqual([403, 'own_power']);
    const other = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    const twice = await link(other.accountId, 'linked', administrator.cookie);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'already_exists']);
    const stranger = await signUp(app, { organisation: 'sg-port-soc', roles: ['administrator'] });
    expect((await link(person.accountId, 'else', stranger.cookie)).status).toBe(404);

    // Unlinked, it opens nothing any more.
    const path = `/api/v1/accounts/${person.accountId}/identities`;
    const { body: known } = await app.get<{ items: { id: string }[] }>(path, bySession(administrator.cookie));
    expect((await app.delete(`${path}/${known.items[0]?.id}`, bySession(stranger.cookie))).status).toBe(404);
    expect((await app.delete(`${path}/${known.items[0]?.id}`, bySession(administrator.cookie))).status).toBe(204);
    expect((await through('linked')).ended.code).toBe('identity_not_linked');
  });

  it('registers nobody by itself', async () => {
    const before = await app.db.query('SELECT id FROM accounts');
    const { jar, ended } = await through('nobody');
    expect([ended.status, ended.code]).toEqual([401, 'identity_not_linked']);
    expect(jar.names).not.toContain('breakwater');
    expect(await app.db.query('SELECT id FROM accounts')).toHaveLength(before.length);
  });

  it('takes an invitation up by a verified address, once, and only where it is open', async () => {
    const invite = (login: string, email: string) =>
      app.post<{ account: { id: string }; link: { token: string } }>('/api/v1/accounts', {
        organisationId: '00000000-0000-0000-0000-000000000000',
        login,
        name: 'Invited',
        email,
        roles: ['observer'],
      });
    expect((await invite('nowhere', 'x@port.example')).status).toBe(400);
    const administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const invited = async (login: string) => {
      const body = { login, name: 'Invited', email: `${login.toUpperCase()}@port.example`, roles: ['observer'] };
      return (
        await app.post<{ account: { id: string }; link: { token: string } }>(
          '/api/v1/accounts',
          body,
          bySession(administrator.cookie),
        )
      ).body;
    };
    const mei = await invited('mei');
    await invited('unverified');
    expect((await through('unverified')).ended.code).toBe('identity_not_linked');
    const { jar } = await through('mei');
    const { body } = await app.get<{ accountId: string }>('/api/v1/session', jar.options);
    expect(body.accountId).toBe(mei.account.id);
    // The link that went with the invitation is spent.
    const spent = { token: mei.link.token, password: 'quiet otters drift past' };
    expect((await app.post('/api/v1/invitation', spent, { token: null })).status).toBe(404);
    // Somebody who has a password is not taken over by an address.
    const settled = await enrol(app, { organisation: 'sg-cert', roles: ['lead'], login: 'settled' });
    await app.db.query("UPDATE accounts SET email = 'settled@port.example' WHERE id = $1", [settled.id]);
    expect((await through('settled')).ended.code).toBe('identity_not_linked');
  });

  it('refuses what was begun elsewhere, forged, or is told a second time', async () => {
    const administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const person = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    await link(person.accountId, 'careful', administrator.cookie);
    const jar = new Jar();
    const back = await signInAtProvider(await begin(jar), 'careful');
    // Another browser, with a way of its own or none.
    const other = new Jar();
    expect((await end(other, back)).code).toBe('oidc_flow_lost');
    await begin(other);
    expect((await end(other, back)).code).toBe('oidc_refused');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect((await end(jar, forged.href)).code).toBe('oidc_refused');
    const wrong = new URL(back);
    wrong.searchParams.set('code', 'x'.repeat(43));
    expect((await end(jar, wrong.href)).code).toBe('oidc_refused');
    const kept = jar.header;
    expect((await end(jar, back)).status).toBe(302);
    const again = await fetch(back, { redirect: 'manual', headers: { cookie: kept } });
    expect(again.status).toBe(401);
    expect((await end(new Jar(), `${app.baseUrl}/api/v1/session/oidc/callback?error=access_denied`)).status).toBe(401);
  });

  it('lets no disabled account in, and owes the second factor the person has', async () => {
    const administrator = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const member = await enrol(app, { organisation: 'sg-cert', roles: ['lead'] });
    await link(member.id, 'cautious', administrator.cookie);
    const own = new Jar();
    await browse(app, own, '/api/v1/session', { login: member.login, password: member.password });
    const { body } = await browse<{ secret: string }>(app, own, '/api/v1/factors/totp', { password: member.password });
    const code = () => generateSync({ secret: body.secret });
    await browse(app, own, '/api/v1/factors/totp/confirmation', { code: code() });
    await app.db.query('UPDATE totp_factors SET last_step = 0');
    const { jar, ended } = await through('cautious');
    expect(ended.location).toBe('/#second_factor_required');
    expect((await app.get('/api/v1/session', jar.options)).status).toBe(401);
    expect((await browse(app, jar, '/api/v1/session/totp', { code: code() })).status).toBe(200);
    expect((await app.get('/api/v1/session', jar.options)).status).toBe(200);
    await app.patch(`/api/v1/accounts/${member.id}`, { state: 'disabled' }, bySession(administrator.cookie));
    expect((await through('cautious')).ended.code).toBe('identity_not_linked');
  });
});

describe('a node without a provider', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({}, { demoRegistry: false });
  });
  afterAll(() => app?.close());

  it('says so', async () => {
    for (const path of ['/api/v1/session/oidc', '/api/v1/session/oidc/callback?code=x&state=y']) {
      const { status, body } = await app.get(path, { token: null });
      expect([status, body.error.code]).toEqual([404, 'oidc_not_set_up']);
    }
  });
});
