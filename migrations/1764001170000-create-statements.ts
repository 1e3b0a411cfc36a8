import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  appendOnly,
  IS_NODE,
  SAME_NATION,
  SAME_ORGANISATION,
  SAME_REALM,
  SEEN,
  wall,
  type Wall,
} from './row-policies.ts';

const READS = `(SELECT current_setting('breakwater.clearance', true)) IN ('standard', 'red')`;
/** Whoever acts is of their nation's CERT, which answers for the nation. */
const OF_CERT = `EXISTS (SELECT FROM organisations team WHERE team.kind = 'national_cert'
  AND team.id = (SELECT nullif(current_setting('breakwater.organisation', true), '')::uuid))`;

/** The policy of the cases holds in there too: what is of a case is seen only with it. */
const WITH_ITS_CASE = `(${IS_NODE} OR case_id IS NULL OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;
/** The owner's side. Whoever was asked or told sees no statement, so this is false for it. */
const OF_STATEMENT = 'EXISTS (SELECT FROM statements owner WHERE owner.id = statement_id)';

const WALLS: Readonly<Record<string, Wall>> = {
  statements: { viewer: 'SELECT', using: `${SEEN} AND ${WITH_ITS_CASE}`, engine: 'SELECT, INSERT, UPDATE' },
  statement_versions: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND ${OF_STATEMENT}`,
    engine: 'SELECT, INSERT',
  },
  statement_copies: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_STATEMENT}
      OR (open AND ${READS} AND ${SAME_NATION} AND (stage = 'released' OR ${OF_CERT})))`,
    engine: 'SELECT, INSERT, UPDATE',
  },
  statement_verdicts: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_STATEMENT} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`,
    engine: 'SELECT, INSERT',
  },
  rumours: {
    viewer: 'SELECT, INSERT, UPDATE (verdict, judged_by, judged_at, why, answered_by, answered_at)',
    using: `${SEEN} AND ${WITH_ITS_CASE}`,
    engine: 'SELECT',
  },
};

const OWNER = `realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;
const TLP = `tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'))`;

/** What can be told of beside cases, sensors, packages and releases: the copy of a statement. */
const WITH_ITS_SUBJECT = (statement: string): string => `CASE subject_kind
  WHEN 'sensor' THEN EXISTS (SELECT FROM sensors told WHERE told.id = subject_id)
  WHEN 'share' THEN kind = 'share_recalled' OR EXISTS (SELECT FROM release_packages told WHERE told.share_id = subject_id)
  WHEN 'release' THEN EXISTS (SELECT FROM release_seats told WHERE told.release_id = subject_id AND told.open)
  ${statement}
  ELSE true END`;
const OF_COPY = `WHEN 'statement' THEN kind = 'share_recalled'
    OR EXISTS (SELECT FROM statement_copies told WHERE told.id = subject_id AND told.open)
    OR EXISTS (SELECT FROM statements told WHERE told.id = subject_id)`;
const OWN = `'person:' || account_id::text = (SELECT current_setting('breakwater.actor', true))`;
const OWN_NOTIFICATIONS = (statement: string): string => `${SAME_REALM} AND ${SAME_NATION} AND ${OWN}
  AND (case_id IS NULL OR EXISTS (SELECT FROM cases told WHERE told.id = case_id))
  AND (note_id IS NULL OR EXISTS (SELECT FROM notes told WHERE told.id = note_id)) AND ${WITH_ITS_SUBJECT(statement)}`;

