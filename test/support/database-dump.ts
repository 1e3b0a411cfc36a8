import type { TestDatabase } from './database.ts';

/** Every row of every table, as PostgreSQL spells it, by table. Numbers that sequences have given are no rows. */
export type Dump = ReadonlyMap<string, readonly string[]>;

export async function dumpOf(db: Pick<TestDatabase, 'query'>): Promise<Dump> {
  const tables = await db.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const dump = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    dump.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return dump;
}

/** What one has and the other has not, by table; tables that are the same are left out. */
export function differences(before: Dump, after: Dump): Record<string, { gone: string[]; come: string[] }> {
  const found: Record<string, { gone: string[]; come: string[] }> = {};
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [had, has] = [new Set(before.get(name)), new Set(after.get(name))];
    const gone = [...had].filter((row) => !has.has(row));
    const come = [...has].filter((row) => !had.has(row));
    if (gone.length + come.length > 0) found[name] = { gone, come };
  }
  return found;
}

/** Tables with a realm in which something is of this one, with how many rows. */
export async function rowsOfRealm(db: Pick<TestDatabase, 'query'>, realm: string): Promise<Record<string, number>> {
  const tables = await db.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'realm' AND NOT a.attisdropped
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.query<{ count: string }>(`SELECT count(*) FROM ${name} WHERE realm = $1`, [realm]);
    if (row && row.count !== '0') counts[name] = Number(row.count);
  }
  return counts;
}
