import 'reflect-metadata';
import { Client, type ClientConfig } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from './migrations.ts';

/**
 * A broken connection fails the statement that uses it, and the pool replaces it. The client also emits the failure as
 * an event, which without a listener would end the process; between two users of a connection nobody listens.
 */
class SteadyClient extends Client {
  constructor(config?: ClientConfig | string) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * Roles the server works as; neither owns a table or passes row-level security by (docs/decisions/0010). `viewer` acts on
 * behalf of somebody and sees nothing until a transaction says of whom; `engine` acts for nobody and sees every nation.
 */
export type DatabaseRole = 'breakwater_viewer' | 'breakwater_engine';

/**
 * Options both the server and the migrator use. `synchronous_commit` is on by the server's default and stays so.
 * Without a role the connection keeps that of its login.
 */
export function dataSourceOptions(url: string, poolSize: number, role?: DatabaseRole): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    applicationName: 'breakwater',
    extra: {
      Client: SteadyClient,
      // Statements here take milliseconds. Where PostgreSQL can compile a plan it does so for what it takes to be long, as it does the
      // first time of each statement over many rows: that alone took three times what the statements do.
      ...(role && { options: `-c role=${role} -c jit=off` }),
      // What a transaction sends without waiting goes out together (src/journal/statements.ts, src/database/viewer-database.service.ts).
      ...(role && { pipeline: true }),
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 30_000,
      // A network path that vanishes without a word must fail a query, not hang it.
      query_timeout: 90_000,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    },
  };
}

/** Of two processes that start at once, the second waits for the first. */
const MIGRATING = 0x62_72_65_61;

/** Brings the schema up to date and returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const options = dataSourceOptions(url, 2);
  // An index over all that was ever stored takes as long as it takes.
  const patient = { statement_timeout: 0, query_timeout: 0, idle_in_transaction_session_timeout: 0 };
  const extra: object = { ...(options.extra as object), ...patient };
  const dataSource = await new DataSource({ ...options, extra }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    // Ends the session that holds it, too.
    await lock.release();
    await dataSource.destroy();
  }
}
