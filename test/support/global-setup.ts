import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../config/data-source.ts';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';

declare global {
  var breakwaterTestPostgres: { server: EmbeddedPostgres; folder: string } | undefined;
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function globalSetup(): Promise<void> {
  // Open to the account PostgreSQL runs under when the tests run as root, which mkdtemp's folders are not.
  const folder = join(tmpdir(), `breakwater-test-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const server = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  globalThis.breakwaterTestPostgres = { server, folder };
  await server.ensureDatabase('template_breakwater');
  await migrate(server.url('template_breakwater'));
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query('ALTER DATABASE template_breakwater WITH is_template true');
  await client.end();
  process.env['BREAKWATER_TEST_POSTGRES'] = server.url('postgres');
}
