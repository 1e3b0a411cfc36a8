import type { MigrationInterface, QueryRunner } from 'typeorm';
import { admitEraser, TABLES_OF_REALMS } from './eraser-policies.ts';

/** What is written once stays, but for the rows of an exercise that is removed as a whole; of others the eraser sees none. */
const ERASED = `IF TG_OP = 'DELETE' AND current_user = 'breakwater_eraser' THEN RETURN OLD; END IF;`;

const REFUSE_CHANGE = (first: string): string => `
  CREATE OR REPLACE FUNCTION breakwater_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${first}
    RAISE EXCEPTION 'Rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END $$;`;
const KEEP_RELEASE = (first: string): string => `
  CREATE OR REPLACE FUNCTION breakwater_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${first}
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['state', 'hash', 'version', 'published_at', 'ended_at']
      = to_jsonb(NEW) - ARRAY['state', 'hash', 'version', 'published_at', 'ended_at'] THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'A release is written once' USING ERRCODE = 'restrict_violation';
  END $$;`;
const KEEP_BUT_OPEN = (first: string): string => `
  CREATE OR REPLACE FUNCTION breakwater_keep_but_open() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${first}
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'open' = to_jsonb(NEW) - 'open' AND NOT NEW.open THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'Rows of % are written once, and once closed stay closed', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $$;`;

/**
 * Removes every row of an exercise that is archived, and says how many of which table. One statement for all tables: their foreign
 * keys are checked at its end, so that no order among them has to be known.
 */
const ERASE = `
  CREATE FUNCTION breakwater_erase_exercise(doomed text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    deletions text;
    counts text;
    removed jsonb;
  BEGIN
    IF NOT EXISTS (SELECT FROM exercise_runs WHERE realm = doomed AND state = 'archived') THEN
      RAISE EXCEPTION 'Only an exercise that is archived is removed' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT string_agg(format('%I AS (DELETE FROM %I WHERE ', 'of_' || name, name) || format(condition, doomed) || ' RETURNING 1)', ', '),
           string_agg(format('%L, (SELECT count(*) FROM %I)', name, 'of_' || name), ', ')
    INTO deletions, counts FROM (${TABLES_OF_REALMS}) t;
    EXECUTE 'WITH ' || deletions || ' SELECT jsonb_object(ARRAY[' || counts || ']::text[])' INTO removed;
    RETURN removed;
  END $$;`;

/** Who removes exercises: a role that sees the rows of exercises alone, and acts by one function alone. */
export class CreateEraser1764001180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        CREATE ROLE breakwater_eraser NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      DO $$ BEGIN
        EXECUTE format('GRANT breakwater_eraser TO %I', current_user);
      EXCEPTION WHEN OTHERS THEN
        IF NOT pg_has_role(current_user, 'breakwater_eraser', 'MEMBER') THEN RAISE; END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO breakwater_eraser;
    `);
    await admitEraser(runner);
    for (const make of [REFUSE_CHANGE, KEEP_RELEASE, KEEP_BUT_OPEN]) await runner.query(make(ERASED));
    // A role may only be given what it may create, and is to create nothing afterwards.
    await runner.query(`
      ${ERASE}
      REVOKE ALL ON FUNCTION breakwater_erase_exercise(text) FROM PUBLIC;
      GRANT CREATE ON SCHEMA public TO breakwater_eraser;
      ALTER FUNCTION breakwater_erase_exercise(text) OWNER TO breakwater_eraser;
      REVOKE CREATE ON SCHEMA public FROM breakwater_eraser;
      GRANT EXECUTE ON FUNCTION breakwater_erase_exercise(text) TO breakwater_engine;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const make of [REFUSE_CHANGE, KEEP_RELEASE, KEEP_BUT_OPEN]) await runner.query(make(''));
    await runner.query('DROP FUNCTION breakwater_erase_exercise(text)');
    const tables = (await runner.query(
      `SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname = 'eraser'`,
    )) as { tablename: string }[];
    for (const { tablename } of tables) {
      await runner.query(`DROP POLICY eraser ON ${tablename}; REVOKE ALL ON ${tablename} FROM breakwater_eraser`);
    }
    await runner.query('REVOKE USAGE ON SCHEMA public FROM breakwater_eraser');
  }
}
