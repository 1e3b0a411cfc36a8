/**
 * From kill -9 to the first alert that is acknowledged again, with a million alerts stored: of the server alone, and of
 * server and PostgreSQL together, which are started at once: PostgreSQL recovers from its log, and the server waits for it,
 * as where a supervisor starts both again. Under load until the kill, so that there is something to
 * recover; beside it how long correlation takes until it has caught up.
 *
 *     npm run bench restart          BREAKWATER_STORE_ALERTS=1000000, BREAKWATER_STORE_FOLDER=/tmp/stores to keep what is made
 *
 * A million alerts take about four minutes to make, the rounds one minute.
 */
import 'reflect-metadata';
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { packageRoot } from '../config/package-root.ts';
import { freePort } from '../src/database/embedded-postgres.ts';
import { BENCH_ENVIRONMENT, NODE_OPTIONS } from './harness/bench-environment.ts';
import { benchKey } from './harness/bench-node.ts';
import { tell } from './harness/figure.ts';
import { LargeStores } from './harness/large-store.ts';

const ALERTS = Number(process.env['BREAKWATER_STORE_ALERTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['BREAKWATER_BENCH_ROUNDS'] ?? 5);
/** How long it is loaded before it is killed, and with how many at once. */
const LOAD_MS = 2_000;
const POSTS_AT_ONCE = 4;
const PER_POST = 50;
const PATIENCE_MS = 60_000;
const SITE = 'KRPUS';

interface Started {
  child: ChildProcess;
  /** From the start of the process until the first alert was acknowledged. */
  acknowledged: number;
  /** Until correlation had taken that alert in, and all before it. */
  correlated: number;
}

async function main(): Promise<void> {
  const stores = await LargeStores.open();
  const port = await freePort();
  let running: ChildProcess | undefined;
  try {
    await stores.store(ALERTS);
    const database = `store_${ALERTS}`;
    const figures = { server: [] as number[], both: [] as number[], correlation: [] as number[] };
    const up = async (begun: number): Promise<Started> => {
      const started = await start(stores.postgres.url(database), port, begun);
      running = started.child;
      return started;
    };
    await up(performance.now());
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const what of ['server', 'both'] as const) {
        await load(port, `${what}-${round}`);
        await killed(running);
        if (what === 'both') process.kill(stores.postgres.pid, 'SIGKILL');
        const begun = performance.now();
        const back = what === 'both' ? stores.comeBack() : undefined;
        const { acknowledged, correlated } = await up(begun);
        await back;
        figures[what].push(acknowledged / 1_000);
        if (what === 'server') figures.correlation.push(correlated / 1_000);
      }
    }
    const thousands = `${(ALERTS / 1_000).toLocaleString('en')} thousand alerts stored`;
    tell({
      goal: `start: kill -9 of the server to the first alert acknowledged, ${thousands}`,
      unit: 's',
      rounds: figures.server,
      beside: null,
      target: { atMost: 2 },
    });
    tell({
      goal: `start: kill -9 of server and PostgreSQL to the first alert acknowledged, ${thousands}`,
      unit: 's',
      rounds: figures.both,
      beside: null,
      target: { atMost: 2 },
    });
    tell({
      goal: `start: kill -9 of the server until correlation has caught up, ${thousands}`,
      unit: 's',
      rounds: figures.correlation,
      beside: null,
      target: null,
    });
  } finally {
    await killed(running);
    await stores.close();
  }
}

async function start(databaseUrl: string, port: number, begun: number): Promise<Started> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, join(packageRoot, 'dist', 'src', 'main.js')], {
    env: {
      PATH: process.env['PATH'],
      NODE_OPTIONS: process.env['BREAKWATER_SERVER_OPTIONS'] ?? '',
      DATABASE_URL: databaseUrl,
      ...BENCH_ENVIRONMENT,
      BREAKWATER_PORT: String(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const id = `first-${begun}`;
  while (!(await accepted(port, [alert(id)]))) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('No alert was acknowledged');
    await pause(5);
  }
  const acknowledged = performance.now() - begun;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  for (;;) {
    const { rowCount } = await client.query(
      `SELECT FROM alerts a JOIN alert_links l ON l.alert_id = a.id WHERE a.realm = 'live' AND a.sensor_id =
         (SELECT sensor_id FROM alerts WHERE realm = 'live' AND external_id = $1 AND received_at > now() - interval '1 hour' LIMIT 1)
         AND a.external_id = $1`,
      [id],
    );
    if (rowCount === 1) break;
    if (performance.now() - begun > PATIENCE_MS) throw new Error('Correlation does not catch up');
    await pause(50);
  }
  await client.end();
  return { child, acknowledged, correlated: performance.now() - begun };
}

/** Alerts as fast as they are taken, until the server is about to be killed. */
async function load(port: number, name: string): Promise<void> {
  const until = performance.now() + LOAD_MS;
  let sent = 0;
  const posting = async (): Promise<void> => {
    while (performance.now() < until) {
      await accepted(
        port,
        Array.from({ length: PER_POST }, () => alert(`${name}-${until}-${(sent += 1)}`)),
      );
    }
  };
  await Promise.all(Array.from({ length: POSTS_AT_ONCE }, posting));
}

/** False where nobody listens, or takes it. */
async function accepted(port: number, items: object[]): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/alerts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${benchKey(SITE)}`, 'content-type': 'application/json' },
      body: JSON.stringify(items),
    });
    const { accepted: taken } = (await answer.json()) as { accepted?: number };
    return answer.status === 200 && taken === items.length;
  } catch {
    return false;
  }
}

function alert(externalId: string): object {
  const number = Number(externalId.split('-').at(-1)) % 300;
  return {
    externalId,
    kind: 'cyber',
    occurredAt: new Date().toISOString(),
    title: `Beacon ${number}`,
    severity: 30,
    signature: `beacon:${number % 40}`,
    entities: [{ type: 'host', value: `host-${number}`, role: 'source' }],
  };
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

await main();
