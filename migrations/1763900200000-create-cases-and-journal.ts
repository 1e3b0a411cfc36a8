import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases with their links and objects, what people decided, and the journal every reader follows. */
export class CreateCasesAndJournal1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        number bigint NOT NULL,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations,
        site_id uuid NOT NULL REFERENCES sites,
        title text NOT NULL,
        title_source text NOT NULL DEFAULT 'engine' CHECK (title_source IN ('engine', 'person')),
        status text NOT NULL DEFAULT 'new'
          CHECK (status IN ('new', 'triaged', 'active', 'contained', 'closed', 'merged')),
        close_reason text,
        severity smallint NOT NULL CHECK (severity BETWEEN 0 AND 100),
        severity_source text NOT NULL DEFAULT 'engine' CHECK (severity_source IN ('engine', 'person')),
        priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 4),
        factors jsonb NOT NULL,
        facts jsonb NOT NULL,
        assignee text,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        pap text NOT NULL CHECK (pap IN ('CLEAR', 'GREEN', 'AMBER', 'RED')),
        first_seen timestamptz NOT NULL,
        last_seen timestamptz NOT NULL,
        opened_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        acknowledged_by text,
        closed_at timestamptz,
        merged_into uuid,
        alert_count bigint NOT NULL DEFAULT 0,
        version bigint NOT NULL DEFAULT 1,
        UNIQUE (realm, number)
      );
      CREATE INDEX cases_by_update ON cases (realm, updated_at DESC, id DESC);
      CREATE INDEX cases_by_priority ON cases (realm, priority, (-severity), id);
      CREATE INDEX cases_by_survivor ON cases (merged_into) WHERE merged_into IS NOT NULL;
      CREATE INDEX cases_by_site ON cases (realm, site_id, updated_at DESC, id DESC);

      CREATE TABLE alert_links (
        alert_id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        site_id uuid NOT NULL,
        ordinal bigint NOT NULL,
        group_id uuid NOT NULL,
        head_id uuid NOT NULL,
        source text NOT NULL CHECK (source IN ('engine', 'person')),
        reasons jsonb NOT NULL,
        score real NOT NULL,
        late boolean NOT NULL,
        occurrences bigint NOT NULL DEFAULT 1,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        linked_at timestamptz NOT NULL,
        state jsonb
      );
      CREATE INDEX alert_links_by_group ON alert_links (group_id, first_at, alert_id) WHERE head_id = alert_id;
      CREATE INDEX alert_links_of_group ON alert_links (group_id);
      CREATE INDEX alert_links_by_head ON alert_links (head_id, first_at, alert_id);
      CREATE INDEX alert_links_of_heads ON alert_links (realm, site_id, last_at) WHERE head_id = alert_id;
      CREATE INDEX alert_links_by_ordinal ON alert_links (realm, ordinal);

      CREATE TABLE correlation_progress (
        realm text NOT NULL,
        site_id uuid NOT NULL,
        watermark timestamptz NOT NULL,
        PRIMARY KEY (realm, site_id)
      );

      CREATE TABLE case_separations (
        realm text NOT NULL,
        group_id uuid NOT NULL,
        other_group_id uuid NOT NULL,
        decision_id uuid NOT NULL,
        PRIMARY KEY (group_id, other_group_id)
      );

      CREATE TABLE objects (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        group_id uuid NOT NULL,
        identity text,
        class text,
        zone text NOT NULL CHECK (zone IN ('outside', 'warning', 'critical')),
        first_seen timestamptz NOT NULL,
        last_seen timestamptz NOT NULL,
        lat double precision,
        lon double precision,
        alt double precision,
        position_error real,
        velocity jsonb,
        tracks jsonb NOT NULL,
        transitions jsonb NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX objects_by_group ON objects (group_id);
      CREATE INDEX objects_by_site ON objects (realm, site_id, last_seen DESC);

      CREATE TABLE notes (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        case_id uuid NOT NULL REFERENCES cases,
        author text NOT NULL,
        body text NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        pap text NOT NULL CHECK (pap IN ('CLEAR', 'GREEN', 'AMBER', 'RED')),
        created_at timestamptz NOT NULL
      );
      CREATE INDEX notes_by_case ON notes (case_id, created_at, id);

      CREATE TABLE decisions (
        id uuid PRIMARY KEY,
        realm text NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('link', 'unlink', 'merge', 'split', 'seal', 'unseal')),
        case_id uuid NOT NULL,
        other_case_id uuid,
        alert_ids uuid[] NOT NULL DEFAULT '{}',
        actor jsonb NOT NULL,
        reason text NOT NULL,
        decided_at timestamptz NOT NULL,
        applied_ordinal bigint,
        outcome jsonb
      );
      CREATE INDEX decisions_by_site ON decisions (realm, site_id, applied_ordinal);

      CREATE TABLE journal_heads (
        realm text PRIMARY KEY REFERENCES realms,
        head bigint NOT NULL DEFAULT 0,
        floor bigint NOT NULL DEFAULT 0
      );
      INSERT INTO journal_heads (realm) VALUES ('live');

      CREATE TABLE journal (
        realm text NOT NULL,
        seq bigint NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid,
        case_id uuid,
        tlp text NOT NULL,
        actor jsonb NOT NULL,
        data jsonb NOT NULL,
        PRIMARY KEY (realm, seq)
      );
      CREATE INDEX journal_by_case ON journal (case_id, seq) WHERE case_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE journal, journal_heads, decisions, notes, objects, case_separations, correlation_progress, alert_links, cases',
    );
  }
}
