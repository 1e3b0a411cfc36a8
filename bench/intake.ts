/**
 * Alerts acknowledged a second, over HTTP, each after its commit: arrays of 100 and single posts, by the whole
 * application and by intake alone. Beside them, in turns and in the same run, what this machine's PostgreSQL takes of
 * the same rows into the same table with nothing in front of it: COPY, and the micro-batches intake writes.
 *
 *     npx tsc -p tsconfig.json && node dist/bench/intake.js
 *
 * The senders are a process of their own (node:http, keep-alive). Loopback only; takes about a minute and a half.
 */
import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { AccessModule } from '../src/access/access.module.ts';
import { hashKey } from '../src/access/sensor-key.ts';
import { SettingsModule } from '../src/common/settings.module.ts';
import { createApp } from '../src/create-app.ts';
import { ENGINE } from '../src/database/engine.decorator.ts';
import { ViewerDatabaseModule } from '../src/database/viewer-database.module.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { IntakeModule } from '../src/intake/intake.module.ts';
import { JournalModule } from '../src/journal/journal.module.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { copyRows, insertRows } from './raw-rows.ts';

const SECONDS = 4;
const ROUNDS = 3;
const KEY = `bws_${'b'.repeat(43)}`;
const SENSOR = 'krpus-native';

interface Load {
  port: number;
  connections: number;
  perPost: number;
  seconds: number;
}

interface Outcome {
  /** Rows a second that were acknowledged. */
  rate: number;
  p50: number;
  p99: number;
  refused: number;
}

/** What the server's process, which is this one, spent on a row; it tells more than rates on a busy machine. */
type Measured = Outcome & { cpuMicros: number };

if (process.send) sender();
else await bench();

/** An alert of about 900 bytes, as a gateway sends it. */
function alertText(id: string): string {
  return JSON.stringify({
    externalId: id,
    kind: 'cyber',
    occurredAt: new Date().toISOString(),
    title: 'Modbus write to a holding register from a station that never wrote before',
    description: 'Function code 16, registers 40001 to 40008, from an engineering station outside its shift.',
    severity: 71,
    confidence: 0.8,
    signature: 'native:modbus-write',
    categories: ['intrusion-attempts.exploit'],
    entities: [
      {
        type: 'ip',
        value: `10.20.${Math.trunc(Math.random() * 250)}.${Math.trunc(Math.random() * 250)}`,
        role: 'source',
      },
      { type: 'ip', value: '10.20.4.17', role: 'target' },
      { type: 'host', value: 'crane-plc-07', role: 'target' },
    ],
    attributes: {
      flow: { id: 1_805_461_738_637_437, protocol: 'TCP', sourcePort: 49_152, destinationPort: 502, packets: 12 },
      modbus: { function: 16, address: 40_001, count: 8, unit: 3, values: [1, 0, 0, 1, 1, 0, 1, 1] },
      rule: { revision: 4, action: 'allowed', reference: 'local/modbus/writes' },
    },
  });
}

/** Posts as fast as answers come on each connection, and reports what was acknowledged. */
function sender(): void {
  process.on('message', (load: Load) => {
    void measure(load).then((outcome) => process.send?.(outcome));
  });
}

async function measure({ port, connections, perPost, seconds }: Load): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const run = uuidv7();
  const times: number[] = [];
  let sent = 0;
  let acknowledged = 0;
  let refused = 0;
  const body = (): string => {
    const texts = Array.from({ length: perPost }, () => alertText(`${run}-${(sent += 1)}`));
    return perPost === 1 ? (texts[0] ?? '') : `[${texts.join(',')}]`;
  };
  const post = (text: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        'content-length': text.length,
      };
      const sending = request({ port, agent, method: 'POST', path: '/api/v1/alerts', headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      });
      sending.on('error', reject);
      sending.end(text);
    });
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const started = performance.now();
        const status = await post(body());
        times.push(performance.now() - started);
        if (status === 200) acknowledged += perPost;
        else refused += perPost;
      }
    }),
  );
  const elapsed = seconds + (performance.now() - until) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { rate: acknowledged / elapsed, p50: at(0.5), p99: at(0.99), refused };
}

