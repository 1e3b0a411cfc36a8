import { Client } from 'pg';
import { storageFault } from './storage-fault.ts';
import { schemaFault } from './schema-state.ts';

/** The oldest PostgreSQL whose statements ours are. */
const OLDEST_MAJOR = 15;

/** The database is not one this release may work on; another start will find the same. */
export class DatabaseUnfit extends Error {}

export interface CheckedDatabase {
  /** What weakens the promise that what was acknowledged is kept, or hides that it was broken; in words. */
  warnings: string[];
  /** Whether migrations of this release have not run yet. */
  behind: boolean;
}

/**
 * Looks at a database before anything is changed in it.
 * @throws DatabaseUnfit where PostgreSQL is too old, the schema is newer or has gaps, or what must be read is damaged.
 */
export async function checkDatabase(url: string, known: readonly string[], closed: number): Promise<CheckedDatabase> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await requireVersion(client);
    const ran = new Set(await requireSchema(client, known, closed));
    return { warnings: await weaknesses(client), behind: known.some((name) => !ran.has(name)) };
  } catch (error) {
    throw unfitWhereDamaged(error);
  } finally {
    await client.end();
  }
}

/** A failure while migrating, in words that say how the database stands now. */
export function migrationFailed(error: unknown): Error {
  if (storageFault(error) === 'damaged') return unfitWhereDamaged(error);
  const reason = error instanceof Error ? error.message : String(error);
  const message =
    `A migration failed: ${reason}. What it had done was undone, and the schema is as the one before it left it. ` +
    'Nothing was started; docs/upgrade.md tells how to go on or back';
  return new Error(message, { cause: error });
}

function unfitWhereDamaged(error: unknown): Error {
  if (storageFault(error) !== 'damaged') return error instanceof Error ? error : new Error(String(error));
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The database is damaged: ${reason}. It has to be restored from a backup; docs/backup.md tells how`;
  return new DatabaseUnfit(message, { cause: error });
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const fault = versionFault(rows[0]?.number ?? 0, rows[0]?.name ?? '?');
  if (fault !== undefined) throw new DatabaseUnfit(fault);
}

/** @param number as PostgreSQL numbers its versions: 180004 is 18.4. */
export function versionFault(number: number, name: string): string | undefined {
  if (Math.floor(number / 10_000) >= OLDEST_MAJOR) return undefined;
  return `PostgreSQL ${name} is too old: Breakwater needs ${OLDEST_MAJOR} or newer; docs/upgrade.md tells how to move`;
}

/** Names of the migrations that ran. */
async function requireSchema(client: Client, known: readonly string[], closed: number): Promise<string[]> {
  const { rows: tables } = await client.query<{ migrations: boolean; alerts: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS migrations, to_regclass('alerts') IS NOT NULL AS alerts`,
  );
  if (!tables[0]?.migrations) {
    if (!tables[0]?.alerts) return [];
    throw new DatabaseUnfit(
      'The database has tables of Breakwater and no record of its migrations: it was not restored as a whole; ' +
        'docs/backup.md tells how',
    );
  }
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY "timestamp"');
  const ran = rows.map(({ name }) => name);
  const fault = schemaFault(ran, known, closed);
  if (fault === undefined) return ran;
  const names = fault.migrations.join(', ');
  throw new DatabaseUnfit(
    fault.is === 'newer'
      ? `The database was used by a newer release: this one does not know ${names}. Start that release again, or ` +
          'restore the backup made before it was installed; docs/upgrade.md tells how'
      : `The database lacks ${names}, though later migrations ran: it was not restored as a whole, or somebody changed ` +
          'it by hand. Restore a backup; docs/backup.md tells how',
  );
}

async function weaknesses(client: Client): Promise<string[]> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
       current_setting('synchronous_commit') AS commits, current_setting('data_checksums') AS checksums`,
  );
  const { fsync, pages, commits, checksums } = rows[0] ?? {};
  return [
    ...(fsync === 'off' ? ['fsync is off: a power cut can destroy the database'] : []),
    ...(pages === 'off' ? ['full_page_writes is off: a power cut can leave torn pages'] : []),
    ...(commits === 'off' ? ['synchronous_commit is off: a crash can lose alerts that were acknowledged'] : []),
    ...(checksums === 'off' ? ['data_checksums is off: pages that went bad are not noticed'] : []),
  ];
}
