import { fork } from 'node:child_process';
import { packageRoot } from '../config/package-root.ts';
import { readSettings, SettingsError } from '../config/settings.ts';
import type { DemoAccount } from '../src/access/identities/setup/demo-accounts.writer.ts';
import { SetupService } from '../src/access/identities/setup/setup.service.ts';
import { setupNotice } from '../src/access/identities/setup/setup-notice.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { browse, bySession, Jar, PASSWORD, signUp } from './support/people.ts';
import { createTestDatabase } from './support/database.ts';
import { ProgramRun } from './support/program-run.ts';
import { programArguments } from './support/programs.ts';

const outcome = ({ status, body }: Answer) => [status, (body as ErrorAnswer | undefined)?.error?.code];
const SETUP = {
  nation: { code: 'SG', name: 'Singapore' },
  organisation: { code: 'sg-cert', name: 'SingCERT', kind: 'national_cert' },
  login: 'mei.tan',
  name: 'Mei Tan',
  password: PASSWORD,
};

describe('the first administrator', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp({ operatorToken: '' }, { demoRegistry: false });
  });
  afterEach(() => app?.close());

  const offer = async (): Promise<string> => {
    const link = await app.app.get(SetupService, { strict: false }).offer();
    expect(setupNotice(link!)).toContain(link!.token);
    return link!.token;
  };
  const setUp = (token: string, change: object = {}) =>
    app.post('/api/v1/setup', { token, ...SETUP, ...change }, { token: null });

  it('comes by the link the server printed, once, and invites the others', async () => {
    const token = await offer();
    for (const [change, status] of [
      [{ password: 'too short' }, 400],
      [{ nation: { code: 'SG' } }, 400],
      [{ organisation: { code: 'sg-cert' } }, 400],
      [{ organisation: { code: 'sg-cert', name: 'SingCERT', kind: 'army' } }, 400],
      [{ roles: ['lead'] }, 400],
      [{ nation: 'SG' }, 400],
      [{ nation: [] }, 400],
      [{ organisation: [] }, 400],
    ] as const) {
      expect([change, (await setUp(token, change)).status]).toEqual([change, status]);
    }
    expect((await setUp(token)).status).toBe(201);
    expect(outcome(await setUp(token))).toEqual([404, 'link_not_found']);
    expect(await app.app.get(SetupService, { strict: false }).offer()).toBeUndefined();
    const jar = new Jar();
    await browse(app, jar, '/api/v1/session', { login: 'mei.tan', password: PASSWORD });
    const invitation = { login: 'kai', name: 'Kai', roles: ['lead'] };
    expect((await app.post('/api/v1/accounts', invitation, jar.options)).status).toBe(201);
    const told = await app.db.query<{ actor: { id: string } }>(
      "SELECT actor FROM journal WHERE realm = 'access' AND type = 'account.created' ORDER BY seq",
    );
    expect(told[0]?.actor.id).toBe('system:setup');
    // The node operator's token that is not set opens nothing.
    for (const nobody of ['', 'undefined', 'x'.repeat(32)]) {
      expect((await app.get('/api/v1/nations', { token: nobody })).status).toBe(401);
    }
  });

  it('comes by the last link alone, while it lasts, and one of many who try at once', async () => {
    const [older, newer] = [await offer(), await offer()];
    expect(outcome(await setUp(older))).toEqual([404, 'link_not_found']);
    await app.db.query("UPDATE one_time_links SET expires_at = now() - interval '1 second'");
    expect(outcome(await setUp(newer))).toEqual([404, 'link_not_found']);
    const last = await offer();
    const answers = await Promise.all(['a.one', 'b.two', 'c.three'].map((login) => setUp(last, { login })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await app.db.query('SELECT id FROM accounts')).toHaveLength(1);
  });
});

