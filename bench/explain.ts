/**
 * What it costs to explain a case of 5,000 alerts: taken in over HTTP and made one case by correlation, then explained over
 * HTTP to the node's operator, who asks from a process of their own, and to an analyst by the product's own reader, behind
 * row-level security. Target: 200 ms.
 *
 *     npm run bench:explain
 *
 * Loopback only; takes about a minute.
 */
import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { readSettings } from '../config/settings.ts';
import { ExplanationReader } from '../src/cases/explanation.reader.ts';
import { createApp } from '../src/create-app.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { analyst } from './analyst.ts';

const ALERTS = 5_000;
const ROUNDS = 100;
/** The asker is told it by the environment it inherits. */
const TOKEN = (process.env['BENCH_EXPLAIN_TOKEN'] ??= randomBytes(24).toString('hex'));

/** One intrusion: hosts in turn, each handing a file on to the next, so that addresses and hashes hold it together. */
function alertOf(index: number): object {
  const at = Date.UTC(2026, 2, 2) + index * 10_000;
  return {
    externalId: `explain-${index}`,
    kind: 'cyber',
    occurredAt: new Date(at).toISOString(),
    title: `Step ${index} of an intrusion`,
    severity: 40 + (index % 40),
    signature: `explain:${index}`,
    entities: [
      { type: 'ip', value: `10.${index >> 12}.${(index >> 4) & 255}.7`, role: 'source' },
      { type: 'hash', value: `f${Math.floor((index + 8) / 16)}`, role: 'subject' },
      { type: 'user', value: `user-${index % 31}`, role: 'subject' },
    ],
  };
}

async function takeIn(base: string): Promise<void> {
  const sensor = demoId('sensors', demoSensorCode('KRPUS', 'suricata'));
  const post = async (path: string, token: string, body: unknown): Promise<Response> =>
    fetch(`${base}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { key } = (await (await post(`sensors/${sensor}/keys`, TOKEN, {})).json()) as { key: string };
  for (let start = 0; start < ALERTS; start += 500) {
    const batch = Array.from({ length: 500 }, (_, index) => alertOf(start + index));
    const answer = await post('alerts', key, batch);
    if (answer.status !== 200) throw new Error(`Intake answered ${answer.status}: ${await answer.text()}`);
  }
}

async function correlated(owner: DataSource): Promise<{ id: string; alerts: number }> {
  for (;;) {
    const [row] = await owner.query<{ waiting: string }[]>('SELECT count(*) AS waiting FROM correlation_inputs');
    if (row?.waiting === '0') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await owner.query('VACUUM ANALYZE');
  const [found] = await owner.query<{ id: string; alerts: string }[]>(
    'SELECT id, alert_count AS alerts FROM cases ORDER BY alert_count DESC LIMIT 1',
  );
  if (!found) throw new Error('There is no case');
  return { id: found.id, alerts: Number(found.alerts) };
}

/** Milliseconds, sorted. */
async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
}

function told(what: string, times: readonly number[]): void {
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, 95th of a hundred ${at(0.95)} ms, worst ${at(1)} ms`);
}

interface Asked {
  text: string;
  first: number;
  times: number[];
}

/** Asks over HTTP from another process: what reading the answer costs its reader is not the server's. */
async function asked(asker: ChildProcess, url: string): Promise<Asked> {
  asker.send(url);
  const [answer] = (await once(asker, 'message')) as [Asked];
  return answer;
}

function ask(): void {
  const get = async (url: string): Promise<string> => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } });
    return answer.text();
  };
  process.on('message', (url: string) => {
    void (async () => {
      const began = performance.now();
      const text = await get(url);
      const first = performance.now() - began;
      process.send?.({ text, first, times: await timed(async () => get(url)) } satisfies Asked);
    })();
  });
}

async function main(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  const asker = fork(fileURLToPath(import.meta.url));
  try {
    await postgres.ensureDatabase('bench');
    const url = postgres.url('bench');
    await migrate(url);
    const owner = await new DataSource(dataSourceOptions(url, 2)).initialize();
    await loadDemoRegistry(owner);
    const settings = readSettings({
      DATABASE_URL: url,
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'error',
      BREAKWATER_OPERATOR_TOKEN: TOKEN,
      BREAKWATER_SECRET_KEY: randomBytes(24).toString('hex'),
      BREAKWATER_STRANGER_RATE: '1000000',
    });
    const app = await createApp(settings);
    await app.listen(0, '127.0.0.1');
    try {
      const base = new URL(await app.getUrl()).origin;
      await takeIn(base);
      const found = await correlated(owner);
      const url = `${base}/api/v1/cases/${found.id}/explanation`;
      const { text, first, times } = await asked(asker, url);
      const whole = await asked(asker, `${url}?steps=${ALERTS}`);
      const shown = JSON.parse(text) as { alerts: number; ties: number; withoutEvidence: { text: string }[] };
      console.log(
        `a case of ${found.alerts} alerts: ${shown.alerts} explained by ${shown.ties} ties, ${Math.round(text.length / 1024)} kB; ` +
          (shown.withoutEvidence[0]?.text ?? 'no evidence matters'),
      );
      console.log(`the first of all explanations of the process: ${first.toFixed(0)} ms`);
      told('over HTTP, to the operator of the node', times);
      told(`the same with all its steps, ${Math.round(whole.text.length / 1024)} kB`, whole.times);
      const reader = app.get(ExplanationReader, { strict: false });
      told(
        'to an analyst, without HTTP',
        await timed(async () => JSON.stringify(await reader.ofCase(analyst, { id: found.id }, { from: 0, most: 500 }))),
      );
    } finally {
      await app.close();
      await owner.destroy();
    }
  } finally {
    asker.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.send) ask();
else await main();
