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

/** For a table with realm, nation, organisation_id and tlp: docs/access.md §3. */
export const SEEN = 'breakwater_sees(realm, nation, organisation_id, tlp)';

/** For a table with a realm and a nation whose rows are shown within the nation. */
export const OF_NATION = `${SAME_REALM} AND (${IS_NODE} OR ${SAME_NATION})`;

/** For a table with a realm, a nation and an organisation whose rows are shown within the organisation. */
export const OF_ORGANISATION = `${SAME_REALM} AND (${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`;

/**
 * The rule behind {@link SEEN}. A function, and not one the planner may look into: the readers' own filter says the same
 * once more, and counted twice it makes the planner expect next to no rows and sort what it could read in order. Its
 * cost is stated high, so that it is asked last, of the rows the filter left.
 */
export const CREATE_SEES = `
  CREATE FUNCTION breakwater_sees(realm text, nation text, organisation uuid, tlp text) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE COST 200 AS $$
  DECLARE
    clearance CONSTANT text := pg_catalog.current_setting('breakwater.clearance', true);
  BEGIN
    IF realm IS DISTINCT FROM pg_catalog.current_setting('breakwater.realm', true) THEN RETURN false; END IF;
    IF clearance = 'node' THEN RETURN true; END IF;
    IF clearance IS NULL OR clearance NOT IN ('standard', 'red') THEN RETURN false; END IF;
    IF nation IS DISTINCT FROM pg_catalog.current_setting('breakwater.nation', true) THEN RETURN false; END IF;
    IF tlp IN ('CLEAR', 'GREEN', 'AMBER') THEN RETURN true; END IF;
    IF organisation::text IS DISTINCT FROM pg_catalog.current_setting('breakwater.organisation', true) THEN
      RETURN false;
    END IF;
    RETURN tlp = 'AMBER+STRICT' OR (tlp = 'RED' AND clearance = 'red');
  END $$;
`;

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
