import { setTimeout as pause } from 'node:timers/promises';
import { sqlState } from '../common/database-fault.ts';

/** There is no database to work on: it was waited for and did not come, or it lets nobody in. Another start may fare better. */
export class NoDatabase extends Error {}

/** Between two looks: a fiftieth of what was waited so far, so that who comes soon is seen soon. */
const SHARE_OF_WAIT = 1 / 50;
const SHORTEST_MS = 20;
const LONGEST_MS = 500;

/**
 * Looks at the database until it answers, and says each reason for which it does not, once.
 * @param patienceMs 0: looks once.
 * @throws NoDatabase where it did not answer in time, or refuses who asks; what else `look` throws at once.
 */
export async function onceThere<Found>(
  look: () => Promise<Found>,
  patienceMs: number,
  say: (message: string) => void,
): Promise<Found> {
  const begun = performance.now();
  const said = new Set<string>();
  for (;;) {
    try {
      const found = await look();
      if (said.size > 0) say(`The database answers, after ${seconds(performance.now() - begun)} s`);
      return found;
    } catch (error) {
      const reason = reasonOf(error);
      if (refused(error)) {
        throw new NoDatabase(`The database does not let this node in: ${reason}. DATABASE_URL says where and as whom`, {
          cause: error,
        });
      }
      if (!comesByItself(error)) throw error;
      const waited = performance.now() - begun;
      if (waited >= patienceMs) {
        throw new NoDatabase(
          `There is no database: ${reason}. It was waited for ${seconds(waited)} s (BREAKWATER_START_WAIT_SECONDS); ` +
            'DATABASE_URL says where',
          { cause: error },
        );
      }
      if (!said.has(reason)) say(`The database is not there yet: ${reason}`);
      said.add(reason);
      await pause(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waited * SHARE_OF_WAIT), patienceMs - waited));
    }
  }
}

/** SQLSTATE: who asks is not let in, or there is no database of that name. */
const REFUSALS = /^(28...|3D000|42501)$/;
/** SQLSTATE: connection exceptions, too many connections, and a server that stops, has crashed or starts. */
const NOT_YET_STATES = /^(08...|53300|57P0[123])$/;
const NOT_YET_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

function refused(error: unknown): boolean {
  return REFUSALS.test(sqlState(error) ?? '');
}

/** Whether the failure is one of a database that is starting, or of a way to it that is not there yet. */
export function comesByItself(error: unknown): boolean {
  const state = sqlState(error);
  // Five letters of an operating system's are none of PostgreSQL's.
  if (state !== undefined && state !== 'EPIPE') return NOT_YET_STATES.test(state);
  const { code, syscall, message } = (error ?? {}) as { code?: unknown; syscall?: unknown; message?: unknown };
  if (typeof code === 'string') return NOT_YET_CODES.test(code) || (code === 'ENOENT' && syscall === 'connect');
  return typeof message === 'string' && /^(Connection terminated|timeout expired)/.test(message);
}

function reasonOf(error: unknown): string {
  // Of a name with several addresses each has its own fault, and all of them together have no message.
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return first instanceof Error ? first.message : String(first);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
