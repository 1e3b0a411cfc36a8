import { setTimeout as delay } from 'node:timers/promises';
import { sendBytes } from '../support/alerts.ts';
import type { TestApp } from '../support/app.ts';
import { casePicture, correlated } from '../support/case-picture.ts';
import type { TestDatabase } from '../support/database.ts';
import { KillablePostgres } from '../support/killable-postgres.ts';
import { LiveClient } from '../support/live-client.ts';
import { FleetDatabase, FleetPlace } from '../support/process-fleet.ts';
import { Random } from '../support/random.ts';
import { SiteSender } from '../support/site-senders.ts';
import { until } from '../support/until.ts';

const ROUNDS = Number(process.env['BREAKWATER_FAULT_ROUNDS'] ?? 3);
const SEED = Number(process.env['BREAKWATER_FAULT_SEED'] ?? 27);
/** How much longer than before a fault it takes after it until alerts of every site, sent then, are correlated; in milliseconds. */
const TAKEN_OVER_MS = 5_000;
/** For how long a process that is stopped stands still: longer than it takes to be missed. */
const STANDSTILL_MS = 6_000;
const SITES = ['KRPUS', 'KRINC', 'KR-KORI', 'IDJKT', 'SGJUR', 'MYPKG', 'VNHPH', 'PHMNL'];
const FAULTS = [
  'correlation dies',
  'correlation stands still',
  'PostgreSQL dies',
  'intake dies',
  'a live process dies',
];

/** Two that take alerts, three that correlate, two that serve the feed, on a PostgreSQL of their own. */
class Fleet {
  private constructor(
    readonly postgres: KillablePostgres,
    readonly db: FleetDatabase,
    readonly intake: FleetPlace[],
    readonly correlation: FleetPlace[],
    readonly live: FleetPlace[],
  ) {}

  static async start(): Promise<Fleet> {
    const postgres = await KillablePostgres.start();
    const db = await FleetDatabase.make(postgres, 'seven');
    const fill = (role: 'intake' | 'correlation' | 'live', count: number): Promise<FleetPlace[]> =>
      Promise.all(Array.from({ length: count }, () => FleetPlace.fill(db.url, [role])));
    const [intake, correlation, live] = await Promise.all([fill('intake', 2), fill('correlation', 3), fill('live', 2)]);
    return new Fleet(postgres, db, intake, correlation, live);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.intake, ...this.correlation, ...this.live].map((place) => place.end()));
    await this.postgres.stop();
  }
}

