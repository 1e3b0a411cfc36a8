import { nativeAlert, sendBytes } from './support/alerts.ts';
import type { TestApp } from './support/app.ts';
import type { ExerciseRun } from './support/exercise-run.ts';
import { ExerciseWorld, live } from './support/exercise-world.ts';
import { LiveClient } from './support/live-client.ts';
import { recordStatements } from './support/statements.ts';
import { until } from './support/until.ts';

/** Alerts of the drill, from two nations' sensors, as fast as they are taken. */
const ALERTS = 2_000;
const PAGE = 250;

/** Whatever of the live realm is told as it stands, and not as of now. */
const ADDRESSES = [
  'alerts?limit=100',
  'alerts?q=Beacon',
  'cases?limit=100',
  'cases?q=Beacon',
  'queue',
  'queue?filter=Beacon&sort=newest',
  'related',
  'notifications',
  'shared',
  'releases',
  'rules',
  'queue/views',
];

describe('the live realm while an exercise runs', () => {
  let world: ExerciseWorld;
  let app: TestApp;
  let run: ExerciseRun;
  beforeAll(async () => {
    world = await ExerciseWorld.start();
    ({ app, run } = world);
  });
  afterAll(() => app?.close());

  const read = async (): Promise<Map<string, string>> => {
    const texts = new Map<string, string>();
    for (const address of [
      ...ADDRESSES,
      ...['', '/alerts', '/timeline'].map((part) => `cases/${world.cases.live}${part}`),
    ]) {
      const { status, body } = await app.get(`/api/v1/${address}`, live(world.singapore));
      texts.set(address, `${status} ${JSON.stringify(body)}`);
    }
    return texts;
  };

  it('asks the database nothing about exercises for a request in earnest', async () => {
    // What follows journals is done with the exercise's, or it would be counted.
    await until(async () => {
      const [row] = await app.db.query<{ behind: boolean }>(
        `SELECT EXISTS (SELECT FROM journal_heads h LEFT JOIN notification_cursors c USING (realm)
           WHERE h.realm <> 'access' AND h.head > coalesce(c.seq, 0)) AS behind`,
      );
      return row?.behind === false ? true : undefined;
    });
    const recorder = recordStatements();
    try {
      for (const address of ADDRESSES) await app.get(`/api/v1/${address}`, live(world.singapore));
    } finally {
      recorder.stop();
    }
    const statements = [...recorder.statements].map(([sql]) => sql);
    expect(statements.length).toBeGreaterThan(10);
    // Which realms there are, and which runs have work, is asked once a second, on nobody's behalf.
    const byTheClock = /FROM realms r|JOIN exercise_progress p/;
    expect(statements.filter((sql) => sql.includes('exercise_') && !byTheClock.test(sql))).toEqual([]);
  });

  it('reads to the letter as it did before, and is sent nothing', async () => {
    const socket = await LiveClient.subscribed(app, {}, live(world.singapore));
    const begun = socket.frames.length;
    const before = await read();
    const keys = [await run.keyOf('SGJUR', 'suricata'), await run.keyOf('KRPUS', 'suricata')];
    for (let sent = 0; sent < ALERTS; sent += PAGE) {
      const page = Array.from({ length: PAGE }, (_, index) =>
        nativeAlert(`storm-${sent + index}`, {
          title: `Beacon ${(sent + index) % 40}`,
          severity: 75,
          signature: `storm:${(sent + index) % 40}`,
          entities: [{ type: 'host', value: `host-${(sent + index) % 300}`, role: 'source' }],
        }),
      );
      const { body } = await sendBytes(app, keys[(sent / PAGE) % 2] ?? '', JSON.stringify(page));
      expect(body.accepted).toBe(PAGE);
      // In the midst of it as well.
      if (sent === ALERTS / 2) expect(await read()).toEqual(before);
    }
    await until(async () => {
      const [row] = await app.db.query<{ waiting: string }>(
        'SELECT count(*) AS waiting FROM correlation_inputs WHERE realm = $1',
        [run.realm],
      );
      return row?.waiting === '0' ? true : undefined;
    }, 60_000);
    expect(await read()).toEqual(before);
    const frames = socket.frames.slice(begun).filter(({ type }) => type !== 'heartbeat');
    expect(frames).toEqual([]);
    const { body } = await app.get<{ waitingForCorrelation: number }>('/readyz');
    expect(body.waitingForCorrelation).toBe(0);
    await socket.end();
  });
});
