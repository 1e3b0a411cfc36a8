import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { until } from './support/until.ts';

describe('the pool of connections', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(async () => db.drop());

  it('outlives connections that break in use, idle and between two users, and lets no event end the process', async () => {
    const dataSource = await new DataSource(dataSourceOptions(db.url, 4)).initialize();
    try {
      for (let round = 0; round < 60; round += 1) {
        const runner = dataSource.createQueryRunner();
        const client = (await runner.connect()) as { listenerCount(event: string): number };
        // A connection may have broken while it lay idle; then this query is the first to hear of it.
        const rows = (await runner.query('SELECT pg_backend_pid() AS pid').catch(() => [])) as { pid: number }[];
        const broken = db.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid ?? 0]);
        if (round % 3 === 0) await broken;
        if (round % 3 === 1) await runner.query('SELECT pg_sleep(0.005)').catch(() => undefined);
        await runner.release();
        await broken;
        // The pool listens while the connection lies idle, TypeORM while it is used; a third must always be there.
        expect(client.listenerCount('error')).toBeGreaterThan(1);
      }
      const ask = (): Promise<unknown[]> => dataSource.query('SELECT 1 AS one');
      expect(await until(ask)).toEqual([{ one: 1 }]);
    } finally {
      await dataSource.destroy();
    }
  });
});