/** What is said of an incident: statements that nations agree on before they go out, and rumours that they answer. */
export class CreateStatements1764001170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE statements (
        id uuid PRIMARY KEY,
        ${OWNER},
        case_id uuid REFERENCES cases,
        -- Of every version: another marking is another statement.
        ${TLP},
        corrects uuid REFERENCES statements,
        created_by jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'asked', 'approved', 'refused', 'released', 'withdrawn')),
        -- Which version holds, and what it is called.
        version integer NOT NULL CHECK (version > 0),
        title text NOT NULL,
        -- Nations whose approval it needs. Once asked, a nation stays asked.
        asked text[] NOT NULL DEFAULT '{}',
        -- Nations it was released to.
        addressed text[] NOT NULL DEFAULT '{}',
        changed_at timestamptz NOT NULL,
        released_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_because text,
        CHECK (state <> 'released' OR released_at IS NOT NULL),
        CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
      );
      CREATE INDEX statements_by_creation ON statements (realm, created_at DESC, id DESC);
      CREATE INDEX statements_by_case ON statements (case_id) WHERE case_id IS NOT NULL;
      CREATE INDEX statements_by_corrected ON statements (corrects) WHERE corrects IS NOT NULL;

      CREATE TABLE statement_versions (
        statement_id uuid NOT NULL REFERENCES statements,
        version integer NOT NULL CHECK (version > 0),
        ${OWNER},
        title text NOT NULL,
        -- One text for each language (BCP 47), in the order they are shown in.
        texts jsonb NOT NULL CHECK (jsonb_array_length(texts) > 0),
        -- SHA-256 of title, texts and marking in canonical JSON.
        hash text NOT NULL,
        author jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (statement_id, version)
      );

      -- What a nation that was asked, or told, reads in place of the statement. The nation is the one it is for.
      CREATE TABLE statement_copies (
        -- The name the nation knows it by, the same for every version.
        id uuid NOT NULL,
        statement_id uuid NOT NULL REFERENCES statements,
        version integer NOT NULL,
        stage text NOT NULL CHECK (stage IN ('asked', 'released')),
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        ${TLP},
        -- The copy of the one it corrects, where the nation had it.
        corrects uuid,
        body text NOT NULL,
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        open boolean NOT NULL,
        PRIMARY KEY (id, version, stage)
      );
      CREATE UNIQUE INDEX statement_copies_open ON statement_copies (id) WHERE open;
      CREATE INDEX statement_copies_of ON statement_copies (statement_id, nation);
      CREATE INDEX statement_copies_for ON statement_copies (realm, nation, created_at DESC, id DESC) WHERE open;

      CREATE TABLE statement_verdicts (
        id uuid PRIMARY KEY,
        statement_id uuid NOT NULL,
        version integer NOT NULL,
        realm text NOT NULL REFERENCES realms,
        -- Which nation it speaks for, and of which organisation of it the one who gave it is.
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        actor jsonb NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('approve', 'refuse')),
        words text NOT NULL,
        given_at timestamptz NOT NULL,
        FOREIGN KEY (statement_id, version) REFERENCES statement_versions
      );
      CREATE INDEX statement_verdicts_of ON statement_verdicts (statement_id, version, given_at);

      CREATE TABLE rumours (
        id uuid PRIMARY KEY,
        ${OWNER},
        case_id uuid REFERENCES cases,
        ${TLP},
        body text NOT NULL,
        -- Where it was heard: words, and an address that nobody fetches.
        heard_where text NOT NULL,
        url text,
        -- How many are thought to have it.
        reach integer CHECK (reach >= 0),
        heard_at timestamptz NOT NULL,
        logged_by jsonb NOT NULL,
        logged_at timestamptz NOT NULL,
        verdict text NOT NULL DEFAULT 'unknown' CHECK (verdict IN ('true', 'false', 'unknown')),
        judged_by jsonb,
        judged_at timestamptz,
        why text,
        answered_by uuid REFERENCES statements,
        answered_at timestamptz,
        CHECK ((judged_at IS NULL) = (judged_by IS NULL) AND (judged_at IS NULL) = (why IS NULL)),
        CHECK ((answered_by IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX rumours_by_time ON rumours (realm, heard_at DESC, id DESC);
      CREATE INDEX rumours_by_case ON rumours (case_id) WHERE case_id IS NOT NULL;

      CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON statement_copies
        FOR EACH ROW EXECUTE FUNCTION breakwater_keep_but_open();
      CREATE TRIGGER keep_whole BEFORE TRUNCATE ON statement_copies
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_refuse_change();

      -- What a statement is of stays as it was drafted; its course alone goes on.
      CREATE FUNCTION breakwater_keep_statement() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        course CONSTANT text[] := ARRAY['state', 'version', 'title', 'asked', 'addressed', 'changed_at', 'released_at',
          'withdrawn_at', 'withdrawn_because'];
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - course = to_jsonb(NEW) - course AND NEW.asked @> OLD.asked THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'A statement is drafted once, and a nation that was asked stays asked'
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON statements
        FOR EACH ROW EXECUTE FUNCTION breakwater_keep_statement();
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    for (const table of ['statement_versions', 'statement_verdicts']) await appendOnly(runner, table);
    await this.tellOf(runner, [`'case'`, `'sensor'`, `'share'`, `'release'`, `'statement'`], OF_COPY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM notifications WHERE subject_kind = 'statement';
      DELETE FROM notification_deliveries WHERE subject_kind = 'statement';
    `);
    await this.tellOf(runner, [`'case'`, `'sensor'`, `'share'`, `'release'`], '');
    await runner.query(`
      DROP TABLE rumours, statement_verdicts, statement_copies, statement_versions, statements CASCADE;
      DROP FUNCTION breakwater_keep_statement();
    `);
  }

  private async tellOf(runner: QueryRunner, kinds: readonly string[], statement: string): Promise<void> {
    const own = OWN_NOTIFICATIONS(statement);
    await runner.query(`
      ALTER TABLE notifications DROP CONSTRAINT notifications_subject_kind_check;
      ALTER TABLE notifications ADD CONSTRAINT notifications_subject_kind_check CHECK (subject_kind IN (${kinds.join(', ')}));
      ALTER TABLE notification_deliveries DROP CONSTRAINT notification_deliveries_subject_kind_check;
      ALTER TABLE notification_deliveries ADD CONSTRAINT notification_deliveries_subject_kind_check
        CHECK (subject_kind IN (${[...kinds, `'test'`].join(', ')}));
      DROP POLICY viewer ON notifications;
      CREATE POLICY viewer ON notifications TO breakwater_viewer USING (${own}) WITH CHECK (${own});
    `);
  }
}
