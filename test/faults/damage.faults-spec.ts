import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres, freePort } from '../../src/database/embedded-postgres.ts';
import { speakTo } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { askerOf, FAULT_SECRETS, prepareNode, sourcesOf } from '../support/fault-node.ts';
import { ProgramRun, type ProgramResult } from '../support/program-run.ts';
import { InstalledPostgres } from '../support/installed-postgres.ts';
import { doubledEffects, settled, storedAlerts } from '../support/node-account.ts';
import { SensorLoad } from '../support/sensor-load.ts';
import { SupervisedServer } from '../support/supervised-server.ts';

/** Exit code of what another start would find again. */
const UNFIT = 78;

/** How long a start may take to be refused; one that is not is ended then, by a signal, and not waited for. */
const REFUSED_MS = 120_000;

/** Starts the server and waits until it has ended by itself. */
async function refusedStart(url: string): Promise<ProgramResult> {
  const environment = { ...FAULT_SECRETS, DATABASE_URL: url, BREAKWATER_PORT: '0', BREAKWATER_LOG_LEVEL: 'error' };
  const run = new ProgramRun('src/main.ts', [], environment);
  const timer = setTimeout(() => run.kill('SIGKILL'), REFUSED_MS);
  return run.done.finally(() => clearTimeout(timer));
}

describe('a schema that is not what this release needs', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await createTestDatabase();
  });
  afterEach(() => db.drop());

  it('is refused where a newer release has used it', async () => {
    await db.query(`INSERT INTO migrations ("timestamp", name) VALUES (1999000000000, 'FromTheFuture1999000000000')`);
    const { code, stderr } = await refusedStart(db.url);
    expect(stderr).toMatch(
      /^The database was used by a newer release: this one does not know FromTheFuture1999000000000\./,
    );
    expect(code).toBe(UNFIT);
  });

  it('is refused where a migration is missing, and nothing is run in its place', async () => {
    await db.query(`DELETE FROM migrations WHERE name LIKE 'CreateAudit%'`);
    const { code, stderr } = await refusedStart(db.url);
    expect(stderr).toMatch(/^The database lacks CreateAudit1764000500000, though later migrations ran/);
    expect(code).toBe(UNFIT);
    expect(await db.query(`SELECT FROM migrations WHERE name LIKE 'CreateAudit%'`)).toEqual([]);
  });

  it('is refused where only the tables were restored', async () => {
    await db.query('DROP TABLE migrations');
    const { code, stderr } = await refusedStart(db.url);
    expect(stderr).toMatch(/^The database has tables of Breakwater and no record of its migrations/);
    expect(code).toBe(UNFIT);
  });

  it('is told when a migration fails, and left as it was', async () => {
    // As if somebody had made by hand what the newest migration that makes a table makes, and it and those after it had not run.
    const undone = await db.query(
      `DELETE FROM migrations WHERE id >= (SELECT id FROM migrations WHERE name LIKE 'CreateRetention%') RETURNING name`,
    );
    expect(undone.length).toBeGreaterThan(0);
    const before = await db.query('SELECT name FROM migrations ORDER BY id');
    const { code, stderr } = await refusedStart(db.url);
    expect(stderr).toMatch(/A migration failed: .+\. What it had done was undone/);
    expect(code).toBe(1);
    expect(await db.query('SELECT name FROM migrations ORDER BY id')).toEqual(before);
  });
});

describe('a cluster of another PostgreSQL', () => {
  const folder = join(tmpdir(), `breakwater-foreign-${randomBytes(6).toString('hex')}`);
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is not opened, and said to be of which', async () => {
    mkdirSync(folder, { mode: 0o755 });
    const options = { folder: join(folder, 'postgres') };
    await (await EmbeddedPostgres.start(options)).stop();
    const file = join(folder, 'postgres', 'cluster', 'PG_VERSION');
    const mine = readFileSync(file, 'utf8').trim();
    writeFileSync(file, '17\n');
    await expect(EmbeddedPostgres.start(options)).rejects.toThrow(
      `was made by PostgreSQL 17, and this release brings PostgreSQL ${mine}`,
    );
    writeFileSync(file, `${mine}\n`);
    await (await EmbeddedPostgres.start(options)).stop();
  });
});

