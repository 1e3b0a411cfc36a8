import type { TestDatabase } from './database.ts';

/** Each a select of one text: what a schema is made of, in words that are the same whenever and in whichever order it was made. */
const PARTS = [
  `SELECT 'column ' || concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN 'not null' END, pg_get_expr(d.adbin, d.adrelid))
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT 'constraint ' || concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'`,
  `SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal`,
  `SELECT 'policy ' || concat_ws(' ', tablename, policyname, permissive, roles::text, cmd, qual, 'check', coalesce(with_check, qual))
   FROM pg_policies WHERE schemaname = 'public'`,
  `SELECT 'table ' || concat_ws(' ', relname, relkind::text, relrowsecurity, relforcerowsecurity, reloptions::text)
   FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'S')`,
  `SELECT 'function ' || concat_ws(' ', pg_get_userbyid(proowner), pg_get_functiondef(oid))
   FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  `SELECT concat_ws(' ', 'grant', c.relname, pg_get_userbyid(g.grantee), g.privilege_type)
   FROM pg_class c,
     aclexplode(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner))) g
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S')`,
  `SELECT concat_ws(' ', 'grant', c.relname, a.attname, pg_get_userbyid(g.grantee), g.privilege_type)
   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
   WHERE c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped`,
  `SELECT concat_ws(' ', 'grant', p.oid::regprocedure, g.grantee, g.privilege_type)
   FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g WHERE p.pronamespace = 'public'::regnamespace`,
];

/** The schema of a database, a line for each thing in it, in order. */
export async function schemaLines(db: Pick<TestDatabase, 'query'>): Promise<string[]> {
  const rows = await db.query<{ line: string }>(
    `SELECT line FROM (${PARTS.join(' UNION ALL ')}) parts (line) ORDER BY line COLLATE "C"`,
  );
  return rows.map(({ line }) => line.replaceAll(/\s+/g, ' ').trim());
}
