/**
 * What a running drill costs the live realm: how long live alerts take to be acknowledged and live reads to be answered, while a drill
 * takes 200 alerts a second, beside the same without any exercise. In turns within one run; told as ratios, each of a turn with to the
 * turn without beside it.
 *
 *     npm run bench:isolation
 *
 * Gateways of the drill and the live observer are processes of their own, on the same machine. Loopback only; takes about three minutes.
 * `BREAKWATER_BENCH_SECONDS` (10) and `BREAKWATER_BENCH_ROUNDS` (6) for other lengths.
 */
import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { readSettings } from '../config/settings.ts';
import { createApp } from '../src/create-app.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';

const RATE = 200;
const SECONDS = Number(process.env['BREAKWATER_BENCH_SECONDS'] ?? 10);
const ROUNDS = Number(process.env['BREAKWATER_BENCH_ROUNDS'] ?? 6);
const TOKEN = 'bench-operator-token-0123456789abcdef';
const DRILL = 'port-crane-attack';
/** Live alerts there are before anything is measured. */
const FILLED = 4_000;
/** Milliseconds between two reads, and between two alerts, of the live observer. */
const READ_EVERY = 15;
const POST_EVERY = 60;
const READS = ['queue', 'cases?limit=50', 'alerts?limit=50', 'alerts?q=Beacon&limit=50', 'related'];

type Order =
  | { do: 'observe'; url: string; key: string; seconds: number }
  | { do: 'storm'; url: string; keys: string[] }
  | { do: 'stop' };
type Measured = Record<'intake' | 'reads', { p50: number; p99: number; count: number }>;

function worker(): void {
  let raging = false;
  const storm = async (url: string, keys: readonly string[]): Promise<void> => {
    raging = true;
    const begun = performance.now();
    let sent = 0;
    let accepted = 0;
    while (raging) {
      const due = Math.min(RATE, Math.floor(((performance.now() - begun) / 1_000) * RATE) - sent);
      if (due > 0) accepted += await post(url, keys[sent % keys.length] ?? '', page(`drill-${begun}-`, sent, due));
      sent += Math.max(0, due);
      await sleep(100);
    }
    process.send?.({ rate: accepted / ((performance.now() - begun) / 1_000) });
  };
  process.on('message', (order: Order) => {
    if (order.do === 'stop') raging = false;
    else if (order.do === 'storm') void storm(order.url, order.keys);
    else void observe(order).then((measured) => process.send?.(measured));
  });
}

