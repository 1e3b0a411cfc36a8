/**
 * What an alert costs that waits: a process that takes alerts in makes a backlog of a storm, and a whole node on which nobody looks works
 * through it. Told is the rate, and the processor time an alert costs the server and PostgreSQL.
 *
 *     npm run bench backlog
 *     node dist/bench/backlog.js 20 40000     # new ones of a thousand alerts, alerts
 *     node dist/bench/backlog.js --profile    # and a profile of the server in dist/profile, and the statements that cost most
 *
 * One alert in five is new and the others repeat one of 1,000 sightings that go on at four sites; or one in fifty is, as in a long
 * storm. About twenty seconds each.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { packageRoot } from '../config/package-root.ts';
import { startServer } from '../test/support/server-process.ts';
import type { StormShape } from '../test/support/storm/sightings.ts';
import { type Programs, StormNode } from '../test/support/storm/storm-node.ts';
import { BENCH_ENVIRONMENT, NODE_OPTIONS } from './harness/bench-environment.ts';
import { tell } from './harness/figure.ts';
import { processorSeconds } from './harness/processor-time.ts';

const SITES = 4;
const [fresh, many] = process.argv
  .slice(2)
  .filter((text) => /^\d+$/.test(text))
  .map(Number);
const ALERTS = many ?? 40_000;
const PROFILES = process.argv.includes('--profile') ? join(packageRoot, 'dist', 'profile') : undefined;
const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));
const PROGRAMS: Programs = {
  server: [...NODE_OPTIONS, MAIN],
  script: (name) => ({
    path: fileURLToPath(new URL(`../test/support/storm/${name}.js`, import.meta.url)),
    execArgv: [],
  }),
};

interface Worked {
  seconds: number;
  server: number;
  postgres: number;
}

for (const freshPerMille of fresh === undefined ? [200, 20] : [fresh]) {
  const { seconds, server, postgres } = await worked(freshPerMille);
  const goal = `a backlog of ${ALERTS.toLocaleString('en')}, ${freshPerMille / 10} % of it new`;
  const plain = { beside: null, target: null };
  tell({ goal: `${goal}: alerts a second`, unit: 'per second', rounds: [ALERTS / seconds], ...plain });
  tell({ goal: `${goal}: µs an alert, server`, unit: 'count', rounds: [(server / ALERTS) * 1e6], ...plain });
  tell({ goal: `${goal}: µs an alert, PostgreSQL`, unit: 'count', rounds: [(postgres / ALERTS) * 1e6], ...plain });
}

async function worked(freshPerMille: number): Promise<Worked> {
  const shape: StormShape = { sites: SITES, freshPerMille, running: 1_000, criticalEvery: 1_000 };
  const node = await StormNode.start(PROGRAMS, {
    sites: SITES,
    sockets: 0,
    environment: { BREAKWATER_ROLES: 'intake,live' },
    parameters: PROFILES ? ['shared_preload_libraries=pg_stat_statements', 'pg_stat_statements.track=all'] : [],
  });
  try {
    await node.send({
      run: 'backlog',
      shape,
      rate: 0,
      perPost: 100,
      alerts: ALERTS,
      connections: 4,
      apart: false,
      sample: 1,
    });
    await node.server.stop();
    if (PROFILES) {
      mkdirSync(PROFILES, { recursive: true });
      await node.database.query('CREATE EXTENSION pg_stat_statements');
    }
    await node.database.query('CHECKPOINT');
    const profiling = PROFILES ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : [];
    const server = await startServer(node.postgres.url('storm'), BENCH_ENVIRONMENT, [
      ...NODE_OPTIONS,
      ...profiling,
      MAIN,
    ]);
    const spent = (): [number, number] => [
      processorSeconds(server.process.pid ?? 0),
      processorSeconds(node.postgres.pid),
    ];
    const [[own, database], begun] = [spent(), performance.now()];
    while (await node.waits()) await sleep(50);
    const seconds = (performance.now() - begun) / 1_000;
    const [ownAfter, databaseAfter] = spent();
    await server.stop();
    if (PROFILES) await printStatements(node.database);
    return { seconds, server: ownAfter - own, postgres: databaseAfter - database };
  } finally {
    await node.stop();
  }
}

/** Those that took longest, with those inside of others (-). */
async function printStatements(database: Client): Promise<void> {
  const { rows } = await database.query<Record<'ms' | 'calls' | 'rows' | 'query', string> & { toplevel: boolean }>(
    `SELECT toplevel, round(total_exec_time) AS ms, calls, rows, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) AS query
     FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 30`,
  );
  for (const { toplevel, ms, calls, rows: count, query } of rows)
    console.log(`${toplevel ? ' ' : '-'} ${ms} ms, ${calls} calls, ${count} rows: ${query}`);
}
