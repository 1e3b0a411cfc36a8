import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEEN, wall } from './row-policies.ts';

const KINDS = `'link', 'unlink', 'merge', 'split', 'seal', 'unseal', 'open'`;

/** What keeps an alert out of the queue's rows, in the one function that makes them. */
const QUEUE_FUNCTION = 'breakwater_queue_alerts(uuid[])';
const WAITS = 'AND (c.id IS NULL OR';
const WAITS_UNSUPPRESSED = `AND l.suppressed_by IS NULL ${WAITS}`;

/**
 * What people tell correlation of a site for a time, and what is kept of two cases when one is merged into the other, so
 * that the merge can be undone.
 */
export class CreateConstraints1764001030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE correlation_constraints (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        site_id uuid NOT NULL REFERENCES sites,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        kind text NOT NULL CHECK (kind IN ('never_join', 'suppression')),
        cause text NOT NULL,
        -- Terms: what is absent stands for any. The key is the entity's within the site.
        entity jsonb,
        entity_key text,
        signature text,
        sensor_id uuid,
        severity_at_most smallint NOT NULL DEFAULT 100 CHECK (severity_at_most BETWEEN 0 AND 100),
        -- Event time: it concerns what began before.
        expires_at timestamptz,
        reason text NOT NULL,
        owner jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by jsonb,
        end_reason text,
        -- Where in correlation's order it began and ended to hold; NULL until then.
        begun_ordinal bigint,
        ended_ordinal bigint,
        CHECK ((entity IS NULL) = (entity_key IS NULL)),
        CHECK (kind = 'suppression' OR (entity IS NOT NULL AND signature IS NULL AND sensor_id IS NULL)),
        CHECK (kind = 'never_join' OR (expires_at IS NOT NULL AND coalesce(entity_key, signature, sensor_id::text) IS NOT NULL)),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      );
      CREATE INDEX correlation_constraints_by_creation ON correlation_constraints (realm, nation, created_at DESC, id DESC);
      CREATE INDEX correlation_constraints_in_force ON correlation_constraints (realm) WHERE ended_ordinal IS NULL;

      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check
        CHECK (kind IN ('alert', 'decision', 'constraint'));

      -- Which suppression keeps an alert from the queue.
      ALTER TABLE alert_links ADD COLUMN suppressed_by uuid;
      CREATE INDEX alert_links_suppressed ON alert_links (suppressed_by, alert_id) WHERE suppressed_by IS NOT NULL;

      CREATE TABLE case_merges (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        realm text NOT NULL,
        nation text NOT NULL,
        case_id uuid NOT NULL REFERENCES cases,
        into_id uuid NOT NULL REFERENCES cases,
        merged_at timestamptz NOT NULL,
        -- The last input that both had taken in.
        ordinal bigint NOT NULL,
        status text NOT NULL,
        heads uuid[] NOT NULL,
        apart uuid[] NOT NULL,
        into_apart uuid[] NOT NULL,
        -- How the survivor was marked before, and what the merge made of it and of its parts.
        into_before jsonb NOT NULL,
        into_after jsonb NOT NULL,
        raised_parts jsonb NOT NULL,
        undone_at timestamptz
      );
      CREATE UNIQUE INDEX case_merges_standing ON case_merges (case_id) WHERE undone_at IS NULL;

      ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
      ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check CHECK (kind IN (${KINDS}, 'apart', 'unmerge'));
    `);
    await wall(runner, 'correlation_constraints', {
      viewer: 'SELECT, INSERT, UPDATE (ended_at, ended_by, end_reason)',
      using: SEEN,
      engine: 'SELECT, UPDATE',
    });
    await wall(runner, 'case_merges', { engine: 'SELECT, INSERT, UPDATE' });
    await this.rewrite(runner, WAITS, WAITS_UNSUPPRESSED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, WAITS_UNSUPPRESSED, WAITS);
    await runner.query(`
      DROP TABLE correlation_constraints, case_merges;
      ALTER TABLE alert_links DROP COLUMN suppressed_by;
      DELETE FROM correlation_inputs WHERE kind = 'constraint';
      ALTER TABLE correlation_inputs DROP CONSTRAINT correlation_inputs_kind_check;
      ALTER TABLE correlation_inputs ADD CONSTRAINT correlation_inputs_kind_check CHECK (kind IN ('alert', 'decision'));
      DELETE FROM decisions WHERE kind IN ('apart', 'unmerge');
      ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
      ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check CHECK (kind IN (${KINDS}));
    `);
  }

  /** Changes the function as it stands, whatever else has changed it since it was made. */
  private async rewrite(runner: QueryRunner, from: string, to: string): Promise<void> {
    const [found] = (await runner.query(`SELECT pg_get_functiondef('${QUEUE_FUNCTION}'::regprocedure) AS text`)) as {
      text: string;
    }[];
    const parts = found?.text.split(from) ?? [];
    if (parts.length !== 3) throw new Error(`${QUEUE_FUNCTION} is not as this migration knows it`);
    await runner.query(parts.join(to));
  }
}
