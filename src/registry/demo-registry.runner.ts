import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../config/data-source.ts';
import { loadDemoRegistry } from './demo-registry.service.ts';

/**
 * A program: brings the schema of the database DATABASE_URL names up to date and enters the demo registry. It tells
 * its parent, if it has one, how many rows of each table that holds.
 */
async function main(url: string | undefined): Promise<void> {
  if (url === undefined || url === '') throw new Error('DATABASE_URL is not set');
  await migrate(url);
  const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    process.send?.(await loadDemoRegistry(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

main(process.env['DATABASE_URL']).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
