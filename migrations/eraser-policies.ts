import type { QueryRunner } from 'typeorm';

/**
 * The role that removes exercises, and what it may reach. Whatever PostgreSQL shows it is of an exercise, by row-level security:
 * no statement of its, whoever wrote it, touches a live row.
 *
 * Nothing is listed. A table with a realm, and one that hangs by a foreign key from such a table and has none itself, belongs to
 * realms; a migration that makes such a table ends with {@link admitEraser}, and `test/exercise-deletion.e2e-spec.ts` fails if it does not.
 */

/** The trail tells of every realm, also of those that are gone. */
const STAYS = `ARRAY['audit_entries']`;

const OWN_TABLES = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'`;
const HAS_REALM = (oid: string): string =>
  `EXISTS (SELECT FROM pg_attribute WHERE attrelid = ${oid} AND attname = 'realm' AND NOT attisdropped)`;

/**
 * Rows `(name, condition, parent)`: of each table that belongs to realms, how its rows of the realm `%L` are told. `parent` is null
 * where it has a realm itself.
 */
export const TABLES_OF_REALMS = `
  SELECT c.relname::text AS name, 'realm = %1$L' AS condition, NULL::text AS parent
  FROM ${OWN_TABLES}
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${HAS_REALM('c.oid')} AND c.relname <> ALL (${STAYS})
  UNION ALL
  SELECT DISTINCT ON (c.relname) c.relname::text,
    format('%I IN (SELECT %I FROM %I WHERE realm = ', child.attname, mother.attname, p.relname) || '%1$L)',
    format('EXISTS (SELECT FROM %I owner WHERE owner.%I = %I.%I)', p.relname, mother.attname, c.relname, child.attname)
  FROM pg_constraint k
    JOIN ${OWN_TABLES} ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    JOIN pg_attribute child ON child.attrelid = c.oid AND child.attnum = k.conkey[1]
    JOIN pg_attribute mother ON mother.attrelid = p.oid AND mother.attnum = k.confkey[1]
  WHERE k.contype = 'f' AND NOT ${HAS_REALM('c.oid')} AND ${HAS_REALM('p.oid')} AND p.relname <> 'realms'
  UNION ALL
  -- Of what a key signed its number is kept, without a foreign key: intake writes there before it looks.
  SELECT 'signed_nonces', 'key_id IN (SELECT id FROM sensor_keys WHERE realm = %1$L)',
    'EXISTS (SELECT FROM sensor_keys owner WHERE owner.id = signed_nonces.key_id)'`;

/** Lets the eraser at the rows of exercises in each table that belongs to realms and does not let it yet. */
export async function admitEraser(runner: QueryRunner): Promise<void> {
  const tables = (await runner.query(
    `SELECT name, parent FROM (${TABLES_OF_REALMS}) t
     WHERE NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'public' AND tablename = t.name AND policyname = 'eraser')`,
  )) as { name: string; parent: string | null }[];
  for (const { name, parent } of tables) {
    await runner.query(`
      GRANT SELECT, DELETE ON ${name} TO breakwater_eraser;
      CREATE POLICY eraser ON ${name} TO breakwater_eraser USING (${parent ?? `realm LIKE 'exercise:%'`})
    `);
  }
}
