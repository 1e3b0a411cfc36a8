import { Client } from 'pg';
import type { Query } from '../audit/proof/stored-trail.ts';
import type { CommandIo } from './command-io.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

/**
 * Runs work on one state of the database DATABASE_URL names, in the role that sees every row and writes nothing: for
 * those who would rather not ask the server about itself.
 * @throws ClientFailure when there is no such variable, or no such database.
 */
export async function withAuditDatabase<T>(io: CommandIo, work: (query: Query) => Promise<T>): Promise<T> {
  const connectionString = io.environment['DATABASE_URL'];
  if (!connectionString) throw new ClientFailure(EXIT.usage, 'DATABASE_URL must name the database');
  const client = new Client({ connectionString, options: '-c role=breakwater_engine' });
  // A broken connection fails the statement that uses it; the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ClientFailure(EXIT.unreachable, `The database cannot be reached: ${reason}`, error);
  }
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(async (sql, parameters) => (await client.query(sql, parameters)).rows);
  } finally {
    await client.end();
  }
}
