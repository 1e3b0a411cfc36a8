import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, BY_ACTOR, IS_NODE, OF_NATION, SAME_ORGANISATION, SEEN, wall } from './row-policies.ts';

const TLP = `IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')`;
const PAP = `IN ('CLEAR', 'GREEN', 'AMBER', 'RED')`;

/** Columns of everything that belongs to a case and has a marking of its own. */
const PART = `
  id uuid PRIMARY KEY,
  realm text NOT NULL REFERENCES realms,
  nation text NOT NULL REFERENCES nations,
  organisation_id uuid NOT NULL REFERENCES organisations,
  case_id uuid NOT NULL REFERENCES cases,
  tlp text NOT NULL CHECK (tlp ${TLP}),
  pap text NOT NULL CHECK (pap ${PAP}),
  author text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1`;

/** A part is seen by its own marking and only with its case; the policies of the tables named hold in there too. */
const WITH_ITS_CASE = `${SEEN} AND (${IS_NODE} OR EXISTS (SELECT FROM cases owner WHERE owner.id = case_id))`;
const WITH_ITS_EVIDENCE = `EXISTS (SELECT FROM case_evidence owner WHERE owner.id = evidence_id)`;

const THING_IS_SEEN = `CASE thing
  WHEN 'case' THEN EXISTS (SELECT FROM cases owner WHERE owner.id = thing_id)
  WHEN 'alert' THEN EXISTS (SELECT FROM alerts owner WHERE owner.id = thing_id)
  WHEN 'note' THEN EXISTS (SELECT FROM notes owner WHERE owner.id = thing_id)
  WHEN 'task' THEN EXISTS (SELECT FROM case_tasks owner WHERE owner.id = thing_id)
  WHEN 'observable' THEN EXISTS (SELECT FROM case_observables owner WHERE owner.id = thing_id)
  WHEN 'evidence' THEN EXISTS (SELECT FROM case_evidence owner WHERE owner.id = thing_id)
  ELSE false END`;

const OF_NATIONS_ORGANISATION = `${IS_NODE} OR EXISTS (SELECT FROM organisations owner WHERE owner.id = organisation_id
  AND owner.nation = (SELECT current_setting('breakwater.nation', true)))`;

