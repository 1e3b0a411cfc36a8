import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  url: string;
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
  /** Ends its connection; its name, of which copies can then be made. Only `drop` may follow. */
  release(): Promise<string>;
}

/** A fresh copy of the migrated template, for one test file; or of a database that nobody is connected to. */
export async function createTestDatabase(template = 'template_breakwater'): Promise<TestDatabase> {
  const base = process.env['BREAKWATER_TEST_POSTGRES'];
  if (!base)
    throw new Error('BREAKWATER_TEST_POSTGRES is not set: run through Jest, whose globalSetup starts PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(base, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  client.on('error', () => undefined);
  await client.connect();
  let connected = true;
  const release = async (): Promise<string> => {
    if (connected) await client.end();
    connected = false;
    return name;
  };
  return {
    url: url.href,
    query: async <Row>(sql: string, parameters: unknown[] = []) => (await client.query(sql, parameters)).rows as Row[],
    drop: async () => {
      await release();
      await administer(base, `DROP DATABASE ${name} WITH (FORCE)`);
    },
    release,
  };
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