/** One thing after another, as somebody does who watches; alerts beside it. */
async function observe({ url, key, seconds }: Extract<Order, { do: 'observe' }>): Promise<Measured> {
  const times = { intake: [] as number[], reads: [] as number[] };
  const until = performance.now() + seconds * 1_000;
  const headers = { authorization: `Bearer ${TOKEN}` };
  const posting = async (): Promise<void> => {
    for (let count = 0; performance.now() < until; count += 1) {
      const begun = performance.now();
      await post(url, key, page(`live-${until}-`, count, 1));
      times.intake.push(performance.now() - begun);
      await sleep(POST_EVERY);
    }
  };
  const reading = async (): Promise<void> => {
    for (let count = 0; performance.now() < until; count += 1) {
      const begun = performance.now();
      const answer = await fetch(`${url}/api/v1/${READS[count % READS.length]}`, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${READS[count % READS.length]}: ${answer.status}`);
      times.reads.push(performance.now() - begun);
      await sleep(READ_EVERY);
    }
  };
  await Promise.all([posting(), reading()]);
  return { intake: quantiles(times.intake), reads: quantiles(times.reads) };
}

/** How many were accepted. */
async function post(url: string, key: string, alerts: object[]): Promise<number> {
  const answer = await fetch(`${url}/api/v1/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  });
  const { accepted } = (await answer.json()) as { accepted?: number };
  if (answer.status !== 200) throw new Error(`Intake answered ${answer.status}`);
  return accepted ?? 0;
}

function page(name: string, from: number, count: number): object[] {
  return Array.from({ length: count }, (_, place) => {
    const number = from + place;
    return {
      externalId: `${name}${number}`,
      kind: 'cyber',
      occurredAt: new Date().toISOString(),
      title: `Beacon ${number % 40}`,
      severity: 70,
      signature: `beacon:${number % 40}`,
      entities: [
        { type: 'host', value: `host-${number % 300}`, role: 'source' },
        { type: 'domain', value: `c2-${number % 50}.example.org`, role: 'target' },
      ],
    };
  });
}

async function bench(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  const [observer, gateways] = [fork(fileURLToPath(import.meta.url)), fork(fileURLToPath(import.meta.url))];
  try {
    await postgres.ensureDatabase('bench');
    const databaseUrl = postgres.url('bench');
    await migrate(databaseUrl);
    const owner = await new DataSource(dataSourceOptions(databaseUrl, 1)).initialize();
    await loadDemoRegistry(owner);
    await owner.destroy();
    const app = await createApp(
      readSettings({
        DATABASE_URL: databaseUrl,
        BREAKWATER_OPERATOR_TOKEN: TOKEN,
        BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
        BREAKWATER_PORT: '0',
        BREAKWATER_LOG_LEVEL: 'error',
        BREAKWATER_STRANGER_RATE: '1000000',
        BREAKWATER_ACCOUNT_RATE: '1000000',
      }),
    );
    await app.listen(0, '127.0.0.1');
    const url = new URL(await app.getUrl()).origin;
    const node = new Node(url);
    const key = await node.keyOf('krpus-suricata', 'live');
    for (let sent = 0; sent < FILLED; sent += 500) await post(url, key, page('filled-', sent, 500));
    await sleep(3_000);
    const turn = async (): Promise<Measured> => {
      observer.send({ do: 'observe', url, key, seconds: SECONDS } satisfies Order);
      return told<Measured>(observer);
    };
    await turn();
    const rounds: Record<'without' | 'with', Measured>[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const without = await turn();
      const drill = await node.begin(`BENCH ${round}`);
      gateways.send({ do: 'storm', url, keys: drill.keys } satisfies Order);
      await sleep(1_000);
      const beside = await turn();
      gateways.send({ do: 'stop' } satisfies Order);
      const { rate } = await told<{ rate: number }>(gateways);
      await node.end(drill.id);
      rounds.push({ without, with: beside });
      console.log(
        `round ${round}: drill at ${rate.toFixed(0)}/s; ${line('without', without)}; ${line('with', beside)}`,
      );
      // What the drill left to correlate is no longer its own.
      await sleep(3_000);
    }
    for (const what of ['intake', 'reads'] as const) {
      for (const quantile of ['p50', 'p99'] as const) {
        const ratios = rounds.map((one) => one.with[what][quantile] / one.without[what][quantile]);
        const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
        console.log(
          `live ${what}, ${quantile}, with ÷ without: ${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)} over ${ROUNDS} rounds)`,
        );
      }
    }
    await app.close();
  } finally {
    observer.kill();
    gateways.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The node's operator, over HTTP. */
class Node {
  constructor(private readonly url: string) {}

  async keyOf(sensor: string, realm: string): Promise<string> {
    const { key } = await this.post<{ key: string }>(`sensors/${demoId('sensors', sensor)}/keys`, {}, realm);
    return key;
  }

  /** A drill that is running, with keys of two nations' sensors in its realm. */
  async begin(designator: string): Promise<{ id: string; keys: string[] }> {
    const { id, realm } = await this.post<{ id: string; realm: string }>('drills/runs', {
      template: DRILL,
      designator,
    });
    await this.post(`drills/runs/${id}/clock`, { type: 'startex', rate: 6, reason: 'Begin' }, realm);
    return { id, keys: [await this.keyOf('krpus-suricata', realm), await this.keyOf('sgjur-suricata', realm)] };
  }

  async end(id: string): Promise<void> {
    await this.post(`drills/runs/${id}/clock`, { type: 'endex', reason: 'End' }, `exercise:${id}`);
    await this.post(`drills/runs/${id}/archive`, {});
  }

  private async post<Body>(path: string, body: object, realm = 'live'): Promise<Body> {
    const answer = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', 'breakwater-realm': realm },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }
}

async function told<Message>(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message')) as [Message];
  return message;
}

function line(name: string, { intake, reads }: Measured): string {
  const of = ({ p50, p99, count }: Measured['intake']): string => `${p50.toFixed(1)}/${p99.toFixed(1)} ms of ${count}`;
  return `${name}: intake ${of(intake)}, reads ${of(reads)}`;
}

function quantiles(times: readonly number[]): Measured['intake'] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

if (process.send) worker();
else await bench();
