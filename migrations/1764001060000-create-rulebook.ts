import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OF_ORGANISATION, SEEN, wall } from './row-policies.ts';

const OWNER = `realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;

/**
 * Rules that analysts keep in the database: texts with their versions, which of them run and since where in correlation's
 * order, how often rules fire, and what those in test would have done.
 */
export class CreateRulebook1764001060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rulebook_rules (
        id uuid PRIMARY KEY,
        ${OWNER},
        scope text NOT NULL CHECK (scope IN ('organisation', 'nation')),
        created_at timestamptz NOT NULL,
        created_by jsonb NOT NULL
      );
      CREATE INDEX rulebook_rules_of ON rulebook_rules (realm, organisation_id, created_at);

      -- Each saved text. What it says never changes; how far it has come does.
      CREATE TABLE rulebook_versions (
        rule_id uuid NOT NULL REFERENCES rulebook_rules,
        version integer NOT NULL CHECK (version > 0),
        ${OWNER},
        text text NOT NULL,
        title text NOT NULL,
        level text NOT NULL,
        comment text NOT NULL,
        author jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'test', 'live', 'retired')),
        asked_at timestamptz,
        asked_by jsonb,
        reviewed_at timestamptz,
        reviewed_by jsonb,
        review text,
        PRIMARY KEY (rule_id, version)
      );
      CREATE UNIQUE INDEX rulebook_versions_live ON rulebook_versions (rule_id) WHERE state = 'live';
      CREATE UNIQUE INDEX rulebook_versions_test ON rulebook_versions (rule_id) WHERE state = 'test';

      -- From a version's going live, or into test, to its end. Each end is an input of correlation, in its order.
      CREATE TABLE rulebook_runs (
        id uuid PRIMARY KEY,
        rule_id uuid NOT NULL,
        version integer NOT NULL,
        ${OWNER},
        mode text NOT NULL CHECK (mode IN ('live', 'test')),
        asked_at timestamptz NOT NULL,
        ended_at timestamptz,
        -- Where in correlation's order it began and ended to run; NULL until then.
        begun_ordinal bigint,
        ended_ordinal bigint,
        -- Matches of a test that were counted and not kept.
        unkept bigint NOT NULL DEFAULT 0,
        FOREIGN KEY (rule_id, version) REFERENCES rulebook_versions
      );
      CREATE INDEX rulebook_runs_of ON rulebook_runs (rule_id, version);
      CREATE INDEX rulebook_runs_running ON rulebook_runs (realm) WHERE ended_ordinal IS NULL;

      -- What a version in test would have tied together.
      CREATE TABLE rulebook_matches (
        run_id uuid NOT NULL REFERENCES rulebook_runs,
        site_id uuid NOT NULL REFERENCES sites,
        key text NOT NULL,
        ${OWNER},
        -- Event time: the end of its first window, and of its last.
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        match jsonb NOT NULL,
        PRIMARY KEY (run_id, site_id, key)
      );
      CREATE INDEX rulebook_matches_recent ON rulebook_matches (realm, site_id, last_at);

      -- How often rules fired, as the alerts were marked then. The owner is the site's.
      CREATE TABLE rule_tallies (
        site_id uuid NOT NULL REFERENCES sites,
        rule_key text NOT NULL,
        version integer NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        ${OWNER},
        fired bigint NOT NULL,
        last_fired_at timestamptz NOT NULL,
        PRIMARY KEY (realm, site_id, rule_key, version, tlp)
      );

      ALTER TABLE rule_pauses
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        ADD COLUMN resumed_at timestamptz,
        ADD COLUMN resumed_by jsonb,
        ADD COLUMN resume_reason text,
        ADD COLUMN resumed_ordinal bigint;
      GRANT UPDATE (resumed_at, resumed_by, resume_reason) ON rule_pauses TO breakwater_viewer;
      GRANT UPDATE ON rule_pauses TO breakwater_engine;

      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check
        CHECK (kind IN ('alert', 'decision', 'constraint', 'rule', 'rule_resume'));
    `);
    await wall(runner, 'rulebook_rules', { viewer: 'SELECT, INSERT', using: OF_ORGANISATION, engine: 'SELECT' });
    await wall(runner, 'rulebook_versions', {
      viewer: 'SELECT, INSERT, UPDATE (state, asked_at, asked_by, reviewed_at, reviewed_by, review)',
      using: OF_ORGANISATION,
      engine: 'SELECT',
    });
    await wall(runner, 'rulebook_runs', {
      viewer: 'SELECT, INSERT, UPDATE (ended_at)',
      using: OF_ORGANISATION,
      engine: 'SELECT, UPDATE',
    });
    await wall(runner, 'rulebook_matches', {
      viewer: 'SELECT',
      using: OF_ORGANISATION,
      engine: 'SELECT, INSERT, UPDATE, DELETE',
    });
    await wall(runner, 'rule_tallies', { viewer: 'SELECT', using: SEEN, engine: 'SELECT, INSERT, UPDATE' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM correlation_inputs WHERE kind IN ('rule', 'rule_resume');
      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check
        CHECK (kind IN ('alert', 'decision', 'constraint'));
      REVOKE UPDATE (resumed_at, resumed_by, resume_reason) ON rule_pauses FROM breakwater_viewer;
      REVOKE UPDATE ON rule_pauses FROM breakwater_engine;
      ALTER TABLE rule_pauses DROP COLUMN id, DROP COLUMN resumed_at, DROP COLUMN resumed_by,
        DROP COLUMN resume_reason, DROP COLUMN resumed_ordinal;
      DROP TABLE rule_tallies, rulebook_matches, rulebook_runs, rulebook_versions, rulebook_rules;
    `);
  }
}
