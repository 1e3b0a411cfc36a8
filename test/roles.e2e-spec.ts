import { setTimeout as delay } from 'node:timers/promises';
import { firstValueFrom } from 'rxjs';
import type { ProcessRole } from '../config/process-role.ts';
import { CorrelationSignal } from '../src/correlation/correlation-signal.ts';
import { IntakeSignal } from '../src/intake/intake-signal.ts';
import { JournalSignal } from '../src/journal/journal-signal.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type ApiClient, speakTo, startApp, type TestApp } from './support/app.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { LiveClient } from './support/live-client.ts';
import { programArguments } from './support/programs.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { until } from './support/until.ts';

const SECRETS = {
  BREAKWATER_OPERATOR_TOKEN: 'roles-operator-token-0123456789abcdef',
  BREAKWATER_SECRET_KEY: 'roles-secret-key-0123456789abcdef0123',
  BREAKWATER_DATABASE_POOL: '4',
};
/** From the owner's death to the first case its successor opened, in milliseconds. */
const TAKEN_OVER_MS = 5_000;
const PER_CASE = 3;

let db: TestDatabase;
const processes: ServerProcess[] = [];

async function start(role: ProcessRole): Promise<ServerProcess & { api: ApiClient }> {
  const server = await startServer(db.url, { ...SECRETS, BREAKWATER_ROLES: role }, programArguments('src/main.ts'));
  processes.push(server);
  return { ...server, api: speakTo(server.baseUrl, server.token) };
}

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  for (const { process } of processes) process.kill('SIGCONT');
  await Promise.all(processes.map((server) => server.kill()));
  await db?.drop();
});

describe('hints between processes', () => {
  it('reach the others, and do not come back', async () => {
    const taking = await startApp({ roles: ['intake', 'live'] }, { db });
    const making = await startApp({ roles: ['correlation'] }, { db, demoRegistry: false });
    try {
      const heard: string[] = [];
      const echoed: string[] = [];
      making.app.get(CorrelationSignal, { strict: false }).requests.subscribe((realm) => heard.push(realm));
      taking.app.get(CorrelationSignal, { strict: false }).requests.subscribe((realm) => echoed.push(realm));
      const grown = firstValueFrom(taking.app.get(JournalSignal, { strict: false }).growth);
      taking.app.get(IntakeSignal, { strict: false }).announce({ realm: 'live', alerts: 1 });
      await until(() => Promise.resolve(heard.includes('live') || undefined));
      making.app.get(JournalSignal, { strict: false }).announce({ realm: 'live', head: 7 });
      expect(await grown).toEqual({ realm: 'live', head: 7 });
      expect(echoed).toEqual([]);
    } finally {
      await making.stop();
      await taking.stop();
    }
  });
});

describe('a node that is several processes', () => {
  it('loses, doubles and mixes nothing while those who correlate die, stand still, and come back', async () => {
    const [first, second, intake, other] = await Promise.all([
      start('correlation'),
      start('correlation'),
      start('intake'),
      start('live'),
    ]);
    const live = await start('live');
    const key = await live.api.keyOf('KRPUS', 'suricata');
    const socket = await LiveClient.subscribed({ ...other.api, db } as TestApp);
    let groups = 0;
    /** Alerts that are one case; how long until the feed told of it, in milliseconds. */
    const openCase = async (): Promise<number> => {
      const group = groups++;
      const alerts = Array.from({ length: PER_CASE }, (_, index) =>
        nativeAlert(`roles-${group}-${index}`, {
          severity: 85,
          signature: `roles:${group}:${index}`,
          title: `Beacon ${group}`,
          entities: [{ type: 'domain', value: `c${group}.roles.example.org`, role: 'target' }],
        }),
      );
      const begun = performance.now();
      const { body } = await sendBytes(intake.api, key, JSON.stringify(alerts));
      expect(body.accepted).toBe(PER_CASE);
      const told = (): boolean =>
        socket.texts.some((text) => text.includes('"case.opened"') && text.includes(`Beacon ${group}"`));
      await socket.until(told, `case ${group}`, 15_000);
      return performance.now() - begun;
    };

    // Each serves its own, and says so where it is asked for another's.
    expect((await sendBytes(live.api, key, '[]')).body.error?.code).toBe('not_served_here');
    expect((await intake.api.get('/api/v1/cases')).body.error.code).toBe('not_served_here');
    await expect(LiveClient.open(intake.api as TestApp)).rejects.toThrow('404');
    for (const { api } of [first, intake, live]) expect((await api.get('/healthz')).status).toBe(200);

    for (let count = 0; count < 5; count += 1) await openCase();

    const owner = async (): Promise<{ epoch: string }> =>
      (await db.query<{ epoch: string }>(`SELECT correlation_epoch AS epoch FROM realms WHERE realm = 'live'`))[0]!;
    const before = await owner();
    // Whoever of the two is the owner: one of these kills it, the other a bystander.
    await first.kill();
    expect(await openCase()).toBeLessThan(TAKEN_OVER_MS);
    const third = await start('correlation');
    const fourth = await start('correlation');
    second.process.kill('SIGSTOP');
    expect(await openCase()).toBeLessThan(TAKEN_OVER_MS);
    expect(Number((await owner()).epoch)).toBeGreaterThan(Number(before.epoch));
    // It wakes as an owner that has been fenced off.
    second.process.kill('SIGCONT');
    for (let count = 0; count < 5; count += 1) {
      await openCase();
      await delay(100);
    }
    // Stopped properly, it gives the realm up at once.
    await third.stop();
    expect(await openCase()).toBeLessThan(TAKEN_OVER_MS);
    await fourth.kill();
    expect(await openCase()).toBeLessThan(TAKEN_OVER_MS);

    await until(async () =>
      (await db.query('SELECT 1 FROM correlation_inputs LIMIT 1')).length === 0 ? true : undefined,
    );
    const cases = await db.query<{ alerts: string[] }>(
      `SELECT array_agg(a.external_id ORDER BY a.external_id) AS alerts
       FROM alert_links l JOIN alerts a ON a.id = l.alert_id GROUP BY l.group_id ORDER BY 1`,
    );
    const expected = Array.from({ length: groups }, (_, group) =>
      Array.from({ length: PER_CASE }, (__, index) => `roles-${group}-${index}`),
    );
    const inOrder = (lists: string[][]): string[] => lists.map((list) => list.join(' ')).toSorted();
    expect(inOrder(cases.map(({ alerts }) => alerts))).toEqual(inOrder(expected));
    const opened = await db.query(`SELECT 1 FROM journal WHERE type = 'case.opened'`);
    expect(opened).toHaveLength(groups);
    socket.socket.close();
  }, 180_000);
});
