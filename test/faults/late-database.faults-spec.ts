import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { KillablePostgres } from '../support/killable-postgres.ts';
import { settled, storedAlerts } from '../support/node-account.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SupervisedServer } from '../support/supervised-server.ts';

const SECRETS = { ...FAULT_SECRETS, BREAKWATER_LOG_LEVEL: 'warn' };
/** Longer than a start needs until it asks the database for the first time, and shorter than it waits. */
const AWAY_MS = 4_000;

describe('a server that is started before its database is there', () => {
  const held = join(tmpdir(), `breakwater-recovery-${randomBytes(6).toString('hex')}`);
  let postgres: KillablePostgres;
  let server: SupervisedServer | undefined;
  beforeAll(async () => {
    // Where recovery asks for an archive it finds none, and is told so when the file that holds it up is gone.
    postgres = await KillablePostgres.start([
      `restore_command=while [ -e ${held} ]; do sleep 0.05; done; false`,
      'hot_standby=off',
    ]);
    await prepareNode(postgres, 'node');
  });
  afterAll(async () => {
    rmSync(held, { force: true });
    await server?.stop('SIGKILL');
    await postgres?.stop();
  });

  const url = (): string => postgres.url('node');

  /** Some alerts, all of which are acknowledged and stored. */
  async function takesAlerts(seed: number): Promise<void> {
    const load = new SensorLoad(seed, await sourcesOf(server!.baseUrl));
    load.begin(server!.baseUrl);
    await delay(500);
    await load.end();
    expect(load.faults).toEqual([]);
    await settled(askerOf(url));
    expect(await storedAlerts(askerOf(url))).toEqual(expect.arrayContaining([...load.acknowledged]));
    expect(load.acknowledged.size).toBeGreaterThan(0);
  }

  it('waits where nobody listens, without being started again', async () => {
    await postgres.kill();
    server = await SupervisedServer.begin(url(), SECRETS);
    await delay(AWAY_MS);
    await postgres.comeBack();
    await server.untilReady();
    expect(server.starts).toBe(1);
    await takesAlerts(1);
    await server.stop();
    expect(server.said).toMatch(/The database is not there yet: connect ECONNREFUSED/);
    expect(server.said).toMatch(/The database answers, after \d/);
  });

  it('waits while it recovers, and works on what it recovered', async () => {
    server = await SupervisedServer.start(url(), SECRETS);
    await takesAlerts(2);
    const stored = await storedAlerts(askerOf(url));
    await Promise.all([server.stop('SIGKILL'), postgres.kill()]);

    writeFileSync(held, '');
    writeFileSync(postgres.fileInCluster('recovery.signal'), '');
    const coming = postgres.comeBack();
    server = await SupervisedServer.begin(url(), SECRETS);
    await delay(AWAY_MS);
    rmSync(held);
    await Promise.all([coming, server.untilReady()]);
    expect(server.starts).toBe(1);
    expect(await storedAlerts(askerOf(url))).toEqual(stored);
    await takesAlerts(3);
    await server.stop();
    expect(server.said).toMatch(/The database is not there yet: the database system is (starting up|not )/);
  });
});
