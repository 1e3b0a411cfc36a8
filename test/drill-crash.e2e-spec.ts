import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunItemDto } from '../src/drills/run.dto.ts';
import { enterDemoRegistry, speakTo } from './support/app.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { DrillRun } from './support/drill-run.ts';
import { programArguments } from './support/programs.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';

/** Two items each second, for as long as the server is killed and comes back. */
const ITEMS = 120;
const EVERY_SIM_S = 30;
const RATE = 60;
/** Longer than what counts as late. */
const LONG_MS = 17_000;

function template(): string {
  const items = Array.from(
    { length: ITEMS },
    (_, index) => `  - code: I${index}
    kind: inject
    title: Inject ${index}
    to: [port]
    at: ${(index + 1) * EVERY_SIM_S}s
    alert:
      sensor: sgjur-suricata
      format: native
      bodies:
        - { externalId: $id, kind: cyber, occurredAt: $now, title: Inject ${index}, severity: 20, entities: [] }
`,
  );
  return `code: many
version: 1
title: Many injects
synopsis: Something every half second.
kind: functional
domain: cyber
duration: 2h
cells:
  - { code: port, title: Port, organisation: sg-port-soc, kind: player }
objectives: []
items:
${items.join('')}`;
}

describe('a run of a drill, when the server is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drills-'));
  let db: TestDatabase;
  let server: ServerProcess;

  const start = async (): Promise<void> => {
    const environment = { BREAKWATER_DRILLS: folder, BREAKWATER_DATABASE_POOL: '6', ...secrets };
    server = await startServer(db.url, environment, programArguments('src/main.ts'));
  };
  const secrets = {
    BREAKWATER_SECRET_KEY: 'crash-secret-key-0123456789abcdef0123',
    BREAKWATER_OPERATOR_TOKEN: 'crash-operator-token-0123456789abcdef',
  };
  const reopened = (run: DrillRun): DrillRun => DrillRun.of(speakTo(server.baseUrl, server.token), run.id, server);

  beforeAll(async () => {
    writeFileSync(join(folder, 'many.yml'), template());
    db = await createTestDatabase();
    await enterDemoRegistry(db.url);
    await start();
  });
  afterAll(async () => {
    await server?.stop();
    await db?.drop();
    rmSync(folder, { recursive: true });
  });

  it('delivers nothing twice and loses nothing; what has become late waits for a controller', async () => {
    let run = await DrillRun.make(speakTo(server.baseUrl, server.token), server, {
      template: 'many',
      designator: 'CRASH 1',
    });
    await run.clock({ type: 'startex', rate: RATE, reason: 'Begin' });
    await run.until((now) => now.item('I2').state === 'delivered');

    // Away for less than what counts as late: what fell due meanwhile is delivered.
    await server.kill();
    await start();
    run = reopened(run);
    await run.until((now) => now.item('I8').state === 'delivered', 60_000);
    const soon = (await run.read()).script!.items;
    expect(soon.filter(({ state }) => state === 'held')).toEqual([]);

    await server.kill();
    await delay(LONG_MS);
    await start();
    run = reopened(run);
    const held = await run.until(({ run: { script } }) => {
      const late = script!.items.filter(({ state }) => state === 'held');
      return late.length > 0 && late;
    }, 60_000);
    for (const item of held)
      expect(item).toMatchObject({ heldBecause: 'overdue', reason: expect.stringMatching(/^\d+ s late$/) });
    // It goes on with what is due by now.
    const last = Number(held.at(-1)!.item.slice(1));
    await run.until((now) => now.item(`I${Math.min(last + 34, ITEMS - 1)}`).state === 'delivered', 60_000);
    const items = (await run.read()).script!.items;
    expect(order(items.filter(({ state }) => state === 'held'))).toEqual(order(held));

    // A controller lets one go.
    const [first] = held;
    expect((await run.post(`items/${first!.item}/release`, { reason: 'Still worth telling' })).status).toBe(200);
    await run.until((now) => now.item(first!.item).state === 'delivered');
    await run.clock({ type: 'endex', reason: 'Enough' });
    await run.until(({ run: { script } }) =>
      script!.items.every(({ state }) => ['delivered', 'skipped'].includes(state)),
    );

    const ended = (await run.read()).script!.items;
    expect(ended).toHaveLength(ITEMS);
    const alerts = await db.query<{ id: string; title: string }>('SELECT id, title FROM alerts WHERE realm = $1', [
      run.realm,
    ]);
    const delivered = ended.filter(({ state }) => state === 'delivered');
    // Each of them is one alert, known to the run, and nothing else was posted.
    expect(alerts.map(({ title }) => title).toSorted()).toEqual(delivered.map(({ title }) => title).toSorted());
    expect(delivered.flatMap(({ alertIds }) => alertIds).toSorted()).toEqual(alerts.map(({ id }) => id).toSorted());
    for (const { state, reason } of ended) {
      if (state === 'skipped') expect(reason).toMatch(/^ENDEX /);
    }
    const told = await db.query<{ count: string }>(
      `SELECT DISTINCT count(*) AS count FROM journal WHERE realm = $1 AND type = 'drill.item_delivered' GROUP BY data->>'item'`,
      [run.realm],
    );
    expect(told).toEqual([{ count: '1' }]);
    const times = delivered.map(({ deliveredSimMs }) => Number(deliveredSimMs));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(EVERY_SIM_S * 1_000);
  }, 240_000);
});

function order(items: readonly RunItemDto[]): string[] {
  return items.map(({ item }) => item).toSorted();
}
