import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BY_ACTOR, IS_NODE, OF_NATION, SAME_REALM, wall } from './row-policies.ts';

const KIND = `IN ('case', 'alert')`;

/** Seen exactly when the case or alert it is about is seen; the policies of both hold in there too. */
const WITH_ITS_SUBJECT = `${OF_NATION} AND (${IS_NODE} OR CASE kind
  WHEN 'case' THEN EXISTS (SELECT FROM cases owner WHERE owner.id = subject_id)
  WHEN 'alert' THEN EXISTS (SELECT FROM alerts owner WHERE owner.id = subject_id)
  ELSE false END)`;

/** What a person chose and did is that person's alone, the node's operator no exception: it is nobody's case data. */
const OWN = `${SAME_REALM} AND ${BY_ACTOR}`;
const OF_OWN_ACTION = `${SAME_REALM} AND EXISTS (SELECT FROM triage_actions owner WHERE owner.id = action_id)`;

const WITH_ITS_CASE = `${OF_NATION} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;
/** Who opens a case decides about alerts alone, and sees each of them. */
const WITH_ITS_ALERTS = `${OF_NATION} AND (${IS_NODE} OR (kind = 'open' AND case_id IS NULL
  AND (SELECT count(*) FROM alerts owner WHERE owner.id = ANY(alert_ids)) = cardinality(alert_ids)))`;

/**
 * What people did with what waits: acknowledged, taken, put off, closed. Of a case only what `cases` has no column for is
 * kept here, that it was put off; the rest stays there, so that each fact is in one place.
 */
export class CreateTriage1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE triage_dispositions (
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        kind text NOT NULL CHECK (kind ${KIND}),
        -- A case, or the head of an alert with its repeats; it follows the head when an earlier alert becomes it.
        subject_id uuid NOT NULL,
        acknowledged_at timestamptz,
        -- People as {id, name}, as the journal has them.
        acknowledged_by jsonb,
        assignee jsonb,
        snoozed_until timestamptz,
        snoozed_by jsonb,
        -- Severity class (0 info to 4 critical) when it was put off: a worse one wakes it.
        snoozed_class smallint CHECK (snoozed_class BETWEEN 0 AND 4),
        closed_at timestamptz,
        closed_by jsonb,
        close_reason text
          CHECK (close_reason IN ('false_positive', 'benign', 'duplicate', 'exercise', 'resolved', 'other')),
        close_note text,
        version bigint NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (realm, kind, subject_id),
        CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
        CHECK ((snoozed_until IS NULL) = (snoozed_by IS NULL) AND (snoozed_until IS NULL) = (snoozed_class IS NULL)),
        CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (close_reason IS NULL)),
        CHECK (closed_at IS NOT NULL OR close_note IS NULL),
        CHECK (kind = 'alert' OR (acknowledged_at IS NULL AND assignee IS NULL AND closed_at IS NULL))
      );
      CREATE INDEX triage_dispositions_snoozed ON triage_dispositions (realm, snoozed_until) WHERE snoozed_until IS NOT NULL;

      CREATE TABLE triage_selections (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        actor jsonb NOT NULL,
        -- In the order in which they were chosen; both of one length.
        kinds text[] NOT NULL,
        ids uuid[] NOT NULL CHECK (cardinality(ids) = cardinality(kinds) AND cardinality(ids) <= 10000),
        taken_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX triage_selections_by_expiry ON triage_selections (expires_at);

      CREATE TABLE triage_actions (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        actor jsonb NOT NULL,
        command jsonb NOT NULL,
        at timestamptz NOT NULL,
        undoable_until timestamptz,
        -- The action that undid it, which is always the later one.
        undone_by uuid REFERENCES triage_actions
      );
      CREATE INDEX triage_actions_by_time ON triage_actions (at);

      -- What an action changed, subject by subject, with what stood there before; what was refused is not kept.
      CREATE TABLE triage_action_items (
        action_id uuid NOT NULL REFERENCES triage_actions ON DELETE CASCADE,
        realm text NOT NULL REFERENCES realms,
        kind text NOT NULL CHECK (kind ${KIND}),
        subject_id uuid NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        PRIMARY KEY (action_id, kind, subject_id)
      );

      -- Who closed a case; null for those closed before it was kept.
      ALTER TABLE cases ADD COLUMN closed_by text;

      -- A person opens a case of alerts that wait: there is no case yet to decide about.
      ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
      ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check
        CHECK (kind IN ('link', 'unlink', 'merge', 'split', 'seal', 'unseal', 'open'));
      ALTER TABLE decisions ALTER COLUMN case_id DROP NOT NULL;
      ALTER TABLE decisions ADD CONSTRAINT decisions_case_check CHECK (case_id IS NOT NULL OR kind = 'open');
      DROP POLICY viewer ON decisions;
      CREATE POLICY viewer ON decisions TO breakwater_viewer
        USING ((${WITH_ITS_CASE}) OR (${WITH_ITS_ALERTS})) WITH CHECK ((${WITH_ITS_CASE}) OR (${WITH_ITS_ALERTS}));
    `);
    await wall(runner, 'triage_dispositions', {
      viewer: 'SELECT, INSERT, UPDATE',
      using: WITH_ITS_SUBJECT,
      engine: 'SELECT, UPDATE, DELETE',
    });
    await wall(runner, 'triage_selections', { viewer: 'SELECT, INSERT', using: OWN, engine: 'SELECT, DELETE' });
    await wall(runner, 'triage_actions', {
      viewer: 'SELECT, INSERT, UPDATE (undone_by)',
      using: OWN,
      engine: 'SELECT, DELETE',
    });
    await wall(runner, 'triage_action_items', {
      viewer: 'SELECT, INSERT',
      using: OF_OWN_ACTION,
      engine: 'SELECT, DELETE',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE triage_action_items, triage_actions, triage_selections, triage_dispositions;
      ALTER TABLE cases DROP COLUMN closed_by;
      DROP POLICY viewer ON decisions;
      CREATE POLICY viewer ON decisions TO breakwater_viewer USING (${WITH_ITS_CASE}) WITH CHECK (${WITH_ITS_CASE});
      DELETE FROM decisions WHERE kind = 'open';
      ALTER TABLE decisions DROP CONSTRAINT decisions_case_check;
      ALTER TABLE decisions ALTER COLUMN case_id SET NOT NULL;
      ALTER TABLE decisions DROP CONSTRAINT decisions_kind_check;
      ALTER TABLE decisions ADD CONSTRAINT decisions_kind_check
        CHECK (kind IN ('link', 'unlink', 'merge', 'split', 'seal', 'unseal'));
    `);
  }
}
