import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { WebSocket } from 'ws';
import { migrate } from '../config/data-source.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { nativeAlert } from './support/alerts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { ProgramRun } from './support/program-run.ts';
import { rawRequest } from './support/raw-http.ts';

/** Every secret that was used, by what it is. */
const secrets = new Map<string, string>();
const secret = (what: string, value = randomBytes(24).toString('base64url')): string => {
  secrets.set(what, value);
  return value;
};

/** The real server, as a process of its own at its most talkative, under a database login with a password. */
describe('the log of a server that tells everything', () => {
  let db: TestDatabase;
  let server: ProgramRun;
  let baseUrl: string;
  let login: string;
  const operator = secret('operator token');

  beforeAll(async () => {
    db = await createTestDatabase();
    const dataSource = await new DataSource({ type: 'postgres', url: db.url, poolSize: 1 }).initialize();
    await loadDemoRegistry(dataSource);
    await dataSource.destroy();
    const url = await withPassword(db, secret('database password'));
    login = new URL(url).username;
    await migrate(db.url);
    server = new ProgramRun('src/main.ts', [], {
      DATABASE_URL: url,
      BREAKWATER_OPERATOR_TOKEN: operator,
      BREAKWATER_SECRET_KEY: secret('secret key'),
      BREAKWATER_OIDC_ISSUER: 'http://127.0.0.1:1',
      BREAKWATER_OIDC_CLIENT_ID: 'breakwater',
      BREAKWATER_OIDC_CLIENT_SECRET: secret('client secret'),
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'debug',
    });
    await server.until((output) => /Listening on http/.test(output));
    baseUrl = new URL(/Listening on (\S+)/.exec(plain(server.stdout))![1]!).origin;
  }, 90_000);
  afterAll(async () => {
    server?.kill('SIGTERM');
    await server?.done;
    await db?.query(`DROP OWNED BY ${login}`);
    await db?.drop();
  });

  const send = async (method: string, path: string, token: string | null, body?: unknown, cookie?: string) => {
    const answer = await fetch(baseUrl + path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      cookies: answer.headers.getSetCookie(),
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, never>,
    };
  };

  it('holds a line for what went wrong', async () => {
    // Without this the rest would prove nothing: the log is there, and faults are in it.
    await db.query('ALTER TABLE rejects RENAME TO rejects_gone');
    const failed = await send('GET', '/api/v1/rejects', operator);
    await db.query('ALTER TABLE rejects_gone RENAME TO rejects');
    expect(failed.status).toBe(500);
    await server.until((output) => /relation "rejects" does not exist/.test(output));
  });

  it('holds none of the secrets of signing in', async () => {
    const made = await send('POST', '/api/v1/accounts', operator, {
      organisationId: demoId('organisations', 'kr-port-soc'),
      login: 'kim.test',
      name: 'Kim',
      roles: ['analyst'],
    });
    expect(made.status).toBe(201);
    const code = /bwl_[A-Za-z0-9_-]+/.exec(JSON.stringify(made.body))?.[0];
    expect(code).toBeDefined();
    secret('invitation', code);
    const password = secret('password', `${randomBytes(18).toString('base64url')} Löwe`);
    const accepted = await send('POST', '/api/v1/invitation', null, { token: code, password });
    expect(accepted.status).toBeLessThan(300);
    const signedIn = await send('POST', '/api/v1/session', null, { login: 'kim.test', password });
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.cookies[0]?.split(';')[0] ?? '';
    secret('session', cookie.split('=')[1]);
    expect((await send('GET', '/api/v1/session', null, undefined, cookie)).status).toBe(200);
    const issued = await send(
      'POST',
      '/api/v1/tokens',
      null,
      { name: 'log', actions: ['case.read'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
      cookie,
    );
    expect(issued.status).toBe(201);
    const token = secret('API token', issued.body['token']);
    expect((await send('GET', '/api/v1/cases', token)).status).toBe(200);
    const wrong = secret('wrong password');
    expect((await send('POST', '/api/v1/session', null, { login: 'kim.test', password: wrong })).status).toBe(401);
    const asLogin = secret('password typed as login');
    await send('POST', '/api/v1/session', null, { login: asLogin, password: 'x' });
    await send('POST', '/api/v1/session', null, `{"login":"kim.test","password":"${secret('password in bad JSON')}`);
    await send('DELETE', '/api/v1/session', null, undefined, cookie);
  });

  it('holds none of the secrets of sensors and programs', async () => {
    const sensor = demoId('sensors', demoSensorCode('KRPUS', 'suricata'));
    const { body } = await send('POST', `/api/v1/sensors/${sensor}/keys`, operator, {});
    const key = secret('sensor key', body['key']);
    expect((await send('POST', '/api/v1/alerts', key, nativeAlert('log'))).status).toBe(200);
    for (const path of ['/api/v1/alerts', '/api/v1/cases', '/nothing', '/healthz']) {
      await send('POST', path, secret(`wrong key at ${path}`, `bws_${randomBytes(32).toString('base64url')}`), {});
      await send('GET', path, secret(`wrong token at ${path}`));
      await send('GET', path, null, undefined, `breakwater=${secret(`wrong session at ${path}`)}`);
      await send('GET', `${path}?token=${secret(`token in the address of ${path}`)}`, null);
    }
    await rawRequest(baseUrl, 'GET', `/%zz?key=${secret('key in a bad address')}`);
    await rawRequest(baseUrl, 'BREW', `/?key=${secret('key in no HTTP')}`);
    await rawRequest(baseUrl, 'GET', '/', { authorization: `Basic ${secret('basic credentials')}` });
    await rawRequest(baseUrl, 'GET', '/', { authorization: `Bearer ${secret('huge header')}${'x'.repeat(30_000)}` });
  });

  it('holds none of the secrets of sockets', async () => {
    const address = `${baseUrl.replace('http', 'ws')}/live`;
    const open = async (headers: Record<string, string>, messages: string[]): Promise<void> => {
      const socket = new WebSocket(address, { headers });
      socket.on('error', () => undefined);
      socket.once('open', () => {
        for (const message of messages) socket.send(message);
        setTimeout(() => socket.close(), 300);
      });
      await new Promise((resolve) => socket.once('close', resolve));
    };
    await open({ authorization: `Bearer ${secret('wrong token of a socket')}` }, []);
    await open({}, [JSON.stringify({ type: 'authenticate', token: secret('wrong token in a message') })]);
    await open({}, [`{"type":"authenticate","token":"${secret('token in a bad message')}`]);
    await open({ authorization: `Bearer ${operator}` }, ['{"type":"ping"}', 'x'.repeat(70_000)]);
  });

  it('holds none of them after the database is gone, either', async () => {
    await db.query(`ALTER ROLE ${login} NOLOGIN`);
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> pg_backend_pid()`,
      [login],
    );
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await send('GET', '/api/v1/cases', operator)).status).toBeGreaterThanOrEqual(500);
      await send('POST', '/api/v1/session', null, { login: 'kim.test', password: secrets.get('password') });
    }
    server.kill('SIGTERM');
    await server.done;
    const log = server.stdout + server.stderr;
    expect(log.length).toBeGreaterThan(2_000);
    expect(secrets.size).toBeGreaterThan(25);
    const found = [...secrets].filter(([, value]) => log.includes(value) || log.includes(encodeURIComponent(value)));
    expect(found.map(([what]) => what)).toEqual([]);
  });
});

it('a server that cannot reach its database does not say with which password', async () => {
  const password = secret('password of a database that is not there');
  const run = new ProgramRun('src/main.ts', [], {
    DATABASE_URL: `postgres://breakwater:${password}@127.0.0.1:1/none?sslpassword=${password}`,
    BREAKWATER_START_WAIT_SECONDS: '1',
    BREAKWATER_SECRET_KEY: secret('secret key of a server that fails'),
    BREAKWATER_LOG_LEVEL: 'debug',
  });
  const { code, stdout, stderr } = await run.done;
  expect(code).toBe(1);
  expect(stderr).toMatch(/ECONNREFUSED/);
  expect(stdout + stderr).not.toContain(password);
});

/** A login of its own that may become what the server works as, and has a password to lose. */
async function withPassword(db: TestDatabase, password: string): Promise<string> {
  const name = `log_${randomBytes(4).toString('hex')}`;
  await db.query(`CREATE ROLE ${name} LOGIN SUPERUSER PASSWORD '${password}'`);
  const url = new URL(db.url);
  url.username = name;
  url.password = password;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.end();
  return url.href;
}

/** Without the colours. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the escape character is what is removed
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
