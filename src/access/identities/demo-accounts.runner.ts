import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../config/data-source.ts';
import { JournalSignal } from '../../journal/journal-signal.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { type DemoAccountWanted, enterDemoAccounts } from './setup/demo-accounts.writer.ts';

/**
 * A program of `npm start`: creates or resets the accounts its one parameter lists as JSON, in the database DATABASE_URL
 * names, which is migrated and has the demo registry. It tells its parent what they can be used with, and nobody else.
 * Refuses unless BREAKWATER_HOST is loopback.
 */
async function main(url: string | undefined, host: string | undefined, wanted: string | undefined): Promise<void> {
  if (url === undefined || url === '') throw new Error('DATABASE_URL is not set');
  if (host === undefined || wanted === undefined)
    throw new Error('BREAKWATER_HOST and the list of accounts are needed');
  const dataSource = await new DataSource(dataSourceOptions(url, 1, 'breakwater_engine')).initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, dataSource, new JournalSignal());
    process.send?.(await enterDemoAccounts(unitOfWork, host, JSON.parse(wanted) as DemoAccountWanted[]));
  } finally {
    await dataSource.destroy();
  }
}

main(process.env['DATABASE_URL'], process.env['BREAKWATER_HOST'], process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