async function bench(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  const child = fork(fileURLToPath(import.meta.url));
  try {
    await postgres.ensureDatabase('bench');
    const url = postgres.url('bench');
    await migrate(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    await prepareRegistry(url, client);
    await compare(url, client, child);
    await client.end();
  } finally {
    child.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepareRegistry(url: string, client: Client): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  await loadDemoRegistry(dataSource);
  await dataSource.destroy();
  await client.query("INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, 'live', $3)", [
    uuidv7(),
    demoId('sensors', SENSOR),
    hashKey(KEY),
  ]);
}

async function compare(url: string, client: Client, child: ChildProcess): Promise<void> {
  const settings = readSettings({
    DATABASE_URL: url,
    BREAKWATER_OPERATOR_TOKEN: 'bench-operator-token-0123456789abcdef',
    BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
    BREAKWATER_PORT: '0',
    BREAKWATER_LOG_LEVEL: 'error',
    // Counted all the same; one key sends here what thousands do elsewhere.
    BREAKWATER_KEY_RATE: '10000000',
  });
  const load = async (start: () => Promise<NestFastifyApplication>, connections: number, perPost: number) => {
    const app = await start();
    await app.listen(0, '127.0.0.1');
    const port = Number(new URL(await app.getUrl()).port);
    child.send({ port, connections, perPost, seconds: 1 } satisfies Load);
    await once(child, 'message');
    const before = process.cpuUsage();
    child.send({ port, connections, perPost, seconds: SECONDS } satisfies Load);
    const [outcome] = (await once(child, 'message')) as [Outcome];
    const { user, system } = process.cpuUsage(before);
    await app.close();
    return { ...outcome, cpuMicros: (user + system) / (outcome.rate * SECONDS) };
  };
  const raw = async (write: typeof copyRows, perBatch: number): Promise<Measured> => ({
    ...(await write(url, { texts: alertText, perBatch, connections: 2, seconds: SECONDS })),
    refused: 0,
  });
  const cases: [name: string, run: () => Promise<Measured>][] = [
    ['COPY, 1,000 rows, 2 connections', () => raw(copyRows, 1_000)],
    ['micro-batches of 500, 2 connections', () => raw(insertRows, 500)],
    ['intake alone, arrays of 100, 8 connections', () => load(() => intakeAlone(settings), 8, 100)],
    ['intake alone, single posts, 64 connections', () => load(() => intakeAlone(settings), 64, 1)],
    ['application, arrays of 100, 8 connections', () => load(() => createApp(settings), 8, 100)],
    ['application, single posts, 64 connections', () => load(() => createApp(settings), 64, 1)],
  ];
  const outcomes = new Map<string, Measured[]>();
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, run] of cases) {
      await client.query('TRUNCATE alerts, reports, correlation_inputs, alert_links, cases, notes, journal, objects');
      await client.query('CHECKPOINT');
      const outcome = await run();
      outcomes.set(name, [...(outcomes.get(name) ?? []), outcome]);
      console.log(`round ${round}: ${name}: ${Math.round(outcome.rate)} rows/s`);
    }
  }
  report(cases.map(([name]) => [name, outcomes.get(name) ?? []]));
}

function report(rows: [name: string, outcomes: Measured[]][]): void {
  const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const [copy = 0, batches = 0] = rows.map(([, outcomes]) => median(outcomes.map(({ rate }) => rate)));
  console.log(
    '\n| case | rows/s median (min-max) | p50 ms | p99 ms | µs CPU/row | of COPY | of micro-batches | refused |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [name, outcomes] of rows) {
    const rates = outcomes.map(({ rate }) => rate);
    const rate = median(rates);
    const times = (['p50', 'p99'] as const).map((at) => median(outcomes.map((outcome) => outcome[at])).toFixed(1));
    const range = `${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))}`;
    const refused = outcomes.reduce((sum, outcome) => sum + outcome.refused, 0);
    const cpu = median(outcomes.map(({ cpuMicros }) => cpuMicros)).toFixed(0);
    const shares = [rate / copy, rate / batches].map((share) => share.toFixed(2));
    console.log(`| ${[name, `${Math.round(rate)} (${range})`, ...times, cpu, ...shares, refused].join(' | ')} |`);
  }
}

/** Intake with what it rests on and nothing behind it: correlation is another benchmark's matter. */
async function intakeAlone(settings: Settings): Promise<NestFastifyApplication> {
  @Module({
    imports: [
      SettingsModule.with(settings),
      TypeOrmModule.forRoot({
        ...dataSourceOptions(settings.databaseUrl, settings.databasePoolSize, 'breakwater_viewer'),
        autoLoadEntities: true,
      }),
      TypeOrmModule.forRoot({
        ...dataSourceOptions(settings.databaseUrl, settings.databasePoolSize, 'breakwater_engine'),
        name: ENGINE,
      }),
      ViewerDatabaseModule,
      JournalModule,
      AccessModule,
      IntakeModule,
    ],
  })
  class IntakeAlone {}
  const adapter = new FastifyAdapter({ bodyLimit: settings.maxBodyBytes });
  const app = await NestFactory.create<NestFastifyApplication>(IntakeAlone, adapter, {
    bodyParser: false,
    logger: ['error'],
    forceCloseConnections: true,
  });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}
