// Writes docs/openapi.json from the built application: npm run openapi
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from './steps.mjs';

await build();
const { migrate } = await import('../dist/config/data-source.js');
const { readSettings } = await import('../dist/config/settings.js');
const { createApp } = await import('../dist/src/create-app.js');
const { EmbeddedPostgres } = await import('../dist/src/database/embedded-postgres.js');

// The application describes itself only when it stands, and it stands only on a database.
const folder = join(tmpdir(), `breakwater-openapi-${process.pid}`);
mkdirSync(folder, { mode: 0o755 });
const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
try {
  await postgres.ensureDatabase('breakwater');
  const DATABASE_URL = postgres.url('breakwater');
  await migrate(DATABASE_URL);
  const environment = { DATABASE_URL, BREAKWATER_SECRET_KEY: 'x'.repeat(32), BREAKWATER_PORT: '0' };
  const app = await createApp(readSettings({ ...environment, BREAKWATER_LOG_LEVEL: 'error' }));
  await app.listen(0, '127.0.0.1');
  const response = await fetch(`${await app.getUrl()}/openapi.json`);
  writeFileSync(join(root, 'docs', 'openapi.json'), `${JSON.stringify(await response.json(), null, 2)}\n`);
  await app.close();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
