/**
 * Whose fault a failed statement is.
 * - `row`: the data's. The database will refuse the same row again, and only that row.
 * - `retry`: nobody's; two transactions met, and the same statement will pass now.
 * - `unavailable`: the database's, the connection's or ours. Whether anything was committed is not known.
 */
export type DatabaseFault = 'row' | 'retry' | 'unavailable';

/** SQLSTATE classes (PostgreSQL documentation, appendix A): data exception, constraint violation, limit exceeded. */
const ROW_CLASSES: ReadonlySet<string> = new Set(['22', '23', '54']);
/** serialization_failure and deadlock_detected. */
const RETRY_STATES: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Judges an error that TypeORM or pg threw. What is not known for certain is never called the row's fault. */
export function databaseFault(error: unknown): DatabaseFault {
  const state = sqlState(error);
  if (state === undefined) return 'unavailable';
  if (RETRY_STATES.has(state)) return 'retry';
  return ROW_CLASSES.has(state.slice(0, 2)) ? 'row' : 'unavailable';
}

/** SQLSTATE classes: connection exception, insufficient resources, operator intervention, system error. */
const AWAY_CLASSES: ReadonlySet<string> = new Set(['08', '53', '57', '58']);

/** Whether an error says that the database cannot be reached or is stopping, and not that something of ours failed. */
export function databaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return AWAY_CLASSES.has(state.slice(0, 2));
  const { driverError, code, message } = (error ?? {}) as { driverError?: Error; code?: unknown; message?: unknown };
  if (driverError && driverError !== error) return databaseAway(driverError);
  if (typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
  return (
    typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  );
}

/** data_corrupted and index_corrupted. */
const DAMAGE_STATES: ReadonlySet<string> = new Set(['XX001', 'XX002']);

/** Whether an error says that what is on the disk is not what was written to it. */
export function databaseDamaged(error: unknown): boolean {
  return DAMAGE_STATES.has(sqlState(error) ?? '');
}

/** The five characters PostgreSQL names an error by; undefined where the error did not come from the server. */
export function sqlState(error: unknown): string | undefined {
  const { driverError, code } = (error ?? {}) as { driverError?: { code?: unknown }; code?: unknown };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : undefined;
}
