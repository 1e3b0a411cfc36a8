import { Client } from 'pg';

type Query = (this: Client, ...args: unknown[]) => unknown;

/** Every SELECT this process sends from now on, with the parameters of its last time. It is sent all the same. */
export function recordStatements(): { statements: ReadonlyMap<string, unknown[]>; stop(): void } {
  const statements = new Map<string, unknown[]>();
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function record(...args) {
    const [asked, parameters] = args;
    // Those that connections keep have a name with their text.
    const sql = (asked as { text?: unknown }).text ?? asked;
    if (typeof sql === 'string' && /^\s*(SELECT|WITH)/.test(sql) && !sql.includes('set_config')) {
      statements.set(sql, Array.isArray(parameters) ? parameters : []);
    }
    return query.apply(this, args);
  };
  return { statements, stop: () => void (prototype.query = query) };
}
