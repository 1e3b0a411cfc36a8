import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { nativeAlert } from './support/alerts.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { HookReceiver } from './support/hook-receiver.ts';
import { programArguments } from './support/programs.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { until } from './support/until.ts';

const CASES = 6;
const SECRET_KEY = 'crash-secret-key-0123456789abcdef0123';

/** A channel and a rule of Singapore's CERT, as its people would have set them up; sealed by the server itself. */
async function setUp(server: ServerProcess, origin: string): Promise<string> {
  const call = async <Body>(method: string, path: string, body: object, headers: object): Promise<Body> => {
    const response = await fetch(`${server.baseUrl}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (response.status >= 300) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  };
  const operator = { authorization: `Bearer ${server.token}` };
  const invited = await call<{ link: { token: string } }>(
    'POST',
    'accounts',
    { organisationId: demoId('organisations', 'sg-cert'), login: 'crash.lead', name: 'Lead', roles: ['lead'] },
    operator,
  );
  const password = 'quiet otters drift past';
  await fetch(`${server.baseUrl}/api/v1/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: invited.link.token, password }),
  });
  const signedIn = await fetch(`${server.baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'crash.lead', password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const by = { cookie, 'sec-fetch-site': 'same-origin' };
  const channel = await call<{ id: string }>(
    'POST',
    'notifications/channels',
    { kind: 'webhook', name: 'crash', url: `${origin}/crash` },
    by,
  );
  await call('POST', 'notifications/rules', { name: 'all', events: ['case_opened'], channelIds: [channel.id] }, by);
  const sensor = demoId('sensors', demoSensorCode('SGJUR', 'suricata'));
  return (await call<{ key: string }>('POST', `sensors/${sensor}/keys`, {}, operator)).key;
}

describe('a server that is killed', () => {
  let db: TestDatabase;
  let hooks: HookReceiver;
  let server: ServerProcess;

  const start = async (): Promise<void> => {
    server = await startServer(
      db.url,
      {
        BREAKWATER_SECRET_KEY: SECRET_KEY,
        BREAKWATER_OUTBOUND_ORIGINS: hooks.origin,
        BREAKWATER_OUTBOUND_NETWORKS: '127.0.0.0/8',
        BREAKWATER_NOTIFY_RETRY_MS: '50',
      },
      programArguments('src/main.ts'),
    );
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    const dataSource = await new DataSource(dataSourceOptions(db.url, 2)).initialize();
    await loadDemoRegistry(dataSource);
    await dataSource.destroy();
    hooks = await HookReceiver.start();
    await start();
  }, 120_000);
  afterAll(async () => {
    await server?.kill();
    await hooks?.close();
    await db?.drop();
  });

  it('between sending and marking doubles a message under its id at most, and loses none', async () => {
    const key = await setUp(server, hooks.origin);
    // The third message reaches its receiver, and the server dies before it hears of it.
    let killed: ServerProcess | undefined;
    hooks.answers.set('/crash', (nth) => {
      if (nth !== 3) return { status: 204 };
      killed = server;
      void server.kill();
      return 'silence';
    });
    for (let index = 0; index < CASES; index += 1) {
      const entities = [{ type: 'host', value: `host-${index}`, role: 'source' }];
      const alert = nativeAlert(`crash-${index}`, { severity: 90, title: `Crash ${index}`, entities });
      const sent = await fetch(`${server.baseUrl}/api/v1/alerts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(alert),
      }).catch(() => undefined);
      if (sent?.status === 200) continue;
      // It died meanwhile; the sensor sends once more when it is back.
      await until(() => Promise.resolve(server.process.signalCode === null ? undefined : true));
      await start();
      index -= 1;
    }
    const dead = await until(() => Promise.resolve(killed), 60_000);
    await dead.kill();
    if (server === dead) await start();
    // What was under way is left to its process until the lease ends; this one has ended with the process.
    await db.query(`UPDATE notification_deliveries SET lease_until = now() WHERE lease_until IS NOT NULL`);
    const states = await until(async () => {
      const rows = await db.query<{ id: string; state: string; case_id: string }>(
        'SELECT id, state, case_id FROM notification_deliveries',
      );
      return rows.length === CASES && rows.every(({ state }) => state === 'delivered') ? rows : undefined;
    }, 60_000);
    expect(new Set(states.map(({ case_id }) => case_id)).size).toBe(CASES);
    const received = hooks.on('/crash').map(({ headers }) => String(headers['webhook-id']));
    expect(new Set(received)).toEqual(new Set(states.map(({ id }) => id)));
    expect(received.length).toBe(CASES + 1);
    expect(received.filter((id) => id === received[2])).toHaveLength(2);
  }, 180_000);
});
