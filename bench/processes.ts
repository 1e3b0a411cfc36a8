/**
 * How much faster a realm is correlated by several processes than by one (docs/scaling.md). A backlog of alerts of twelve sites is made
 * once through intake, and copied for every run; processes take it up, and once all of them share the realm it is counted how fast
 * it goes down. The whole node, which shares nothing, runs beside them.
 *
 * `npm run bench processes`, about three minutes; `BREAKWATER_BENCH_ALERTS` and `BREAKWATER_BENCH_ROUNDS` make it longer.
 * On a machine whose cores the processes and PostgreSQL fill by themselves, the ratio tells of the cores; the processor time an alert
 * costs, told beside it, tells what more of them would bring.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { hashKey } from '../src/access/sensor-key.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { type ServerProcess, startServer } from '../test/support/server-process.ts';
import { spread, tell } from './harness/figure.ts';
import { BENCH_ENVIRONMENT } from './harness/bench-environment.ts';
import { processorSeconds } from './harness/processor-time.ts';

const ALERTS = Number(process.env.BREAKWATER_BENCH_ALERTS ?? 24_000);
const ROUNDS = Number(process.env.BREAKWATER_BENCH_ROUNDS ?? 3);
const PER_POST = 100;
const SITES = 'KRPUS KRINC KRUSN KRKAN KRPTK IDJKT IDSUB SGJUR MYPKG PHMNL THLCH VNHPH'.split(' ');
const BEGUN = Date.parse('2026-11-29T06:00:00Z');
const SETTINGS = { ...BENCH_ENVIRONMENT, BREAKWATER_DATABASE_POOL: '4' };

interface Drained {
  /** Alerts correlated in a second. */
  rate: number;
  /** Microseconds of processor an alert costs: of the processes that correlate, and of PostgreSQL. */
  ownMicros: number;
  postgresMicros: number;
}

const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
mkdirSync(folder, { mode: 0o755 });
const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
try {
  const intake = await fill();
  const found = new Map<string, Drained[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, processes, roles] of [
      ['whole', 1, 'intake,correlation,live'],
      ['1', 1, 'correlation'],
      ['2', 2, 'correlation'],
      ['3', 3, 'correlation'],
    ] as const) {
      const drained = await drain(processes, roles);
      console.log(
        `${name}: ${Math.round(drained.rate)} alerts/s, ${drained.ownMicros.toFixed(0)} µs in processes and ` +
          `${drained.postgresMicros.toFixed(0)} µs in PostgreSQL for each`,
      );
      found.set(name, [...(found.get(name) ?? []), drained]);
    }
  }
  const of = (name: string, figure: keyof Drained): number[] => (found.get(name) ?? []).map((each) => each[figure]);
  const ratio = (name: string, to: string): number[] =>
    of(name, 'rate').map((rate, round) => rate / (of(to, 'rate')[round] ?? Number.NaN));
  const beside = `one process, ${Math.round(spread(of('1', 'rate')).median)} alerts/s`;
  tell({
    goal: 'one realm, one process that could share ÷ the whole node',
    unit: 'ratio',
    rounds: ratio('1', 'whole'),
    beside: 'the whole node',
    target: { atLeast: 0.9 },
  });
  for (const name of ['2', '3']) {
    tell({
      goal: `one realm, ${name} correlation processes`,
      unit: 'ratio',
      rounds: ratio(name, '1'),
      beside,
      target: null,
    });
  }
  for (const [goal, rounds] of [
    ['processor an alert costs in correlation, µs', of('1', 'ownMicros')],
    ['processor an alert costs PostgreSQL in correlation, µs', of('1', 'postgresMicros')],
    ['processor an alert costs in intake, arrays of 100, µs', [intake.ownMicros]],
    ['processor an alert costs PostgreSQL in intake, µs', [intake.postgresMicros]],
  ] as const) {
    tell({ goal, unit: 'count', rounds, beside: null, target: null });
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function asOwner<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: postgres.url(database) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The database `backlog`: alerts of all sites that nobody has correlated. Gives the processor time that taking them in costs. */
async function fill(): Promise<Omit<Drained, 'rate'>> {
  await postgres.ensureDatabase('backlog');
  await migrate(postgres.url('backlog'));
  const dataSource = await new DataSource(dataSourceOptions(postgres.url('backlog'), 1)).initialize();
  await loadDemoRegistry(dataSource);
  await dataSource.destroy();
  const keys = await asOwner('backlog', async (client) => {
    const made: string[] = [];
    for (const site of SITES) {
      const key = `bws_${randomBytes(32).toString('base64url')}`;
      await client.query("INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, 'live', $3)", [
        uuidv7(),
        demoId('sensors', demoSensorCode(site, 'suricata')),
        hashKey(key),
      ]);
      made.push(key);
    }
    return made;
  });
  const server = await startServer(postgres.url('backlog'), { ...SETTINGS, BREAKWATER_ROLES: 'intake' });
  const spent = (): [number, number] => [processorSeconds(server.process.pid ?? 0), processorSeconds(postgres.pid)];
  const [own, database] = spent();
  for (let post = 0; post < ALERTS / PER_POST; post += 1) {
    const site = post % SITES.length;
    const body = JSON.stringify(Array.from({ length: PER_POST }, (_, index) => alert(post, index)));
    const response = await fetch(`${server.baseUrl}/api/v1/alerts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys[site]}`, 'content-type': 'application/json' },
      body,
    });
    const { accepted } = (await response.json()) as { accepted?: number };
    if (accepted !== PER_POST) throw new Error(`Refused with ${response.status}`);
  }
  const [ownAfter, databaseAfter] = spent();
  await server.stop();
  return { ownMicros: ((ownAfter - own) / ALERTS) * 1e6, postgresMicros: ((databaseAfter - database) / ALERTS) * 1e6 };
}

