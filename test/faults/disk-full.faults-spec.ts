import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { casePicture } from '../support/case-picture.ts';
import { DiskPostgres } from '../support/disk-postgres.ts';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { faultSettings } from '../support/fault-settings.ts';
import { LoopDisk } from '../support/loop-disk.ts';
import { differing, doubledEffects, settled, storedAlerts, verifiedTrail } from '../support/node-account.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SupervisedServer } from '../support/supervised-server.ts';
import type { TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const DISK_MB = 420;
/** How long it stays full. */
const HELD_MS = 3_000;
const { rounds, seed } = faultSettings('disk full', 1);

const why = LoopDisk.unavailable();
if (why !== undefined) console.log(`Skipped, disk full: ${why}`);
const describeOnDisk = why === undefined ? describe : describe.skip;

interface Readiness {
  status: number;
  faults: string[];
}

describeOnDisk('a node whose database has no room left', () => {
  let postgres: DiskPostgres;
  let server: SupervisedServer | undefined;
  let load: SensorLoad | undefined;
  beforeAll(async () => {
    postgres = await DiskPostgres.start(DISK_MB, ['max_wal_size=48MB', 'min_wal_size=32MB', 'wal_recycle=off']);
  });
  afterAll(async () => {
    await load?.end(false);
    await server?.stop('SIGKILL');
    await postgres?.stop();
  });

  it('refuses with 503, says that it is not ready, goes on by itself when there is room, and has lost nothing', async () => {
    await prepareNode(postgres, 'node');
    const db = askerOf(() => postgres.url('node'));
    server = await SupervisedServer.start(postgres.url('node'), FAULT_SECRETS);
    load = new SensorLoad(seed, await sourcesOf(server.baseUrl), 5);
    load.begin(server.baseUrl);
    let revived = 0;
    for (let round = 0; round < rounds; round += 1) {
      await delay(1_500);
      const ballast = fill(postgres.disk.folder);
      try {
        const unready = await until(async () => {
          // PostgreSQL gives back what it has written ahead for its log, and would go on with that for a while.
          fill(postgres.disk.folder);
          const found = await readiness(server!.baseUrl);
          return found.status === 503 ? found : undefined;
        }, 60_000);
        expect(unready.faults).toEqual([expect.stringMatching(/disk of the database is full|does not answer/)]);
        const { refusals } = load;
        expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200);
        await delay(HELD_MS);
        fill(postgres.disk.folder);
        expect((await readiness(server.baseUrl)).status).toBe(503);
        expect(load.refusals).toBeGreaterThan(refusals);
      } finally {
        rmSync(ballast);
      }
      // PostgreSQL ends where it cannot even write its log; its own supervisor starts it then.
      revived += (await postgres.revive()) ? 1 : 0;
      await server.untilReady();
    }
    await delay(500);
    await load.end();
    await settled(db);
    expect(server.starts).toBe(1);
    expect(load.faults).toEqual([]);
    const stored = await storedAlerts(db);
    const has = new Set(stored);
    const lost = [...load.acknowledged].filter((name) => !has.has(name));
    expect(lost).toEqual([]);
    expect(await doubledEffects(db)).toEqual([]);
    await verifiedTrail(server.baseUrl);
    const picture = await casePicture(db as TestDatabase);
    await server.stop();
    console.log(
      `disk full: ${rounds} rounds, ${load.acknowledged.size} alerts acknowledged, ${lost.length} lost, ` +
        `${load.refusals} refused with 503, PostgreSQL ended ${revived} times`,
    );

    await db.query('CHECKPOINT');
    await prepareNode(postgres, 'undisturbed');
    server = await SupervisedServer.start(postgres.url('undisturbed'), FAULT_SECRETS);
    await new SensorLoad(seed, await sourcesOf(server.baseUrl)).repeat(load, server.baseUrl);
    const other = askerOf(() => postgres.url('undisturbed'));
    await settled(other);
    expect(stored).toEqual(await storedAlerts(other));
    expect(differing(picture, await casePicture(other as TestDatabase))).toEqual([]);
  });
});

/** Writes until nothing more fits, behind what was written before, and returns the file that holds it all. */
function fill(folder: string): string {
  const file = join(folder, 'ballast');
  const ballast = openSync(file, 'a');
  try {
    // Whole blocks first, then the rest: to the last byte.
    for (let size = 1 << 20; size >= 1 << 9; size >>= 1) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) writeSync(ballast, block);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(ballast);
  }
  return file;
}

async function readiness(baseUrl: string): Promise<Readiness> {
  const response = await fetch(`${baseUrl}/readyz`);
  const { faults } = (await response.json()) as { faults: string[] };
  return { status: response.status, faults };
}