/** Tasks, observables and evidence of a case, who marked what how strictly, and what an organisation marks by default. */
export class CreateMarkingsAndParts1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What people decided about a case's marking, beside what its alerts say (src/cases/case-marks.ts).
      ALTER TABLE cases
        ADD COLUMN tlp_floor text CHECK (tlp_floor ${TLP}),
        ADD COLUMN tlp_set text CHECK (tlp_set ${TLP}),
        ADD COLUMN tlp_basis text CHECK (tlp_basis ${TLP}),
        ADD COLUMN pap_floor text CHECK (pap_floor ${PAP}),
        ADD COLUMN pap_set text CHECK (pap_set ${PAP}),
        ADD COLUMN pap_basis text CHECK (pap_basis ${PAP}),
        ADD CHECK ((tlp_set IS NULL) = (tlp_basis IS NULL)),
        ADD CHECK ((pap_set IS NULL) = (pap_basis IS NULL));
      -- When a person last marked it; what the engine keeps of it is the marking it came with.
      ALTER TABLE alerts ADD COLUMN marked_at timestamptz;
      ALTER TABLE notes ADD COLUMN version bigint NOT NULL DEFAULT 1;
      CREATE INDEX alerts_marked_by_people ON alerts (realm, site_id) WHERE marked_at IS NOT NULL;

      CREATE TABLE case_tasks (${PART},
        title text NOT NULL,
        description text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
        assignee text,
        due timestamptz
      );
      CREATE INDEX case_tasks_by_case ON case_tasks (case_id, created_at, id);

      CREATE TABLE case_observables (${PART},
        type text NOT NULL,
        value text NOT NULL,
        -- The form in which two spellings of one thing are the same (src/intake/entity.ts).
        key text NOT NULL,
        note text,
        role text NOT NULL CHECK (role IN ('source', 'target', 'subject')),
        is_ioc boolean NOT NULL
      );
      CREATE INDEX case_observables_by_case ON case_observables (case_id, created_at, id);
      CREATE INDEX case_observables_by_key ON case_observables (case_id, key);

      CREATE TABLE case_evidence (${PART},
        name text NOT NULL,
        bytes bigint NOT NULL CHECK (bytes >= 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32)
      );
      CREATE INDEX case_evidence_by_case ON case_evidence (case_id, created_at, id);

      -- One row for each piece of evidence and none shared: that the same bytes are here already shows to nobody.
      CREATE TABLE evidence_blobs (
        evidence_id uuid PRIMARY KEY REFERENCES case_evidence,
        sha256 bytea NOT NULL,
        bytes bytea NOT NULL,
        CHECK (sha256 = sha256(bytes))
      );
      ALTER TABLE evidence_blobs ALTER COLUMN bytes SET STORAGE EXTERNAL;

      CREATE TABLE evidence_custody (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        evidence_id uuid NOT NULL REFERENCES case_evidence,
        action text NOT NULL CHECK (action IN ('added', 'downloaded', 'verified', 'damaged')),
        actor jsonb NOT NULL,
        at timestamptz NOT NULL,
        sha256 bytea NOT NULL
      );
      CREATE INDEX evidence_custody_by_evidence ON evidence_custody (evidence_id, at, id);

      CREATE TABLE marking_requests (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        site_id uuid NOT NULL REFERENCES sites,
        -- The case the thing is, or belongs to.
        case_id uuid,
        thing text NOT NULL CHECK (thing IN ('case', 'alert', 'note', 'task', 'observable', 'evidence')),
        thing_id uuid NOT NULL,
        -- State the request rests on; when the thing is no longer so, the request has lapsed.
        version bigint NOT NULL,
        tlp text NOT NULL CHECK (tlp ${TLP}),
        pap text NOT NULL CHECK (pap ${PAP}),
        to_tlp text NOT NULL CHECK (to_tlp ${TLP}),
        to_pap text NOT NULL CHECK (to_pap ${PAP}),
        reason text NOT NULL,
        actor jsonb NOT NULL,
        requested_at timestamptz NOT NULL
      );
      CREATE INDEX marking_requests_by_time ON marking_requests (realm, requested_at DESC, id DESC);
      CREATE INDEX marking_requests_by_thing ON marking_requests (thing_id);

      CREATE TABLE marking_decisions (
        request_id uuid PRIMARY KEY REFERENCES marking_requests,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        verdict text NOT NULL CHECK (verdict IN ('confirmed', 'refused')),
        reason text,
        actor jsonb NOT NULL,
        decided_at timestamptz NOT NULL
      );
      -- A second person, whatever the program believes.
      CREATE FUNCTION breakwater_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM marking_requests WHERE id = NEW.request_id AND actor->>'id' = NEW.actor->>'id') THEN
          RAISE EXCEPTION 'Nobody decides on a request of their own' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER second_person BEFORE INSERT ON marking_decisions
        FOR EACH ROW EXECUTE FUNCTION breakwater_second_person();

      CREATE TABLE organisation_settings (
        organisation_id uuid PRIMARY KEY REFERENCES organisations ON DELETE CASCADE,
        default_tlp text NOT NULL DEFAULT 'AMBER' CHECK (default_tlp ${TLP}),
        default_pap text NOT NULL DEFAULT 'AMBER' CHECK (default_pap ${PAP})
      );
    `);
    for (const table of ['case_tasks', 'case_observables', 'case_evidence']) {
      await wall(runner, table, { viewer: 'SELECT, INSERT, UPDATE', using: WITH_ITS_CASE, engine: 'SELECT, UPDATE' });
    }
    await wall(runner, 'evidence_blobs', { viewer: 'SELECT, INSERT', using: WITH_ITS_EVIDENCE, engine: 'SELECT' });
    await wall(runner, 'evidence_custody', {
      viewer: 'SELECT, INSERT',
      using: `${OF_NATION} AND ${WITH_ITS_EVIDENCE}`,
      check: `${OF_NATION} AND ${WITH_ITS_EVIDENCE} AND ${BY_ACTOR}`,
      engine: 'SELECT',
    });
    await wall(runner, 'marking_requests', {
      viewer: 'SELECT, INSERT',
      using: `${SEEN} AND ${THING_IS_SEEN}`,
      check: `${SEEN} AND ${THING_IS_SEEN} AND ${BY_ACTOR}`,
      engine: 'SELECT',
    });
    await wall(runner, 'marking_decisions', {
      viewer: 'SELECT, INSERT',
      using: `${OF_NATION} AND EXISTS (SELECT FROM marking_requests owner WHERE owner.id = request_id)`,
      check: `${OF_NATION} AND EXISTS (SELECT FROM marking_requests owner WHERE owner.id = request_id) AND ${BY_ACTOR}`,
      engine: 'SELECT',
    });
    await wall(runner, 'organisation_settings', {
      viewer: 'SELECT, INSERT, UPDATE',
      using: OF_NATIONS_ORGANISATION,
      check: `${IS_NODE} OR ${SAME_ORGANISATION}`,
      engine: 'SELECT',
    });
    for (const table of ['evidence_blobs', 'evidence_custody', 'marking_requests', 'marking_decisions']) {
      await appendOnly(runner, table);
    }
    await runner.query(`
      GRANT UPDATE (tlp, pap, version) ON notes TO breakwater_viewer, breakwater_engine;
      GRANT UPDATE (tlp, pap, marked_at) ON alerts TO breakwater_viewer;
      -- What evidence is, is written once.
      REVOKE UPDATE ON case_evidence FROM breakwater_viewer, breakwater_engine;
      GRANT UPDATE (tlp, pap, version, updated_at) ON case_evidence TO breakwater_viewer, breakwater_engine;
      REVOKE UPDATE ON case_tasks, case_observables FROM breakwater_engine;
      GRANT UPDATE (tlp, pap, version, updated_at) ON case_tasks, case_observables TO breakwater_engine;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (tlp, pap, version) ON notes FROM breakwater_viewer, breakwater_engine;
      REVOKE UPDATE (tlp, pap, marked_at) ON alerts FROM breakwater_viewer;
      DROP TABLE organisation_settings, marking_decisions, marking_requests, evidence_custody, evidence_blobs,
        case_evidence, case_observables, case_tasks;
      DROP FUNCTION breakwater_second_person();
      ALTER TABLE alerts DROP COLUMN marked_at;
      ALTER TABLE notes DROP COLUMN version;
      ALTER TABLE cases DROP COLUMN tlp_floor, DROP COLUMN tlp_set, DROP COLUMN tlp_basis,
        DROP COLUMN pap_floor, DROP COLUMN pap_set, DROP COLUMN pap_basis;
    `);
  }
}
