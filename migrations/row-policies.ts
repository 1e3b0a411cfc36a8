import type { QueryRunner } from 'typeorm';

/**
 * The second wall in SQL, for the migrations that put a table behind it. Frozen with the first migration that used it: a
 * policy is changed by a new migration that drops and creates it, never here.
 *
 * Each setting is read in a sub-select, which the planner evaluates once per statement instead of once per row.
 */
const setting = (name: string): string => `(SELECT current_setting('breakwater.${name}', true))`;

export const IS_NODE = `${setting('clearance')} = 'node'`;
export const SAME_REALM = `realm = ${setting('realm')}`;
export const SAME_NATION = `nation = ${setting('nation')}`;
export const SAME_ORGANISATION = `organisation_id = (SELECT nullif(current_setting('breakwater.organisation', true), '')::uuid)`;
/** Somebody acts at all. */
export const HAS_ACTOR = `${setting('actor')} <> ''`;
export const BY_ACTOR = `actor->>'id' = ${setting('actor')}`;
const READS_CASES = `${setting('clearance')} IN ('standard', 'red')`;
const READS_RED = `${setting('clearance')} = 'red'`;

/** For a table with realm, nation, organisation_id and tlp: docs/access.md §3. */
export const SEEN = `${SAME_REALM} AND (${IS_NODE} OR (${SAME_NATION} AND ${READS_CASES} AND (tlp IN ('CLEAR', 'GREEN', 'AMBER')
  OR (${SAME_ORGANISATION} AND (tlp = 'AMBER+STRICT' OR (tlp = 'RED' AND ${READS_RED}))))))`;

/** For a table with a realm and a nation whose rows are shown within the nation. */
export const OF_NATION = `${SAME_REALM} AND (${IS_NODE} OR ${SAME_NATION})`;

/** For a table with a realm, a nation and an organisation whose rows are shown within the organisation. */
export const OF_ORGANISATION = `${SAME_REALM} AND (${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`;

export interface Wall {
  /** Statements a viewer may run at all, as GRANT lists them; none when absent. */
  viewer?: string;
  /** Which rows a viewer sees, changes and leaves behind; for another rule of writing give `check`. */
  using?: string;
  check?: string;
  /** Statements the engine may run, as GRANT lists them. It sees every row. */
  engine: string;
}

/** Puts a table behind the second wall. Whoever is neither viewer nor engine, the owner too, sees no row of it. */
export async function wall(runner: QueryRunner, table: string, { viewer, using, check, engine }: Wall): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    REVOKE ALL ON ${table} FROM PUBLIC;
    GRANT ${engine} ON ${table} TO breakwater_engine;
    CREATE POLICY engine ON ${table} TO breakwater_engine USING (true) WITH CHECK (true);
    ${viewer === undefined ? '' : `GRANT ${viewer} ON ${table} TO breakwater_viewer;`}
    ${
      using === undefined
        ? ''
        : `CREATE POLICY viewer ON ${table} TO breakwater_viewer USING (${using}) WITH CHECK (${check ?? using});`
    }
  `);
}

/** Refuses UPDATE, DELETE and TRUNCATE of a table to everybody, its owner and superusers too. */
export async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION breakwater_refuse_change();
    CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION breakwater_refuse_change();
  `);
}
