import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { nodeOperator, type Operator } from '../src/access/operator.ts';
import { sees } from '../src/access/policy/decide.ts';
import { ROLES } from '../src/access/policy/role.ts';
import { CasesReader } from '../src/cases/cases.reader.ts';
import { SystemClock } from '../src/common/clock.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { MachineCredentials } from '../src/access/gateways/machine-credentials.service.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { RegistryStore } from '../src/registry/registry.store.ts';
import { Sensor } from '../src/registry/sensor.entity.ts';
import { SensorsService } from '../src/registry/sensors.service.ts';
import { SitesService } from '../src/registry/sites.service.ts';
import { SeenAlertsReader } from '../src/intake/seen-alerts.reader.ts';
import { QueuePeopleReader } from '../src/triage/queue-people.reader.ts';
import { QueueReader } from '../src/triage/queue.reader.ts';
import { startApp, type TestApp } from './support/app.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { wallViewer } from './support/wall-viewer.ts';
import type { NationsWorld } from './support/world-thing.ts';

/** Times each reader asks; after five times in all PostgreSQL may take one plan for whoever asks. */
const TURNS = 2;
const LIMIT = 500;

describe('statements that a connection keeps', () => {
  let app: TestApp;
  let pool: DataSource;
  let database: ViewerDatabase;
  let world: NationsWorld;

  beforeAll(async () => {
    app = await startApp();
    world = await enterNationsWorld(app.db);
    await enterNationsWorld(app.db, 'exercise-1');
    // One connection, so that all of them are asked of the same plans.
    pool = await new DataSource({
      ...dataSourceOptions(app.db.url, 1, 'breakwater_viewer'),
      entities: [Sensor],
    }).initialize();
    database = new ViewerDatabase(pool);
  });
  afterAll(async () => {
    await pool?.destroy();
    await app?.close();
  });

  const readers = (): Operator[] => [
    ...world.teams
      .filter(({ nation }) => ['SG', 'KR', 'TL'].includes(nation))
      .flatMap((team) => ROLES.flatMap((role) => [wallViewer(team, [role]), wallViewer(team, [role], 'exercise-1')])),
    nodeOperator({ address: null, credential: 'node' }),
    nodeOperator({ address: null, credential: 'node' }, 'exercise-1'),
  ];

  const planned = async (text: string): Promise<number> => {
    const [row] = await pool.query<{ plans: string }[]>(
      'SELECT sum(generic_plans) AS plans FROM pg_prepared_statements WHERE strpos(statement, $1) > 0',
      [text],
    );
    return Number(row?.plans ?? 0);
  };

  it('show of the cases what the policy lets each reader see, whoever the plan was made for', async () => {
    const cases = new CasesReader(database);
    const all = await app.db.query<{ id: string; realm: string; nation: string; organisationId: string; tlp: string }>(
      'SELECT id, realm, nation, organisation_id AS "organisationId", tlp FROM cases',
    );
    expect(all.length).toBeLessThan(LIMIT);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const reader of readers()) {
        const { items } = await cases.list(reader, {}, 'updated', { limit: LIMIT });
        const expected = all.filter((row) => sees(reader, row).allowed).map(({ id }) => id);
        expect(items.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      }
    }
    expect(readers().length).toBeGreaterThan(20);
    expect(await planned('FROM cases c')).toBeGreaterThan(50);
  });

  it('show of the queue, its total too, what each reader was shown where nothing is kept', async () => {
    const queue = new QueueReader(database, new SystemClock(), new SeenAlertsReader(), new QueuePeopleReader());
    const own = new Map<Operator, { ids: string[]; total: number }>();
    const everybody = readers();
    // Of another number of rows than those that are kept, so that it is planned for whoever asks.
    for (const reader of everybody) {
      const { items, total } = await queue.page(reader, { sort: 'priority', limit: 199 });
      own.set(reader, { ids: items.map(({ id }) => id), total });
    }
    expect(new Set([...own.values()].map(({ total }) => total)).size).toBeGreaterThan(3);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const reader of everybody) {
        const { items, total } = await queue.page(reader, { sort: 'priority', limit: 200 });
        const ids = items.slice(0, 199).map(({ id }) => id);
        expect({ ids, total }).toEqual(own.get(reader));
      }
    }
    expect(await planned('FROM queue_heads')).toBeGreaterThan(50);
  });

  it('show of the registry what each reader was shown where nothing is kept, as the same objects', async () => {
    const anywhere = { strict: false } as const;
    const store = new RegistryStore(database, app.app.get(UnitOfWork, anywhere), new SystemClock());
    const parts = [app.app.get(SitesService, anywhere), app.app.get(MachineCredentials, anywhere)] as const;
    const sensors = new SensorsService(store, pool, ...parts);
    const everybody = readers();
    const own = new Map<Operator, Sensor[]>();
    for (const reader of everybody) own.set(reader, (await sensors.list(reader, { limit: 499 })).items);
    expect(new Set([...own.values()].map(({ length }) => length)).size).toBeGreaterThan(1);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const reader of everybody) {
        const { items } = await sensors.list(reader, { limit: LIMIT });
        expect(items.slice(0, 499)).toEqual(own.get(reader));
        expect(items[0]).toBeInstanceOf(Sensor);
      }
    }
    expect(await planned('FROM "sensors"')).toBeGreaterThan(50);
  });
});

describe('a read of a viewer', () => {
  let db: TestDatabase;
  let pool: DataSource;
  let database: ViewerDatabase;
  const reader = nodeOperator({ address: null, credential: 'node' });

  beforeAll(async () => {
    db = await createTestDatabase();
    pool = await new DataSource(dataSourceOptions(db.url, 1, 'breakwater_viewer')).initialize();
    database = new ViewerDatabase(pool);
  });
  afterAll(async () => {
    await pool?.destroy();
    await db?.drop();
  });

  const one = (): Promise<unknown[]> => database.query(reader, 'SELECT 1 AS one');

  it('tells that it could not begin, and not what came of that, and hands on nothing', async () => {
    const nobody = { ...reader, id: 'half a \0 name' };
    await expect(database.query(nobody, 'SELECT 1 AS one')).rejects.toThrow('invalid byte sequence');
    await expect(database.read(nobody, async () => 'nothing asked')).rejects.toThrow('invalid byte sequence');
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('leaves its connection fit for the next where what is asked fails', async () => {
    await expect(database.query(reader, 'SELECT 1 / 0')).rejects.toThrow('division by zero');
    const faulty = (): Promise<never> => Promise.reject(new Error('The work failed'));
    await expect(database.read(reader, faulty)).rejects.toThrow('The work failed');
    expect(await one()).toEqual([{ one: 1 }]);
    const [row] = await pool.query<{ realm: string | null }[]>(
      `SELECT current_setting('breakwater.realm', true) AS realm`,
    );
    expect(row?.realm ?? '').toBe('');
  });

  it('writes nothing, and sees one instant where that is asked', async () => {
    await expect(database.query(reader, `UPDATE sites SET name = 'x'`)).rejects.toThrow('read-only transaction');
    const counts = await database.read(
      reader,
      async (manager) => {
        const count = (): Promise<unknown[]> => manager.query('SELECT count(*) FROM nations');
        const before = await count();
        await db.query(`INSERT INTO nations (code, name) VALUES ('XX', 'Later')`);
        return [before, await count()];
      },
      'REPEATABLE READ',
    );
    expect(counts[1]).toEqual(counts[0]);
  });
});