describe('a node of seven processes', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.start();
  }, 240_000);
  afterAll(() => fleet?.stop(), 60_000);

  it(`loses, doubles and reorders nothing over ${ROUNDS} faults, and has the cases of one process`, async () => {
    const chance = new Random(SEED);
    const { db, correlation, intake, live } = fleet;
    const apis = () => intake.map(({ api }) => api);
    const senders: SiteSender[] = [];
    for (const [place, site] of SITES.entries()) {
      senders.push(new SiteSender(site, await live[1]!.api.keyOf(site, 'suricata'), SEED * 100 + place));
    }
    // Stays open throughout: its process is not among those that die.
    const socket = await LiveClient.subscribed(live[0]!.api as TestApp);
    let sending = true;
    const load = senders.map(async (sender) => {
      while (sending) {
        await sender.send(apis);
        await delay(250);
      }
    });

    /** How long until an alert of every site, sent now, is linked. */
    const served = async (name: string): Promise<number> => {
      const begun = performance.now();
      const probes = await Promise.all(senders.map((sender) => sender.probe(apis, `${name}-${sender.site}`)));
      await until(async () => {
        const [row] = await db.query<{ count: string }>(
          `SELECT count(*) FROM alert_links l JOIN alerts a ON a.id = l.alert_id WHERE a.external_id = ANY($1)`,
          [probes],
        );
        return Number(row?.count) === probes.length ? true : undefined;
      }, 60_000);
      return performance.now() - begun;
    };
    const epoch = async (): Promise<number> => {
      const [row] = await db.query<{ epoch: string }>(`SELECT epoch FROM correlation_shares WHERE realm = 'live'`);
      return Number(row?.epoch);
    };
    const shared = async (): Promise<boolean> => {
      const [row] = await db.query<{ owners: number }>(
        `SELECT count(DISTINCT owner)::int AS owners FROM correlation_shares, unnest(owners) owner WHERE realm = 'live'`,
      );
      return row?.owners === correlation.length;
    };
    await served('before');
    await until(async () => ((await shared()) ? true : undefined), 30_000);

    /** How much longer it took than just before, by fault. */
    const took: Record<string, number[]> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const fault = FAULTS[round % FAULTS.length] ?? '';
      const victim = chance.pick(correlation);
      const usual = await served(`usual-${round}`);
      const before = await epoch();
      let milliseconds: number;
      if (fault === 'correlation dies') {
        await victim.kill();
        milliseconds = await served(`round-${round}`);
        await victim.fill();
      } else if (fault === 'correlation stands still') {
        victim.signal('SIGSTOP');
        const woken = delay(STANDSTILL_MS).then(() => victim.signal('SIGCONT'));
        milliseconds = await served(`round-${round}`);
        await woken;
      } else if (fault === 'PostgreSQL dies') {
        await fleet.postgres.kill();
        await fleet.postgres.comeBack();
        milliseconds = await served(`round-${round}`);
      } else {
        const place = fault === 'intake dies' ? chance.pick(intake) : live[1]!;
        await place.kill();
        milliseconds = await served(`round-${round}`);
        await place.fill();
      }
      (took[fault] ??= []).push(Math.round(milliseconds - usual));
      // One that correlates was missed, and its part given to others.
      if (fault.startsWith('correlation')) expect(await epoch()).toBeGreaterThan(before);
      // All share again, so that the next one falls on a node that is whole.
      await until(async () => ((await shared()) ? true : undefined), 30_000);
      await delay(500 + Math.floor(chance.next() * 1_000));
    }
    sending = false;
    await Promise.all(load);
    await until(() => correlated(db as unknown as TestDatabase), 300_000);
    console.log(`seed ${SEED}: milliseconds until every site was served again: ${JSON.stringify(took)}`);

    // What was acknowledged is there once, and nothing else.
    const acknowledged = senders.flatMap((sender) =>
      sender.acknowledged.flat().map(({ externalId }) => String(externalId)),
    );
    const alerts = await db.query<{ id: string }>('SELECT external_id AS id FROM alerts');
    expect(alerts.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
    const [links] = await db.query(
      'SELECT count(*)::int AS links, count(DISTINCT ordinal)::int AS ordinals FROM alert_links',
    );
    expect(links).toEqual({ links: alerts.length, ordinals: alerts.length });

    // The journal has no gap and tells of each case once; the feed told it all in that order.
    const journal = await db.query<{ seq: string; id: string }>(
      `SELECT seq, case_id AS id FROM journal WHERE realm = 'live' AND type = 'case.opened' ORDER BY seq`,
    );
    expect(new Set(journal.map(({ id }) => id)).size).toBe(journal.length);
    const [entries] = await db.query(
      `SELECT max(seq) - count(*) AS missing FROM journal WHERE realm = 'live' HAVING max(seq) <> count(*)`,
    );
    expect(entries).toBeUndefined();
    await until(() => Promise.resolve(openedOn(socket).length >= journal.length || undefined), 30_000);
    expect(openedOn(socket)).toEqual(journal.map(({ seq }) => Number(seq)));
    socket.socket.close();

    expect(await casePicture(db as unknown as TestDatabase)).toBe(await pictureOfOne(fleet.postgres, senders));
    expect(Math.max(...Object.values(took).flat())).toBeLessThan(TAKEN_OVER_MS);
  }, 3_600_000);
});

/** Numbers of the entries by which a client heard of cases, as they came. */
function openedOn({ frames }: LiveClient): number[] {
  return frames.flatMap((frame) =>
    frame.type === 'events' ? frame.events.flatMap(({ type, seq }) => (type === 'case.opened' ? seq : [])) : [],
  );
}

/** The cases of a node that is one process, which took the same in the same order and was left alone. */
async function pictureOfOne(postgres: KillablePostgres, senders: readonly SiteSender[]): Promise<string> {
  const db = await FleetDatabase.make(postgres, 'one');
  const node = await FleetPlace.fill(db.url, ['intake', 'correlation', 'live']);
  try {
    await Promise.all(
      senders.map(async ({ site, acknowledged }) => {
        const key = await node.api.keyOf(site, 'suricata');
        for (const request of acknowledged) {
          expect((await sendBytes(node.api, key, JSON.stringify(request))).body.accepted).toBe(request.length);
        }
      }),
    );
    await until(() => correlated(db as unknown as TestDatabase), 300_000);
    return await casePicture(db as unknown as TestDatabase);
  } finally {
    await node.end();
  }
}
