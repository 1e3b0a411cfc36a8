import { setTimeout as delay } from 'node:timers/promises';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { enterDemoRegistry, speakTo, type TestApp } from './support/app.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { LiveClient } from './support/live-client.ts';
import { programArguments } from './support/programs.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { until } from './support/until.ts';

const SECRETS = {
  BREAKWATER_OPERATOR_TOKEN: 'drain-operator-token-0123456789abcdef',
  BREAKWATER_SECRET_KEY: 'drain-secret-key-0123456789abcdef0123',
};
const SENDERS = 16;
const SOCKETS = 4;
const PER_REQUEST = 5;

let db: TestDatabase;
const servers: ServerProcess[] = [];

async function start(more: Record<string, string> = {}): Promise<ServerProcess & { app: TestApp }> {
  const server = await startServer(db.url, { ...SECRETS, ...more }, programArguments('src/main.ts'));
  servers.push(server);
  return { ...server, app: { ...speakTo(server.baseUrl, server.token), db } as TestApp };
}

/** What became of one request of a sensor: the names it sent, and whether it was told that they are stored. */
interface Sent {
  names: string[];
  acknowledged: boolean;
  /** Answered, with whatever. */
  answered: boolean;
}

function bodyOf(names: readonly string[]): string {
  return JSON.stringify(
    names.map((name) =>
      nativeAlert(name, {
        entities: [{ type: 'domain', value: `${name.split('-')[1]}.drain.example.org`, role: 'target' }],
      }),
    ),
  );
}

/** Sends without a pause until the server is gone. */
async function sendUntilGone(app: TestApp, key: string, sender: number, sent: Sent[]): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const names = Array.from({ length: PER_REQUEST }, (_, index) => `drain-${sender}-${turn}-${index}`);
    const entry: Sent = { names, acknowledged: false, answered: false };
    sent.push(entry);
    try {
      const { status, body } = await sendBytes(app, key, bodyOf(names));
      entry.answered = true;
      entry.acknowledged = status === 200 && body.accepted === PER_REQUEST;
      if (!entry.acknowledged) return;
    } catch {
      return;
    }
  }
}

beforeAll(async () => {
  db = await createTestDatabase();
  await enterDemoRegistry(db.url);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await db?.drop();
});

describe('a process that is told to stop under load', () => {
  it('is not ready first, loses and doubles nothing, and sends its sockets on with a reason', async () => {
    const first = await start({ BREAKWATER_DRAIN_SECONDS: '1' });
    const key = await first.app.keyOf('KRPUS', 'suricata');
    const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => LiveClient.subscribed(first.app)));
    const sent: Sent[] = [];
    const senders = Array.from({ length: SENDERS }, (_, sender) => sendUntilGone(first.app, key, sender, sent));
    await until(() => Promise.resolve(sent.length > SENDERS * 4 || undefined));
    expect((await first.app.get('/readyz')).status).toBe(200);

    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
      first.process.once('exit', (code, signal) => resolve({ code, signal })),
    );
    first.process.kill('SIGTERM');
    const notReady = await until(async () => {
      const { status, body } = await first.app.get<{ faults: string[] }>('/readyz');
      return status === 503 ? body : undefined;
    });
    expect(notReady.faults).toContain('the process is stopping');
    // It lives, and serves on for those who have not noticed yet; each answer asks for the connection back.
    expect((await first.app.get('/healthz')).status).toBe(200);
    const before = sent.filter(({ acknowledged }) => acknowledged).length;
    const late = await first.app.get('/api/v1/cases');
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
    await delay(300);
    expect(sent.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(before);

    expect(await ended).toEqual({ code: 0, signal: null });
    await Promise.all(senders);
    for (const socket of sockets) {
      expect(await socket.closed).toEqual({ code: 1001, reason: 'The server is stopping; resume by cursor' });
    }
    const acknowledged = sent.filter((entry) => entry.acknowledged).flatMap(({ names }) => names);
    const stored = await db.query<{ external_id: string }>('SELECT external_id FROM alerts');
    const names = new Set(stored.map(({ external_id: name }) => name));
    expect(names.size).toBe(stored.length);
    expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
    // Whoever got an answer got one that holds: none was refused half way.
    expect(sent.filter((entry) => entry.answered && !entry.acknowledged)).toEqual([]);

    const second = await start();
    const resumed = await Promise.all(
      sockets.map((socket) => LiveClient.subscribed(second.app, { cursor: Math.max(socket.cursor, socket.start) })),
    );
    for (const { names: again } of sent.filter((entry) => !entry.acknowledged)) {
      const { body } = await sendBytes(second.app, key, bodyOf(again));
      expect(body.accepted + body.duplicates).toBe(PER_REQUEST);
    }
    await until(
      async () => ((await db.query('SELECT 1 FROM correlation_inputs LIMIT 1')).length === 0 ? true : undefined),
      60_000,
    );
    const [counts] = await db.query<{ alerts: number; linked: number; once: number }>(
      `SELECT (SELECT count(*)::int FROM alerts) AS alerts, count(*)::int AS linked, count(DISTINCT alert_id)::int AS once
       FROM alert_links`,
    );
    const all = sent.length * PER_REQUEST;
    expect(counts).toEqual({ alerts: all, linked: all, once: all });

    // To the end of the journal, and nothing twice or out of order across both processes.
    const head = await db.query<{ head: string }>(`SELECT head FROM journal_heads WHERE realm = 'live'`);
    for (const [index, socket] of resumed.entries()) {
      await socket.reach(Number(head[0]!.head), 60_000);
      const seqs = [...sockets[index]!.seqs, ...socket.seqs];
      expect(new Set(seqs).size).toBe(seqs.length);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      await socket.end();
    }
    await second.stop();
  }, 120_000);

  it('stops at once where somebody at a desk says so, whatever time others had been left', async () => {
    const server = await start({ BREAKWATER_DRAIN_SECONDS: '300' });
    const begun = performance.now();
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.kill('SIGTERM');
    await until(async () => ((await server.app.get('/readyz')).status === 503 ? true : undefined));
    server.process.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(15_000);
  }, 60_000);
});
