import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, wall, type Wall } from './row-policies.ts';

const OWN = `'person:' || account_id::text = (SELECT current_setting('breakwater.actor', true))`;
const OF_TEAM = `${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION})`;
/** The policies of the tables named hold in there too: what tells of a thing is seen only with the thing. */
const WITH_ITS_CASE = `(case_id IS NULL OR EXISTS (SELECT FROM cases told WHERE told.id = case_id))`;
const WITH_ITS_NOTE = `(note_id IS NULL OR EXISTS (SELECT FROM notes told WHERE told.id = note_id))`;
/** What was withdrawn is told by its id alone; of what is shared, only while it is. */
const WITH_ITS_SUBJECT = `CASE subject_kind
  WHEN 'sensor' THEN EXISTS (SELECT FROM sensors told WHERE told.id = subject_id)
  WHEN 'share' THEN kind = 'share_recalled' OR EXISTS (SELECT FROM release_packages told WHERE told.share_id = subject_id)
  WHEN 'release' THEN EXISTS (SELECT FROM release_seats told WHERE told.release_id = subject_id AND told.open)
  ELSE true END`;

const WALLS: Readonly<Record<string, Wall>> = {
  notification_channels: {
    // What is sealed is in no column a viewer may read.
    viewer: `SELECT (id, nation, organisation_id, kind, name, enabled, template, room, addresses, max_tlp, in_exercises,
               target, created_at, updated_at, removed_at), INSERT, UPDATE`,
    using: OF_TEAM,
    engine: 'SELECT',
  },
  notification_rules: { viewer: 'SELECT, INSERT, UPDATE', using: OF_TEAM, engine: 'SELECT' },
  notification_preferences: { viewer: 'SELECT, INSERT, UPDATE', using: OWN, engine: 'SELECT' },
  notification_deliveries: {
    viewer: `SELECT, INSERT,
             UPDATE (state, reason, last_error, attempts, next_attempt_at, lease_until, delivered_at, updated_at)`,
    using: `${SAME_REALM} AND (${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}
      AND (account_id IS NULL OR ${OWN}) AND ${WITH_ITS_CASE}))`,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  notifications: {
    viewer: 'SELECT, UPDATE (read_at)',
    using: `${SAME_REALM} AND ${SAME_NATION} AND ${OWN} AND ${WITH_ITS_CASE} AND ${WITH_ITS_NOTE} AND ${WITH_ITS_SUBJECT}`,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  notification_escalations: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  notification_cursors: { engine: 'SELECT, INSERT, UPDATE' },
};

const OWNER = `nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;

/** Who is told of what, by which way, and what became of each message. */
export class CreateNotifications1764000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_channels (
        id uuid PRIMARY KEY,
        ${OWNER},
        kind text NOT NULL CHECK (kind IN ('webhook', 'chat', 'mail')),
        name text NOT NULL,
        enabled boolean NOT NULL,
        template text CHECK ((template IS NOT NULL) = (kind = 'chat')),
        room text,
        addresses text[] NOT NULL CHECK ((cardinality(addresses) > 0) = (kind = 'mail')),
        max_tlp text NOT NULL CHECK (max_tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT')),
        in_exercises boolean NOT NULL,
        -- Where it leads, without what is secret of it.
        target text NOT NULL,
        -- Address and signing secret, under a key derived from BREAKWATER_SECRET_KEY.
        sealed_url bytea CHECK ((sealed_url IS NULL) = (kind = 'mail')),
        sealed_secret bytea CHECK ((sealed_secret IS NOT NULL) = (kind = 'webhook')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        removed_at timestamptz
      );
      CREATE UNIQUE INDEX notification_channels_name ON notification_channels (organisation_id, lower(name))
        WHERE removed_at IS NULL;

      CREATE TABLE notification_rules (
        id uuid PRIMARY KEY,
        ${OWNER},
        name text NOT NULL,
        enabled boolean NOT NULL,
        events text[] NOT NULL CHECK (cardinality(events) > 0),
        min_severity smallint NOT NULL CHECK (min_severity BETWEEN 0 AND 100),
        -- Empty is any.
        site_ids uuid[] NOT NULL,
        domains text[] NOT NULL,
        channel_ids uuid[] NOT NULL,
        account_ids uuid[] NOT NULL,
        roles text[] NOT NULL,
        group_minutes integer NOT NULL CHECK (group_minutes BETWEEN 0 AND 1440),
        escalation jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        removed_at timestamptz
      );
      CREATE INDEX notification_rules_of_nation ON notification_rules (nation) WHERE removed_at IS NULL AND enabled;

      CREATE TABLE notification_preferences (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        ${OWNER},
        mail boolean NOT NULL,
        mail_in_exercises boolean NOT NULL,
        timezone text NOT NULL,
        quiet_from text CHECK (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        quiet_to text CHECK (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        break_through smallint NOT NULL CHECK (break_through BETWEEN 0 AND 101),
        updated_at timestamptz NOT NULL,
        CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
      );

      CREATE TABLE notification_deliveries (
        -- The id a receiver knows the message by, however often it is sent.
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        ${OWNER},
        channel_id uuid REFERENCES notification_channels,
        account_id uuid REFERENCES accounts CHECK ((channel_id IS NULL) <> (account_id IS NULL)),
        rule_id uuid REFERENCES notification_rules,
        subject_kind text NOT NULL CHECK (subject_kind IN ('case', 'sensor', 'share', 'release', 'test')),
        subject_id uuid NOT NULL,
        case_id uuid,
        -- What it tells of, by number in the journal; what it says of that is put together when it is sent.
        events jsonb NOT NULL,
        severity smallint,
        step smallint,
        state text NOT NULL CHECK (state IN ('pending', 'delivered', 'retrying', 'failed', 'suppressed')),
        reason text,
        last_error text,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        next_attempt_at timestamptz NOT NULL,
        lease_until timestamptz,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        delivered_at timestamptz
      );
      CREATE INDEX notification_deliveries_due ON notification_deliveries (next_attempt_at)
        WHERE state IN ('pending', 'retrying');
      CREATE INDEX notification_deliveries_of_channel ON notification_deliveries (channel_id, subject_id, created_at DESC);
      CREATE INDEX notification_deliveries_of_account ON notification_deliveries (account_id, subject_id, created_at DESC);
      CREATE INDEX notification_deliveries_listed ON notification_deliveries (realm, organisation_id, created_at DESC, id DESC);
      CREATE INDEX notification_deliveries_done ON notification_deliveries (updated_at)
        WHERE state IN ('delivered', 'failed', 'suppressed');

      CREATE TABLE notifications (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        ${OWNER},
        account_id uuid NOT NULL REFERENCES accounts,
        kind text NOT NULL,
        subject_kind text NOT NULL CHECK (subject_kind IN ('case', 'sensor', 'share', 'release')),
        subject_id uuid NOT NULL,
        case_id uuid,
        note_id uuid,
        count integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        read_at timestamptz
      );
      CREATE INDEX notifications_of_account ON notifications (account_id, realm, created_at DESC, id DESC);
      CREATE INDEX notifications_unread ON notifications (account_id, subject_id) WHERE read_at IS NULL;

      CREATE TABLE notification_escalations (
        realm text NOT NULL REFERENCES realms,
        rule_id uuid NOT NULL REFERENCES notification_rules,
        case_id uuid NOT NULL,
        ${OWNER},
        seq bigint NOT NULL,
        started_at timestamptz NOT NULL,
        steps_done smallint NOT NULL DEFAULT 0,
        next_at timestamptz,
        ended_why text,
        PRIMARY KEY (realm, rule_id, case_id)
      );
      CREATE INDEX notification_escalations_due ON notification_escalations (next_at) WHERE next_at IS NOT NULL;

      CREATE TABLE notification_cursors (
        realm text PRIMARY KEY,
        seq bigint NOT NULL
      );
      -- What happened before there were notifications is not told; a realm made later is told from its first entry.
      INSERT INTO notification_cursors SELECT realm, head FROM journal_heads;
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WALLS).toReversed()) await runner.query(`DROP TABLE IF EXISTS ${table} CASCADE`);
  }
}
