import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  appendOnly,
  IS_NODE,
  OF_ORGANISATION,
  SAME_NATION,
  SAME_ORGANISATION,
  SAME_REALM,
  SEEN,
  wall,
  type Wall,
} from './row-policies.ts';

const READS = `(SELECT current_setting('breakwater.clearance', true)) IN ('standard', 'red')`;
const IS_PERSON = `account_id::text = (SELECT substr(current_setting('breakwater.actor', true), 8))
  AND (SELECT current_setting('breakwater.actor', true)) LIKE 'person:%'`;

/** Whoever a row is addressed to: a nation, an organisation of it, or one person of that (docs/access.md §6.7). */
const ADDRESSED = `${READS} AND ${SAME_NATION} AND (kind = 'nation'
  OR (${SAME_ORGANISATION} AND (kind = 'organisation' OR (kind = 'person' AND ${IS_PERSON}))))`;

/** The owner's side, by the release's own marking. A recipient sees no release, so this is false for it. */
const OF_RELEASE = `EXISTS (SELECT FROM releases owner WHERE owner.id = release_id)`;

const EITHER_NATION = `${SAME_REALM} AND (${IS_NODE} OR (SELECT current_setting('breakwater.nation', true)) IN (proposer, partner))`;

const WALLS: Readonly<Record<string, Wall>> = {
  releases: { viewer: 'SELECT', using: SEEN, engine: 'SELECT, INSERT, UPDATE' },
  release_seats: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_RELEASE} OR (open AND ${ADDRESSED}))`,
    engine: 'SELECT, INSERT, UPDATE',
  },
  release_packages: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_RELEASE} OR (open AND expires_at > now() AND ${ADDRESSED}))`,
    engine: 'SELECT, INSERT, UPDATE',
  },
  release_approvals: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_RELEASE} OR actor->>'id' = (SELECT current_setting('breakwater.actor', true)))`,
    engine: 'SELECT, INSERT',
  },
  release_receipts: {
    viewer: 'SELECT',
    using: `${SAME_REALM} AND (${IS_NODE} OR ${OF_RELEASE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`,
    engine: 'SELECT, INSERT',
  },
  release_followers: { engine: 'SELECT, INSERT, UPDATE' },
  link_caps: {
    viewer: 'SELECT, INSERT, UPDATE, DELETE',
    using: `${IS_NODE} OR from_nation = (SELECT current_setting('breakwater.nation', true))`,
    engine: 'SELECT',
  },
  match_agreements: { viewer: 'SELECT', using: EITHER_NATION, engine: 'SELECT, INSERT, UPDATE' },
  match_halves: { engine: 'SELECT, INSERT, DELETE' },
  match_indicators: { viewer: 'SELECT', using: OF_ORGANISATION, engine: 'SELECT, INSERT, UPDATE, DELETE' },
  match_submissions: { engine: 'SELECT, INSERT' },
};

const TLP = `text NOT NULL CHECK (%s IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'))`;
const tlp = (column = 'tlp'): string => `${column} ${TLP.replace('%s', column)}`;

const ADDRESS = `kind text NOT NULL CHECK (kind IN ('nation', 'organisation', 'person')),
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid REFERENCES organisations,
        account_id uuid,
        CHECK ((organisation_id IS NULL) = (kind = 'nation') AND (account_id IS NOT NULL) = (kind = 'person'))`;

/** What one nation shows another: releases with the packages they carry, and indicators compared without being shown. */
export class CreateReleases1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE releases (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        case_id uuid NOT NULL REFERENCES cases,
        site_id uuid NOT NULL,
        ${tlp()},
        purpose text NOT NULL,
        expires_at timestamptz NOT NULL,
        onward boolean NOT NULL,
        attributed boolean NOT NULL,
        follow boolean NOT NULL,
        selection jsonb NOT NULL,
        redactions jsonb NOT NULL,
        recipients jsonb NOT NULL CHECK (jsonb_array_length(recipients) > 0),
        approval jsonb NOT NULL,
        -- Sealed under a key derived from BREAKWATER_SECRET_KEY; the names within packages are made with it.
        secret bytea NOT NULL,
        created_by jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        row_hash text NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'awaiting', 'published', 'recalled', 'expired', 'refused')),
        hash text NOT NULL,
        version integer NOT NULL DEFAULT 0,
        published_at timestamptz,
        ended_at timestamptz
      );
      CREATE INDEX releases_by_creation ON releases (realm, created_at DESC, id DESC);
      CREATE INDEX releases_by_case ON releases (case_id) WHERE state = 'published' AND follow;
      CREATE INDEX releases_by_expiry ON releases (expires_at) WHERE state IN ('draft', 'awaiting', 'published');

      CREATE TABLE release_seats (
        release_id uuid NOT NULL REFERENCES releases,
        seat integer NOT NULL,
        realm text NOT NULL,
        ${ADDRESS},
        open boolean NOT NULL,
        PRIMARY KEY (release_id, seat)
      );

      CREATE TABLE release_packages (
        id uuid PRIMARY KEY,
        share_id uuid NOT NULL,
        realm text NOT NULL,
        release_id uuid NOT NULL REFERENCES releases,
        ${ADDRESS},
        version integer NOT NULL,
        ${tlp()},
        onward boolean NOT NULL,
        body text NOT NULL,
        hash text NOT NULL,
        forwarded_from uuid,
        forwarded_by jsonb,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        row_hash text NOT NULL,
        open boolean NOT NULL,
        UNIQUE (share_id, version)
      );
      CREATE UNIQUE INDEX release_packages_open ON release_packages (share_id) WHERE open;
      CREATE INDEX release_packages_by_release ON release_packages (release_id, version);
      CREATE INDEX release_packages_by_nation ON release_packages (realm, nation, created_at DESC, share_id DESC) WHERE open;

      CREATE TABLE release_approvals (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        release_id uuid NOT NULL REFERENCES releases,
        seat integer NOT NULL,
        actor jsonb NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('approve', 'refuse', 'abstain')),
        reason text NOT NULL,
        hash text NOT NULL,
        given_at timestamptz NOT NULL,
        row_hash text NOT NULL
      );
      CREATE INDEX release_approvals_by_release ON release_approvals (release_id, given_at);

      CREATE TABLE release_receipts (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        release_id uuid NOT NULL REFERENCES releases,
        share_id uuid NOT NULL,
        version integer NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        actor jsonb NOT NULL,
        given_at timestamptz NOT NULL,
        row_hash text NOT NULL,
        UNIQUE (share_id, version, organisation_id)
      );
      CREATE INDEX release_receipts_by_release ON release_receipts (release_id, given_at);

      CREATE TABLE release_followers (
        realm text PRIMARY KEY REFERENCES realms,
        position bigint NOT NULL
      );

      CREATE TABLE link_caps (
        from_nation text NOT NULL REFERENCES nations,
        to_nation text NOT NULL REFERENCES nations,
        ${tlp()},
        set_by jsonb NOT NULL,
        set_at timestamptz NOT NULL,
        PRIMARY KEY (from_nation, to_nation),
        CHECK (from_nation <> to_nation)
      );

      CREATE TABLE match_agreements (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        proposer text NOT NULL REFERENCES nations,
        partner text NOT NULL REFERENCES nations,
        state text NOT NULL CHECK (state IN ('proposed', 'agreed', 'revoked')),
        proposed_at timestamptz NOT NULL,
        agreed_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        CHECK (proposer <> partner)
      );
      CREATE UNIQUE INDEX match_agreements_standing ON match_agreements
        (realm, least(proposer, partner), greatest(proposer, partner)) WHERE state <> 'revoked';

      CREATE TABLE match_halves (
        agreement_id uuid NOT NULL REFERENCES match_agreements,
        nation text NOT NULL,
        -- Sealed under a key derived from BREAKWATER_SECRET_KEY.
        half bytea NOT NULL,
        PRIMARY KEY (agreement_id, nation)
      );

      CREATE TABLE match_indicators (
        id uuid PRIMARY KEY,
        agreement_id uuid NOT NULL REFERENCES match_agreements,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        type text NOT NULL,
        value text NOT NULL,
        digest bytea NOT NULL,
        submitted_at timestamptz NOT NULL,
        found_at timestamptz,
        UNIQUE (agreement_id, organisation_id, digest)
      );
      CREATE INDEX match_indicators_by_digest ON match_indicators (agreement_id, digest);

      CREATE TABLE match_submissions (
        agreement_id uuid NOT NULL REFERENCES match_agreements,
        nation text NOT NULL,
        submitted_at timestamptz NOT NULL,
        indicators integer NOT NULL
      );
      CREATE INDEX match_submissions_of ON match_submissions (agreement_id, nation, submitted_at);

      -- What a release says stays as it was agreed; its course alone goes on.
      CREATE FUNCTION breakwater_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ARRAY['state', 'hash', 'version', 'published_at', 'ended_at']
          = to_jsonb(NEW) - ARRAY['state', 'hash', 'version', 'published_at', 'ended_at'] THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'A release is written once' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION breakwater_keep_release();

      CREATE FUNCTION breakwater_keep_but_open() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'open' = to_jsonb(NEW) - 'open' AND NOT NEW.open THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'Rows of % are written once, and once closed stay closed', TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON release_packages
        FOR EACH ROW EXECUTE FUNCTION breakwater_keep_but_open();
      CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON release_seats
        FOR EACH ROW EXECUTE FUNCTION breakwater_keep_but_open();
      CREATE TRIGGER keep_whole BEFORE TRUNCATE ON releases
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_refuse_change();
      CREATE TRIGGER keep_whole BEFORE TRUNCATE ON release_packages
        FOR EACH STATEMENT EXECUTE FUNCTION breakwater_refuse_change();
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
    for (const table of ['release_approvals', 'release_receipts', 'match_submissions']) await appendOnly(runner, table);
    // Even the owner's side reads no key; what a recipient cannot be told is not in the columns it may ask for.
    await runner.query(`
      REVOKE SELECT ON releases, match_indicators FROM breakwater_viewer;
      GRANT SELECT (id, realm, nation, organisation_id, case_id, site_id, tlp, purpose, expires_at, onward, attributed,
        follow, selection, redactions, recipients, approval, created_by, created_at, row_hash, state, hash, version,
        published_at, ended_at) ON releases TO breakwater_viewer;
      GRANT SELECT (id, agreement_id, realm, nation, organisation_id, type, value, submitted_at, found_at)
        ON match_indicators TO breakwater_viewer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE match_submissions, match_indicators, match_halves, match_agreements, link_caps, release_followers,
        release_receipts, release_approvals, release_packages, release_seats, releases;
      DROP FUNCTION breakwater_keep_release();
      DROP FUNCTION breakwater_keep_but_open();
    `);
  }
}
