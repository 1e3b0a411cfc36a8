import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/database/embedded-postgres.ts';
import { casePicture } from '../support/case-picture.ts';
import { DiskPostgres } from '../support/disk-postgres.ts';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { faultSettings } from '../support/fault-settings.ts';
import { LoopDisk } from '../support/loop-disk.ts';
import { differing, doubledEffects, settled, storedAlerts, verifiedTrail } from '../support/node-account.ts';
import { Random } from '../support/random.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SupervisedServer } from '../support/supervised-server.ts';
import type { TestDatabase } from '../support/database.ts';

const DISK_MB = 3_000;
const SHORTEST_MS = 300;
const LONGEST_MS = 2_000;
const { rounds, seed } = faultSettings('power cut', 2);

const why = LoopDisk.unavailable();
if (why !== undefined) console.log(`Skipped, power cuts: ${why}`);
const describeOnDisk = why === undefined ? describe : describe.skip;

describeOnDisk('a node whose power is cut at random instants under load', () => {
  let postgres: DiskPostgres | undefined;
  let server: SupervisedServer | undefined;
  let load: SensorLoad | undefined;
  afterEach(async () => {
    await load?.end(false);
    await server?.stop('SIGKILL');
    await postgres?.stop();
    load = server = postgres = undefined;
  });

  /** Alerts that were acknowledged, and those of them that are not there after one of the cuts. */
  async function cut(
    times: number,
    parameters: readonly string[],
  ): Promise<{ acknowledged: number; lost: number; losing: number }> {
    const random = new Random(seed);
    const environment = { ...FAULT_SECRETS, BREAKWATER_PORT: String(await freePort()) };
    postgres = await DiskPostgres.start(DISK_MB, parameters);
    await prepareNode(postgres, 'node');
    server = await SupervisedServer.start(postgres.url('node'), environment);
    load = new SensorLoad(seed, await sourcesOf(server.baseUrl), 2);
    // What comes before the first cut is on the disk: the keys of the sensors, too.
    await askerOf(() => postgres!.url('node')).query('CHECKPOINT');
    const lost = new Set<string>();
    let losing = 0;
    for (let round = 0; round < times; round += 1) {
      load.begin(server.baseUrl);
      await delay(SHORTEST_MS + random.next() * (LONGEST_MS - SHORTEST_MS));
      const left = await postgres.cutPower();
      await Promise.all([server.stop('SIGKILL'), load.end(false)]);
      postgres = await postgres.comeBackOn(left);
      const stored = new Set(await storedAlerts(askerOf(() => postgres!.url('node'))));
      const gone = [...load.acknowledged].filter((name) => !stored.has(name));
      if (gone.some((name) => !lost.has(name))) losing += 1;
      for (const name of gone) lost.add(name);
      server = await SupervisedServer.start(postgres.url('node'), environment);
    }
    return { acknowledged: load.acknowledged.size, lost: lost.size, losing };
  }

  it('loses nothing it acknowledged, and has the cases of one whose power stayed', async () => {
    const { acknowledged, lost } = await cut(rounds, []);
    const db = askerOf(() => postgres!.url('node'));
    load!.begin(server!.baseUrl);
    await load!.end();
    await settled(db);
    expect(await doubledEffects(db)).toEqual([]);
    await verifiedTrail(server!.baseUrl);
    const disturbed = { stored: await storedAlerts(db), picture: await casePicture(db as TestDatabase) };
    await server!.stop();
    await prepareNode(postgres!, 'undisturbed');
    server = await SupervisedServer.start(postgres!.url('undisturbed'), FAULT_SECRETS);
    await new SensorLoad(seed, await sourcesOf(server.baseUrl)).repeat(load!, server.baseUrl);
    const other = askerOf(() => postgres!.url('undisturbed'));
    await settled(other);
    console.log(`power cut: ${rounds} rounds, ${acknowledged} alerts acknowledged, ${lost} lost`);
    expect(lost).toBe(0);
    expect(load!.faults).toEqual([]);
    expect(disturbed.stored).toEqual(await storedAlerts(other));
    expect(differing(disturbed.picture, await casePicture(other as TestDatabase))).toEqual([]);
  });

  it('would be seen to lose: so it does where commits do not wait for the disk', async () => {
    const times = Math.max(1, Math.round(rounds / 4));
    const { acknowledged, lost, losing } = await cut(times, ['synchronous_commit=off', 'wal_writer_delay=10s']);
    console.log(
      `power cut, control: ${losing} of ${times} rounds lose, ${lost} of ${acknowledged} acknowledged alerts lost`,
    );
    expect(losing).toBe(times);
  });
});
