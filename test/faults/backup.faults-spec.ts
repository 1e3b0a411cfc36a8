import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LatestHeadDto } from '../../src/audit/audit-entry.dto.ts';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { speakTo } from '../support/app.ts';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { faultSettings } from '../support/fault-settings.ts';
import { InstalledPostgres } from '../support/installed-postgres.ts';
import { doubledEffects, settled, storedAlerts, verifiedTrail } from '../support/node-account.ts';
import { ProgramRun } from '../support/program-run.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SupervisedServer } from '../support/supervised-server.ts';

const { seed } = faultSettings('backup', 1);
const folder = join(tmpdir(), `breakwater-backup-${randomBytes(6).toString('hex')}`);
const ends: (() => unknown)[] = [];

beforeAll(() => {
  mkdirSync(folder, { mode: 0o755 });
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

interface Taken {
  load: SensorLoad;
  /** What had been acknowledged before the backup began: the least that must be in it. */
  before: Set<string>;
  /** The newest signed head then. */
  head: LatestHeadDto;
}

/** Backs a node up while it works. */
async function whileWorking(url: string, backUp: () => Promise<unknown>): Promise<Taken> {
  const server = await SupervisedServer.start(url, { ...FAULT_SECRETS, BREAKWATER_AUDIT_HEAD_ENTRIES: '20' });
  ends.push(() => server.stop('SIGKILL'));
  const load = new SensorLoad(seed, await sourcesOf(server.baseUrl), 5);
  load.begin(server.baseUrl);
  await delay(1_500);
  const api = speakTo(server.baseUrl, FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN);
  const { body: head } = await api.get<LatestHeadDto>('/api/v1/audit/heads/latest');
  const before = load.acknowledged;
  await backUp();
  await delay(300);
  await load.end();
  await server.stop();
  return { load, before, head };
}

/** Holds a node that was restored against what it was, and has it go on: senders send again what is not in the backup. */
async function proveRestored(url: string, { load, before, head }: Taken): Promise<void> {
  const db = askerOf(() => url);
  const stored = new Set(await storedAlerts(db));
  expect([...before].filter((name) => !stored.has(name))).toEqual([]);
  const server = await SupervisedServer.start(url, FAULT_SECRETS);
  ends.push(() => server.stop('SIGKILL'));
  await settled(db);
  await verifiedTrail(server.baseUrl);
  const signed = await db.query('SELECT FROM audit_heads WHERE note = $1', [head.note]);
  expect(signed).toHaveLength(1);
  // With the keys they had, from the first body on: what is there already is told to be.
  const again = new SensorLoad(seed, load.sources);
  await again.repeat(load, server.baseUrl);
  await settled(db);
  expect(again.faults).toEqual([]);
  expect(await storedAlerts(db)).toEqual([...load.acknowledged].toSorted());
  expect(await doubledEffects(db)).toEqual([]);
  await verifiedTrail(server.baseUrl);
  await server.stop();
}

it('a cluster of npm start is copied while it works, and the copy is a node', async () => {
  const source = join(folder, 'source');
  mkdirSync(source, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(source, 'postgres') });
  ends.push(() => postgres.stop());
  await prepareNode(postgres, 'node');
  const target = join(folder, 'copy');
  const backUp = async (): Promise<void> => {
    const run = await new ProgramRun('src/database/base-backup.runner.ts', [join(source, 'postgres'), target]).done;
    expect([run.code, run.stderr]).toEqual([0, '']);
  };
  const taken = await whileWorking(postgres.url('node'), backUp);
  const again = await new ProgramRun('src/database/base-backup.runner.ts', [join(source, 'postgres'), target]).done;
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists')]);
  await postgres.stop();
  const restored = await EmbeddedPostgres.start({ folder: target });
  ends.push(() => restored.stop());
  await proveRestored(restored.url('node'), taken);
  await restored.stop();
});

const binaries = InstalledPostgres.find();
if (binaries === undefined) console.log('Skipped, pg_dump: no PostgreSQL with its tools is installed');
const itWithTools = binaries === undefined ? it.skip : it;

itWithTools('a dump of another server, taken while a node works on it, is a node in a newer PostgreSQL', async () => {
  const postgres = await InstalledPostgres.start(binaries!);
  ends.push(() => postgres.stop());
  await prepareNode(postgres, 'node');
  const dump = join(folder, 'node.sql');
  const backUp = async (): Promise<void> => writeFileSync(dump, postgres.run('pg_dump', postgres.url('node')));
  const taken = await whileWorking(postgres.url('node'), backUp);

  const other = join(folder, 'other');
  mkdirSync(other, { mode: 0o755 });
  const target = await EmbeddedPostgres.start({ folder: join(other, 'postgres') });
  ends.push(() => target.stop());
  await target.ensureDatabase('node');
  // Roles are of the cluster and in no dump of a database: as docs/backup.md has it.
  const roles = ['viewer', 'engine', 'eraser', 'sweeper'].map((role) => `CREATE ROLE breakwater_${role};`);
  await askerOf(() => target.url('node')).query(roles.join(' '));
  postgres.run('psql', '-q', '-X', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', dump, target.url('node'));
  await proveRestored(target.url('node'), taken);
});