describe('the server at its first start', () => {
  it('prints the link, and prints none once there is an account', async () => {
    const db = await createTestDatabase();
    const environment = {
      DATABASE_URL: db.url,
      BREAKWATER_SECRET_KEY: 'k'.repeat(32),
      BREAKWATER_PORT: '0',
      NO_COLOR: '1',
    };
    const start = async (): Promise<{ server: ProgramRun; url: string }> => {
      const server = new ProgramRun('src/main.ts', [], environment);
      await server.until((output) => /Listening on http\S+/.test(output));
      return { server, url: /Listening on (http\S+)/.exec(server.stdout)?.[1] ?? '' };
    };
    const stop = async (server: ProgramRun): Promise<void> => {
      server.kill('SIGTERM');
      await server.done;
    };
    try {
      const first = await start();
      await first.server.until((output) => /"token": "bwl_/.test(output));
      const [, token] = /"token": "(bwl_[\w-]{43})"/.exec(first.server.stdout) ?? [];
      const setUpAt = async (url: string): Promise<number> => {
        const body = JSON.stringify({ token, ...SETUP });
        const headers = { 'content-type': 'application/json' };
        return (await fetch(`${url}/api/v1/setup`, { method: 'POST', headers, body })).status;
      };
      expect(await setUpAt(first.url)).toBe(201);
      await stop(first.server);
      const second = await start();
      // By the time this is answered, what the start had to say is said.
      expect(await setUpAt(second.url)).toBe(404);
      await stop(second.server);
      expect(second.server.stdout).not.toContain('bwl_');
    } finally {
      await db.drop();
    }
  });
});

describe('demo accounts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  const wanted = [
    { login: 'demo.sg', name: 'Demo of Singapore', organisation: 'sg-cert', roles: ['lead', 'liaison'] },
    { login: 'demo.my', name: 'Demo of Malaysia', organisation: 'my-cert', roles: ['analyst'] },
  ];

  async function run(
    host: string,
    accounts: unknown,
  ): Promise<{ code: number | null; told: DemoAccount[] | undefined }> {
    const parameters = programArguments('src/access/identities/demo-accounts.runner.ts');
    const child = fork(parameters.at(-1) ?? '', [JSON.stringify(accounts)], {
      cwd: packageRoot,
      execArgv: parameters.slice(0, -1),
      env: { PATH: process.env['PATH'], DATABASE_URL: app.db.url, BREAKWATER_HOST: host },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let told: DemoAccount[] | undefined;
    child.once('message', (message) => (told = message as DemoAccount[]));
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { code, told };
  }

  it('can sign in and act as their roles allow, and are reset by the next start', async () => {
    const first = await run('127.0.0.1', wanted);
    expect([first.code, first.told?.map(({ nation }) => nation)]).toEqual([0, ['SG', 'MY']]);
    const [lead, analyst] = first.told!;
    expect((await app.get('/api/v1/cases', { token: lead!.token })).status).toBe(200);
    expect((await app.get('/api/v1/accounts', { token: analyst!.token })).status).toBe(403);
    const signIn = ({ login, password }: DemoAccount, jar = new Jar()) =>
      browse(app, jar, '/api/v1/session', { login, password });
    const jar = new Jar();
    expect((await signIn(lead!, jar)).status).toBe(200);
    const second = await run('127.0.0.1', wanted);
    expect(second.told?.map(({ id }) => id)).toEqual(first.told?.map(({ id }) => id));
    expect((await signIn(lead!)).status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 550));
    expect((await app.get('/api/v1/session', jar.options)).status).toBe(401);
    expect((await app.get('/api/v1/cases', { token: lead!.token })).status).toBe(401);
    expect((await app.get('/api/v1/cases', { token: second.told![0]!.token })).status).toBe(200);
    expect((await signIn(second.told![0]!)).status).toBe(200);
  });

  it('are made on loopback alone, and take over nobody else’s login', async () => {
    const person = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    for (const [host, accounts] of [
      ['0.0.0.0', wanted],
      ['breakwater.example', wanted],
      ['127.0.0.1', [{ ...wanted[0], login: person.login }]],
      ['127.0.0.1', [{ ...wanted[0], organisation: 'nobody' }]],
    ] as const) {
      const { code, told } = await run(host, accounts);
      expect([code, told]).toEqual([1, undefined]);
    }
    expect((await app.get('/api/v1/session', bySession(person.cookie))).status).toBe(200);
  });
});

describe('settings that decide who may enter', () => {
  const base = { DATABASE_URL: 'postgres://h/d', BREAKWATER_SECRET_KEY: 'k'.repeat(32) };
  const faults = (change: Record<string, string>): readonly string[] => {
    try {
      readSettings({ ...base, ...change });
      return [];
    } catch (error) {
      return (error as SettingsError).faults;
    }
  };

  it('know no node operator unless told, and none beyond loopback', () => {
    const token = { BREAKWATER_OPERATOR_TOKEN: 't'.repeat(32) };
    expect(faults({})).toEqual([]);
    for (const host of ['127.0.0.1', '127.8.9.10', '::1', 'localhost']) {
      expect(faults({ ...token, BREAKWATER_HOST: host })).toEqual([]);
    }
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'localhost.example', '127.0.0.1.example']) {
      expect(faults({ ...token, BREAKWATER_HOST: host })).toEqual([expect.stringContaining('desk')]);
      expect(faults({ BREAKWATER_HOST: host })).toEqual([]);
    }
    expect(faults({ BREAKWATER_OPERATOR_TOKEN: 'short' })).toHaveLength(1);
  });

  it('take plain HTTP for loopback alone', () => {
    for (const [name, more] of [
      ['BREAKWATER_PUBLIC_URL', {}],
      ['BREAKWATER_OIDC_ISSUER', { BREAKWATER_OIDC_CLIENT_ID: 'c', BREAKWATER_OIDC_CLIENT_SECRET: 's' }],
    ] as const) {
      const verdicts = ['https://a.example', 'http://localhost:8080', 'http://a.example', 'ftp://a', 'a.example'].map(
        (url) => faults({ ...more, [name]: url }).length,
      );
      expect([name, verdicts]).toEqual([name, [0, 0, 1, 1, 1]]);
    }
    expect(faults({ BREAKWATER_PUBLIC_URL: 'https://a.example/path' })).toHaveLength(1);
    expect(faults({ BREAKWATER_OIDC_ISSUER: 'https://a.example' })).toHaveLength(1);
    expect(faults({ BREAKWATER_SECRET_KEY: 'short' })).toHaveLength(1);
  });
});
