import { setTimeout as delay } from 'node:timers/promises';
import { casePicture } from '../support/case-picture.ts';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { faultSettings } from '../support/fault-settings.ts';
import { KillablePostgres } from '../support/killable-postgres.ts';
import { differing, doubledEffects, settled, storedAlerts, verifiedTrail } from '../support/node-account.ts';
import { Random } from '../support/random.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SteadyReader } from '../support/steady-reader.ts';
import { SupervisedServer } from '../support/supervised-server.ts';
import type { TestDatabase } from '../support/database.ts';

const { rounds, seed } = faultSettings('kills', 5);
/** PostgreSQL twice: it comes back faster than the others, which then meet more of its deaths while they work. */
const VICTIMS = ['server', 'correlation', 'postgres', 'postgres', 'server and correlation', 'everything'] as const;
const LONGEST_PAUSE_MS = 1_200;

interface Outcome {
  picture: string;
  stored: string[];
}

let postgres: KillablePostgres;
const started: { end(): Promise<void> }[] = [];

beforeAll(async () => {
  postgres = await KillablePostgres.start();
}, 60_000);
afterAll(async () => {
  for (const thing of started.toReversed()) await thing.end();
  await postgres?.stop();
});

async function serve(database: string, roles: string): Promise<SupervisedServer> {
  const server = await SupervisedServer.start(postgres.url(database), { ...FAULT_SECRETS, BREAKWATER_ROLES: roles });
  started.push({ end: () => server.stop('SIGKILL') });
  return server;
}

/** Waits until all is done, and holds against each other what was told, stored and done. */
async function account(db: Pick<TestDatabase, 'query'>, server: SupervisedServer): Promise<Outcome> {
  await settled(db);
  expect(await doubledEffects(db)).toEqual([]);
  await verifiedTrail(server.baseUrl);
  return { picture: await casePicture(db as TestDatabase), stored: await storedAlerts(db) };
}

describe('a node under load whose processes and database are killed at random instants', () => {
  it('loses nothing it acknowledged, does nothing twice, and has the cases of one that was left alone', async () => {
    const random = new Random(seed);
    await prepareNode(postgres, 'killed');
    const db = askerOf(() => postgres.url('killed'));
    const server = await serve('killed', 'intake,live');
    const correlation = await serve('killed', 'correlation');
    const reader = new SteadyReader({
      baseUrl: server.baseUrl,
      operatorToken: FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN,
    });
    started.push({ end: () => reader.end() });
    const load = new SensorLoad(seed, await sourcesOf(server.baseUrl), 40);
    load.begin(server.baseUrl);
    const kills = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      await delay(random.next() * LONGEST_PAUSE_MS);
      // Often while something is still coming back from the last one.
      const victim = random.pick(VICTIMS);
      kills.set(victim, (kills.get(victim) ?? 0) + 1);
      if (victim === 'server' || victim === 'server and correlation' || victim === 'everything') server.kill();
      if (victim === 'correlation' || victim === 'server and correlation' || victim === 'everything')
        correlation.kill();
      if (victim === 'postgres' || victim === 'everything') {
        await postgres.kill();
        await delay(random.next() * 300);
        await postgres.comeBack();
      }
      if (random.next() < 0.3) await Promise.all([server.untilReady(), correlation.untilReady()]);
    }
    await Promise.all([server.untilReady(), correlation.untilReady()]);
    await load.end();
    expect(load.faults).toEqual([]);
    const disturbed = await account(db, server);
    const [{ head } = { head: '0' }] = await db.query<{ head: string }>(
      `SELECT head FROM journal_heads WHERE realm = 'live'`,
    );
    await reader.reach(Number(head));
    await reader.end();
    // Every event once and in order, over all the cuts; none was told as a state.
    expect(reader.states).toBe(0);
    expect(reader.seqs).toEqual(Array.from({ length: Number(head) }, (_, index) => index + 1));
    await Promise.all([server.stop(), correlation.stop()]);

    await prepareNode(postgres, 'undisturbed');
    const alone = await serve('undisturbed', 'intake,correlation,live');
    const again = new SensorLoad(seed, await sourcesOf(alone.baseUrl));
    await again.repeat(load, alone.baseUrl);
    const undisturbed = await account(
      askerOf(() => postgres.url('undisturbed')),
      alone,
    );

    const lost = [...load.acknowledged].filter((name) => !new Set(disturbed.stored).has(name));
    console.log(
      `kills: ${rounds} rounds ${JSON.stringify(Object.fromEntries(kills))}, ${server.starts + correlation.starts - 2} restarts, ` +
        `${load.acknowledged.size} alerts acknowledged, ${lost.length} lost, ${load.repeated} bodies sent again, ` +
        `${head} journal entries, feed cut ${reader.cuts} times, pictures of ${disturbed.picture.length} bytes`,
    );
    expect(lost).toEqual([]);
    expect(disturbed.stored).toEqual(undisturbed.stored);
    expect(undisturbed.picture.length).toBeGreaterThan(5_000);
    expect(differing(disturbed.picture, undisturbed.picture)).toEqual([]);
  });
});
