import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { migrations } from '../config/migrations.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { schemaLines } from './support/schema-lines.ts';

type Migration = new () => MigrationInterface;

/** In the order of their timestamps, in which a database that has none takes them. */
const ordered: readonly Migration[] = migrations.toSorted((one, other) => stampOf(one) - stampOf(other));

function stampOf({ name }: Migration): number {
  return Number(name.slice(-13));
}

describe('migrations', () => {
  let db: TestDatabase;
  let source: DataSource;
  let runner: QueryRunner;

  beforeAll(async () => {
    db = await createTestDatabase('template1');
    source = await new DataSource(dataSourceOptions(db.url, 1)).initialize();
    runner = source.createQueryRunner();
  });
  afterAll(async () => {
    await runner?.release();
    await source?.destroy();
    await db?.drop();
  });

  async function whole(work: () => Promise<void>): Promise<void> {
    await runner.startTransaction();
    await work();
    await runner.commitTransaction();
  }

  it('are undone one by one, each to the schema that was there before it, and done again', async () => {
    const before = new Map<string, string[]>();
    for (const Each of ordered) {
      before.set(Each.name, await schemaLines(db));
      await whole(() => new Each().up(runner));
    }
    const made = await schemaLines(db);
    expect(made.length).toBeGreaterThan(1_000);
    for (const Each of ordered.toReversed()) {
      await whole(() => new Each().down(runner));
      expect([Each.name, await schemaLines(db)]).toEqual([Each.name, before.get(Each.name)]);
    }
    for (const Each of ordered) await whole(() => new Each().up(runner));
    expect(await schemaLines(db)).toEqual(made);
  }, 60_000);
});