describe('a page of the database that went bad', () => {
  const folder = join(tmpdir(), `breakwater-damaged-${randomBytes(6).toString('hex')}`);
  let postgres: EmbeddedPostgres;
  let server: SupervisedServer | undefined;
  const start = async (): Promise<void> => {
    postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  };
  beforeAll(async () => {
    mkdirSync(folder, { mode: 0o755 });
    await start();
    await prepareNode(postgres, 'node');
  });
  afterAll(async () => {
    await server?.stop('SIGKILL');
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Flips bits in the middle of a table's first page, under the feet of PostgreSQL; returns what puts it right again. */
  async function spoil(table: string): Promise<() => Promise<void>> {
    const [row] = await askerOf(() => postgres.url('node')).query<{ path: string }>(
      'SELECT pg_relation_filepath($1) AS path',
      [table],
    );
    await postgres.stop();
    const file = join(folder, 'postgres', 'cluster', row!.path);
    const good = readFileSync(file);
    const bad = openSync(file, 'r+');
    writeSync(bad, Buffer.from(good.subarray(4_000, 4_064).map((byte) => byte ^ 0xff)), 0, 64, 4_000);
    closeSync(bad);
    await start();
    return async () => {
      await postgres.stop();
      writeFileSync(file, good);
      await start();
    };
  }

  it('stops the start with a clear word where the start needs it', async () => {
    const mend = await spoil('migrations');
    const { code, stderr } = await refusedStart(postgres.url('node'));
    await mend();
    expect(stderr).toMatch(/^The database is damaged: invalid page in block 0 of relation .+docs\/backup\.md/);
    expect(code).toBe(UNFIT);
  });

  it('stops what reads it, and is told by readiness and in the log, where the node runs', async () => {
    server = await SupervisedServer.start(postgres.url('node'), FAULT_SECRETS);
    const load = new SensorLoad(1, await sourcesOf(server.baseUrl));
    load.begin(server.baseUrl);
    await delay(700);
    await load.end();
    await settled(askerOf(() => postgres.url('node')));
    await server.stop();

    const mend = await spoil('alerts');
    const metrics = `127.0.0.1:${await freePort()}`;
    // It may meet the page before it is asked whether it is ready, and then says so for good.
    server = await SupervisedServer.begin(postgres.url('node'), {
      ...FAULT_SECRETS,
      BREAKWATER_METRICS_LISTEN: metrics,
    });
    await server.untilServing();
    const api = speakTo(server.baseUrl, FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN);
    const answer = await api.get('/api/v1/alerts?limit=200');
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'database_damaged' } } });
    await delay(1_100);
    const ready = await api.get('/readyz');
    expect(ready).toMatchObject({ status: 503, body: { faults: ['data of the database are damaged'] } });
    expect((await api.get('/healthz')).status).toBe(200);
    expect(await (await fetch(`http://${metrics}/metrics`)).text()).toContain(
      'breakwater_database_fault{fault="damaged"} 1',
    );
    await server.stop();
    expect(server.said).toMatch(/PostgreSQL reports damaged data: invalid page in block 0/);

    await mend();
    server = await SupervisedServer.start(postgres.url('node'), FAULT_SECRETS);
    expect(
      (await speakTo(server.baseUrl, FAULT_SECRETS.BREAKWATER_OPERATOR_TOKEN).get('/api/v1/alerts?limit=200')).status,
    ).toBe(200);
  });
});

const binaries = InstalledPostgres.find();
if (binaries === undefined) console.log('Skipped, an older PostgreSQL: none is installed');
const describeOlder = binaries === undefined ? describe.skip : describe;

describeOlder('a PostgreSQL of an older version that will do', () => {
  let postgres: InstalledPostgres;
  let server: SupervisedServer | undefined;
  beforeAll(async () => {
    postgres = await InstalledPostgres.start(binaries!);
  });
  afterAll(async () => {
    await server?.stop('SIGKILL');
    await postgres?.stop();
  });

  it('takes every migration and serves a node', async () => {
    await prepareNode(postgres, 'node');
    server = await SupervisedServer.start(postgres.url('node'), FAULT_SECRETS);
    const load = new SensorLoad(2, await sourcesOf(server.baseUrl));
    load.begin(server.baseUrl);
    await delay(500);
    await load.end();
    const db = askerOf(() => postgres.url('node'));
    await settled(db);
    expect(load.faults).toEqual([]);
    expect(await storedAlerts(db)).toEqual([...load.acknowledged].toSorted());
    expect(await doubledEffects(db)).toEqual([]);
  });

  it('is told to keep less than it should', async () => {
    await server!.stop();
    await askerOf(() => postgres.url('node')).query('ALTER DATABASE node SET synchronous_commit = off');
    server = await SupervisedServer.start(postgres.url('node'), { ...FAULT_SECRETS, BREAKWATER_LOG_LEVEL: 'warn' });
    await server.stop();
    expect(server.said).toContain('synchronous_commit is off: a crash can lose alerts that were acknowledged');
    expect(server.said).toContain('data_checksums is off: pages that went bad are not noticed');
  });
});
