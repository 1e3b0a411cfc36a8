import { setTimeout } from 'node:timers/promises';
import { inbound, newReceiver, postHeard } from './support/ais-stream.ts';
import { enterDemoRegistry, speakTo } from './support/app.ts';
import { type Heard, heardOf } from './support/convoy.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { programArguments } from './support/programs.ts';
import { Random } from './support/random.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { until } from './support/until.ts';

const BEGIN = Date.parse('2026-03-02T10:00:00Z');
const END = 3_400;
const SLICES = 6;
const SECRETS = {
  BREAKWATER_SECRET_KEY: 'crash-secret-key-0123456789abcdef0123',
  BREAKWATER_OPERATOR_TOKEN: 'crash-operator-token-0123456789abcdef',
  BREAKWATER_DATABASE_POOL: '6',
};

/** When ships of the convoy say nothing, in seconds from the beginning. */
const DARK: Readonly<Record<string, readonly [from: number, to: number]>> = {
  '440000102': [1_000, 1_700],
  '440000104': [1_500, 2_300],
  '440000105': [2_200, 9_999],
};

function stream(): Heard[] {
  return heardOf(inbound(), BEGIN, END).filter(({ mmsi, at }) => {
    const [from, to] = DARK[mmsi] ?? [END, END];
    const second = (at - BEGIN) / 1_000;
    return second < from || second >= to;
  });
}

describe('the watch over vessels, when the server is killed', () => {
  let db: TestDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    db = await createTestDatabase();
    await enterDemoRegistry(db.url);
  });
  afterAll(async () => {
    await server?.stop();
    await db?.drop();
  });

  it('tells each vessel gone dark once, and each that is heard again once', async () => {
    const random = new Random(20_261_129);
    const start = async (): Promise<ReturnType<typeof speakTo>> => {
      server = await startServer(db.url, SECRETS, programArguments('src/main.ts'));
      return speakTo(server.baseUrl, server.token);
    };
    let app = await start();
    const { id, key } = await newReceiver(app, 'KRPUS-AIS-9');
    const all = stream();
    for (let slice = 0; slice < SLICES; slice += 1) {
      const part = all.slice((slice * all.length) / SLICES, ((slice + 1) * all.length) / SLICES);
      await postHeard(app, key, part);
      // The watch looks every two seconds: some die before it, some at it, some after.
      await setTimeout(1_700 + Math.floor(700 * random.next()));
      await server.kill();
      app = await start();
    }
    await until(async () => {
      const [row] = await db.query<{ at: Date }>('SELECT judged_to AS at FROM vessel_receivers WHERE sensor_id = $1', [
        id,
      ]);
      return row && row.at.getTime() >= BEGIN + (END - 90) * 1_000 ? true : undefined;
    }, 60_000);
    const told = await db.query<{ name: string; id: string }>(
      `SELECT external_id AS name, id FROM alerts WHERE signature = 'watch:ais-gap' ORDER BY external_id`,
    );
    expect(told.map(({ name }) => name.split(':')[1])).toEqual(Object.keys(DARK).toSorted());
    const again = await until(async () => {
      const rows = await db.query<{ mmsi: string }>(
        `SELECT data->>'mmsi' AS mmsi FROM journal WHERE type = 'vessel.heard_again' ORDER BY 1`,
      );
      return rows.length >= 2 ? rows : undefined;
    }, 60_000);
    expect(again.map(({ mmsi }) => mmsi)).toEqual(['440000102', '440000104']);
    const [kept] = await db.query<{ told: string; returned: string; waiting: string }>(
      `SELECT count(*) AS told, count(returned) AS returned,
         (SELECT count(*) FROM vessel_inputs WHERE at <= $1) AS waiting FROM dark_vessels`,
      [new Date(BEGIN + (END - 90) * 1_000)],
    );
    expect(kept).toEqual({ told: '3', returned: '2', waiting: '0' });
  }, 240_000);
});
