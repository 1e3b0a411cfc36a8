import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { journalDraft } from '../support/journal-events.ts';
import { UnitOfWork } from '../../src/journal/unit-of-work.service.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { ReceiverProcess } from '../support/light-sockets/receiver-process.ts';
import { ProgramRun } from '../support/program-run.ts';
import { programArguments } from '../support/programs.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';

const TOKEN = 'sockets-operator-token-0123456789abcdef';
const SECRETS = { BREAKWATER_SECRET_KEY: 'sockets-secret-key-0123456789abcdef01', BREAKWATER_DATABASE_POOL: '6' };
const SOCKETS = 1_000;
const STALLED = 100;
/** Events a second: a hundred, in twenty transactions. */
const TOGETHER = 5;
const EVERY_MS = 50;
const CALM_S = 6;
const ATTACK_S = 14 * Number(process.env['BREAKWATER_FAULT_ROUNDS'] ?? 1);
/** What the p99 of the healthy may rise to, in milliseconds, on a machine that has other things to do as well. */
const MOST_P99_MS = 2_000;
/** What a hundred stalled sockets and all attackers may make the server grow by, in MB. */
const MOST_GROWTH_MB = 160;

interface Told {
  opened: number;
  ended: number;
  codes: Record<string, number>;
}

describe('a thousand sockets, a tenth of which never read, among others that attack', () => {
  let db: TestDatabase;
  let writer: TestApp;
  let server: ServerProcess;
  let receivers: ReceiverProcess;
  let attackers: ProgramRun | undefined;

  beforeAll(async () => {
    db = await createTestDatabase();
    writer = await startApp({ roles: ['intake', 'correlation'] }, { db });
    server = await startServer(
      db.url,
      // One address plays everybody.
      { ...SECRETS, BREAKWATER_OPERATOR_TOKEN: TOKEN, BREAKWATER_ROLES: 'live', BREAKWATER_STRANGER_RATE: '1000000' },
      programArguments('src/main.ts'),
    );
    receivers = new ReceiverProcess();
  });
  afterAll(async () => {
    attackers?.kill('SIGKILL');
    receivers?.end();
    await server?.kill();
    await writer?.stop();
    await db?.drop();
  });

  const port = (): number => Number(new URL(server.baseUrl).port);
  const residentMb = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1_024;

  /** Writes at the given pace; each event ends with the time it was handed over. Answers how many. */
  async function write(seconds: number): Promise<number> {
    const unitOfWork = writer.app.get(UnitOfWork);
    const until = performance.now() + seconds * 1_000;
    let written = 0;
    while (performance.now() < until) {
      const next = delay(EVERY_MS);
      await unitOfWork.transactAsEngine('live', async (transaction) => {
        for (let index = 0; index < TOGETHER; index += 1) {
          const excerpt = `${'The crane reboots by itself. '.repeat(8)}${Date.now()}`;
          transaction.record(journalDraft({ data: { number: 1, noteId: crypto.randomUUID(), author: 'A', excerpt } }));
        }
      });
      written += TOGETHER;
      await next;
    }
    return written;
  }

  it('brings the healthy every event once and in time, and lets nobody take more than its share of memory', async () => {
    const order = { peer: 'feed', port: port(), token: TOKEN, audiences: 20 } as const;
    await receivers.ask({ open: { ...order, sockets: SOCKETS, stalled: STALLED, stalledSubscriptions: 16 } }, 'opened');

    const calm = await phase(CALM_S);
    attackers = new ProgramRun('test/support/light-sockets/attackers.ts', [String(port()), TOKEN]);
    await attackers.until((output) => output.includes('slowHandshakes'));
    const attacked = await phase(ATTACK_S);

    const told = JSON.parse(attackers.stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, Told>;
    console.log(JSON.stringify({ calm, attacked, told }));
    expect(attacked.p99).toBeLessThan(Math.max(MOST_P99_MS, 4 * calm.p99));
    expect(attacked.peakMb - calm.peakMb).toBeLessThan(MOST_GROWTH_MB);
    // All got what they came for, and not the place they wanted.
    for (const [kind, code] of [
      ['fragments', 1008],
      ['oversized', 1009],
      ['subscribeFlood', 4429],
      ['junk', 4429],
      ['mute', 4401],
    ] as const) {
      expect({ kind, ended: (told[kind]?.codes[code] ?? 0) > 0 }).toEqual({ kind, ended: true });
    }
    // Their answers pile up before the rate is reached: let go without a code.
    expect(told['pings']?.ended).toBeGreaterThan(0);
    expect(told['slowHandshakes']?.opened).toBeGreaterThanOrEqual(200);
  }, 3_600_000);

  /** All who are healthy count what is written meanwhile; that each got it once is told by the receivers. */
  async function phase(
    seconds: number,
  ): Promise<{ frames: number; p50: number; p99: number; most: number; peakMb: number }> {
    let peakMb = residentMb();
    const watching = setInterval(() => (peakMb = Math.max(peakMb, residentMb())), 100);
    try {
      await receivers.ask({ times: true }, 'times');
      const written = await write(seconds);
      const done = receivers.answer('done');
      await receivers.ask({ count: written }, 'counting');
      await done;
      return { ...(await receivers.ask({ times: true }, 'times')), peakMb: Math.round(peakMb) };
    } finally {
      clearInterval(watching);
    }
  }
});
