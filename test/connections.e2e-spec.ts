import { DataSource } from 'typeorm';
import { type DatabaseRole, dataSourceOptions } from '../config/data-source.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

describe('a connection of the server', () => {
  let db: TestDatabase;

  beforeAll(async () => (db = await createTestDatabase()));
  afterAll(() => db?.drop());

  it.each<DatabaseRole>(['breakwater_viewer', 'breakwater_engine'])(
    'as %s works as that role, and has no plan compiled',
    async (role) => {
      const pool = await new DataSource(dataSourceOptions(db.url, 1, role)).initialize();
      try {
        expect(await pool.query('SELECT current_user AS role, current_setting($1) AS jit', ['jit'])).toEqual([
          { role, jit: 'off' },
        ]);
      } finally {
        await pool.destroy();
      }
    },
  );
});
