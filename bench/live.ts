/**
 * How many deliveries a second the live feed makes to 200 clients, against a server that sends each event to each
 * client with `ws.send(JSON.stringify(event))`, both fed by the same journal, in turns, in one run.
 *
 *     npx tsc -p tsconfig.json && node dist/bench/live.js
 *
 * The clients are a process of their own and only count. Takes about half a minute.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket, WebSocketServer } from 'ws';
import { migrate } from '../config/data-source.ts';
import { readSettings } from '../config/settings.ts';
import { createApp } from '../src/create-app.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { JournalTails } from '../src/journal/journal-tails.service.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';

const CLIENTS = 200;
const ROUNDS = 3;
const EVENTS = { feed: 5_000, naive: 1_000 };
const TOKEN = 'bench-operator-token-0123456789abcdef';
const CURSOR = Buffer.from('"cursor":');

type Order = { open: { port: number; stalled: number } } | { count: number } | { end: true };

if (process.send) clients();
else await bench();

/** Opens sockets, counts events, and says when each that is not stalled has its number. */
function clients(): void {
  let sockets: WebSocket[] = [];
  let expected = Number.POSITIVE_INFINITY;
  let waiting = 0;
  const report = (message: object): void => void process.send?.(message);
  const begin = (count: number): void => {
    expected = count;
    waiting = sockets.filter((socket) => !socket.isPaused).length;
    report({ counting: true });
  };
  const open = async (port: number, stalled: number): Promise<void> => {
    sockets = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, index) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { authorization: `Bearer ${TOKEN}` } });
        let seen = 0;
        let cursor = 0;
        socket.on('message', (data: Buffer) => {
          const type = data.toString('latin1', 9, 14);
          if (type === 'event') {
            // All events are asked for, so the cursor's step is their number; the naive server sends one at a time.
            const end = data.lastIndexOf(CURSOR) + CURSOR.length;
            const next = Number(data.toString('latin1', end, data.length - 1));
            seen += next - cursor;
            cursor = next;
          } else if (type === 'subsc') {
            cursor = (JSON.parse(data.toString()) as { cursor?: number }).cursor ?? 0;
            return;
          } else if (data.toString('latin1', 2, 7) === 'realm') seen += 1;
          else if (type === 'confl' || type === 'snaps') report({ fault: 'The feed left events out' });
          if (seen < expected) return;
          seen = 0;
          waiting -= 1;
          if (waiting === 0) report({ done: true });
        });
        await once(socket, 'open');
        socket.send('{"type":"subscribe","id":"bench"}');
        await once(socket, 'message');
        if (index < stalled) socket.pause();
        return socket;
      }),
    );
    await sleep(300);
    report({ opened: true });
  };
  process.on('message', (order: Order) => {
    if ('open' in order) void open(order.open.port, order.open.stalled);
    else if ('count' in order) begin(order.count);
    else {
      for (const socket of sockets) socket.terminate();
      report({ ended: true });
    }
  });
}

async function answer(child: ChildProcess, word: string): Promise<void> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [Record<string, unknown>];
    if ('fault' in message) throw new Error(String(message['fault']));
    if (word in message) return;
  }
}

async function bench(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  const child = fork(fileURLToPath(import.meta.url));
  try {
    await postgres.ensureDatabase('bench');
    const databaseUrl = postgres.url('bench');
    await migrate(databaseUrl);
    const app = await createApp(
      readSettings({
        DATABASE_URL: databaseUrl,
        BREAKWATER_OPERATOR_TOKEN: TOKEN,
        BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
        BREAKWATER_PORT: '0',
        BREAKWATER_LOG_LEVEL: 'error',
      }),
    );
    await app.listen(0, '127.0.0.1');
    const feed = Number(new URL(await app.getUrl()).port);
    const naive = await naiveServer(app.get(JournalTails));
    const unitOfWork = app.get(UnitOfWork);

    const run = async (port: number, events: number, stalled = 0): Promise<number> => {
      child.send({ open: { port, stalled } } satisfies Order);
      await answer(child, 'opened');
      child.send({ count: events } satisfies Order);
      await answer(child, 'counting');
      const done = answer(child, 'done');
      const began = performance.now();
      await append(unitOfWork, events);
      await done;
      const seconds = (performance.now() - began) / 1_000;
      child.send({ end: true } satisfies Order);
      await answer(child, 'ended');
      await sleep(300);
      return ((CLIENTS - stalled) * events) / seconds;
    };

    const rates: { feed: number[]; naive: number[] } = { feed: [], naive: [] };
    await run(feed, 1_000);
    for (let round = 1; round <= ROUNDS; round += 1) {
      rates.naive.push(await run(naive.port, EVENTS.naive));
      rates.feed.push(await run(feed, EVENTS.feed));
      console.log(`round ${round}: naive ${whole(rates.naive.at(-1))}/s, feed ${whole(rates.feed.at(-1))}/s`);
    }
    const before = process.memoryUsage().rss;
    const beside = await run(feed, EVENTS.feed, CLIENTS / 10);
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    const ratio = median(rates.feed) / median(rates.naive);
    console.log(`naive, ${CLIENTS} clients: ${whole(median(rates.naive))} deliveries/s (median of ${ROUNDS})`);
    console.log(`feed,  ${CLIENTS} clients: ${whole(median(rates.feed))} deliveries/s, ratio ${ratio.toFixed(1)}`);
    console.log(
      `feed, a tenth of them stalled: ${whole(beside)} deliveries/s to the others, RSS ${grown.toFixed(0)} MB more`,
    );
    naive.close();
    await app.close();
  } finally {
    child.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The yardstick: no filter, no cursor, no limits; one frame per event and client. */
async function naiveServer(tails: JournalTails): Promise<{ port: number; close: () => void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    socket.on('message', () => socket.send('{"type":"subscribed"}'));
  });
  const following = tails.of('live').batches.subscribe((batch) => {
    for (const event of batch) for (const socket of server.clients) socket.send(JSON.stringify(event));
  });
  const { port } = server.address() as { port: number };
  const close = (): void => {
    following.unsubscribe();
    server.close();
  };
  return { port, close };
}

async function append(unitOfWork: UnitOfWork, events: number): Promise<void> {
  const [organisationId, siteId, caseId, noteId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (let written = 0; written < events; written += 50) {
    await unitOfWork.transactAsEngine('live', async (transaction) => {
      for (let index = 0; index < 50; index += 1) {
        transaction.record({
          type: 'case.noted',
          at: new Date(),
          nation: 'SG',
          organisationId,
          siteId,
          caseId,
          tlp: 'AMBER',
          actor: { id: 'person:operator', name: 'Operator' },
          data: { number: 1, noteId, author: 'Operator', excerpt: 'Crane 4 reboots by itself; the vendor is called.' },
        });
      }
    });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function whole(value: number | undefined): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en');
}