/** Half of them repeat, a few open a case of their own, the rest hang on one of some hundred accounts. */
function alert(post: number, index: number): Record<string, unknown> {
  const place = post * PER_POST + index;
  const account = place % 2 === 0 ? place % 40 : (place * 7_919) % 900;
  return {
    externalId: `backlog-${place}`,
    kind: 'cyber',
    occurredAt: new Date(BEGUN + place * 30).toISOString(),
    title: `Sign ${account % 12}`,
    signature: `backlog:${account % 12}`,
    severity: place % 50 === 0 ? 80 : 30,
    entities: [{ type: 'user', value: `user-${account}`, role: 'target' }],
  };
}

async function drain(processes: number, roles: string): Promise<Drained> {
  const name = `run_${randomBytes(4).toString('hex')}`;
  await asOwner('postgres', async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE backlog`);
    await client.query('CHECKPOINT');
  });
  const servers: ServerProcess[] = [];
  try {
    return await asOwner(name, async (client) => {
      const waiting = async (): Promise<number> => {
        const { rows } = await client.query<{ waiting: string }>('SELECT count(*) AS waiting FROM correlation_inputs');
        return Number(rows[0]?.waiting);
      };
      const shared = async (): Promise<boolean> => {
        const { rows } = await client.query<{ count: number }>(
          `SELECT coalesce(max(cardinality(members)), 0)::int AS count FROM correlation_shares WHERE realm = 'live'`,
        );
        return rows[0]?.count === processes;
      };
      const start = startServer(postgres.url(name), { ...SETTINGS, BREAKWATER_ROLES: roles });
      servers.push(
        ...(await Promise.all([
          start,
          ...Array.from({ length: processes - 1 }, () =>
            startServer(postgres.url(name), { ...SETTINGS, BREAKWATER_ROLES: roles }),
          ),
        ])),
      );
      while (roles === 'correlation' && !(await shared())) await delay(20);
      const spent = (): [number, number] => [
        servers.reduce((sum, { process }) => sum + processorSeconds(process.pid ?? 0), 0),
        processorSeconds(postgres.pid),
      ];
      const [before, [own, database], begun] = [await waiting(), spent(), performance.now()];
      let left = before;
      // The last batches are not full, and not of everybody.
      while (left > ALERTS / 10) {
        await delay(100);
        left = await waiting();
      }
      const [ownAfter, databaseAfter] = spent();
      const done = before - left;
      if (done < ALERTS / 4) throw new Error(`Only ${done} were left when all processes shared: ask for more alerts`);
      return {
        rate: (done / (performance.now() - begun)) * 1_000,
        ownMicros: ((ownAfter - own) / done) * 1e6,
        postgresMicros: ((databaseAfter - database) / done) * 1e6,
      };
    });
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await asOwner('postgres', (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}
