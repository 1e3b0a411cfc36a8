import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE, OF_NATION, wall, type Wall } from './row-policies.ts';

const KIND = `kind text NOT NULL CHECK (kind IN
        ('address', 'domain', 'url', 'hash', 'serial', 'operator', 'vessel', 'mac', 'sequence', 'technique'))`;

/** The policies of the tables named hold in there too: who does not see a side sees nothing of the two. */
const WITH_BOTH_SIDES = `${OF_NATION} AND (${IS_NODE} OR (
  EXISTS (SELECT FROM cases one WHERE one.id = case_id)
  AND (other_case_id IS NULL OR EXISTS (SELECT FROM cases other WHERE other.id = other_case_id))
  AND (share_id IS NULL OR EXISTS (SELECT FROM release_packages package
    WHERE package.share_id = related_pairs.share_id AND package.open AND package.expires_at > now()))))`;

/** A reason is seen with its pair and with every alert that shows it. */
const WITH_EVIDENCE = `${OF_NATION} AND (${IS_NODE} OR (
  EXISTS (SELECT FROM related_pairs pair WHERE pair.id = pair_id)
  AND NOT EXISTS (SELECT FROM unnest(evidence || other_evidence) AS shows (id)
    WHERE NOT EXISTS (SELECT FROM alerts told WHERE told.id = shows.id))))`;

const WALLS: Readonly<Record<string, Wall>> = {
  related_progress: { engine: 'SELECT, INSERT, UPDATE' },
  related_cases: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  related_case_keys: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  related_share_keys: { engine: 'SELECT, INSERT, UPDATE, DELETE' },
  related_pairs: {
    viewer: 'SELECT, UPDATE (decision, decided_by, decided_at, decision_reason)',
    using: WITH_BOTH_SIDES,
    engine: 'SELECT, INSERT, UPDATE, DELETE',
  },
  related_reasons: { viewer: 'SELECT', using: WITH_EVIDENCE, engine: 'SELECT, INSERT, UPDATE, DELETE' },
};

/**
 * The second stage: what each case, and each package that was released to somebody, has that means the same everywhere, and
 * the pairs of them that have something rare in common.
 */
export class CreateRelated1764001050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE related_progress (
        realm text PRIMARY KEY REFERENCES realms,
        position bigint NOT NULL
      );

      -- Up to which of its alerts the keys of a case are made.
      CREATE TABLE related_cases (
        case_id uuid PRIMARY KEY REFERENCES cases,
        ordinal bigint NOT NULL
      );

      CREATE TABLE related_case_keys (
        case_id uuid NOT NULL REFERENCES cases,
        key text NOT NULL,
        ${KIND},
        realm text NOT NULL,
        nation text NOT NULL,
        at timestamptz NOT NULL,
        -- Alerts that show it, and how strictly they are marked.
        evidence uuid[] NOT NULL CHECK (cardinality(evidence) > 0),
        tlp text NOT NULL,
        -- Who sees that the case has it: 'nation', or 'strict:' or 'red:' and the organisation.
        reach text NOT NULL,
        PRIMARY KEY (case_id, key)
      );
      CREATE INDEX related_case_keys_by_key ON related_case_keys (realm, nation, key, reach) WHERE kind <> 'technique';

      CREATE TABLE related_share_keys (
        share_id uuid NOT NULL,
        key text NOT NULL,
        ${KIND},
        realm text NOT NULL,
        -- Whom it is addressed to.
        nation text NOT NULL,
        address text NOT NULL CHECK (address IN ('nation', 'organisation', 'person')),
        organisation_id uuid,
        account_id uuid,
        of_case_id uuid NOT NULL,
        at timestamptz,
        -- Names, within the package, of what shows it.
        evidence text[] NOT NULL,
        PRIMARY KEY (share_id, key)
      );
      CREATE INDEX related_share_keys_by_key ON related_share_keys (realm, nation, key);

      CREATE TABLE related_pairs (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        case_id uuid NOT NULL REFERENCES cases,
        other_case_id uuid REFERENCES cases,
        share_id uuid,
        -- Who sees both sides and the reason most people see, as of when it was last looked at.
        organisation_id uuid NOT NULL,
        tlp text NOT NULL CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        addressee uuid,
        standing boolean NOT NULL,
        proposed_at timestamptz NOT NULL,
        decision text CHECK (decision IN ('accepted', 'dismissed')),
        decided_by jsonb,
        decided_at timestamptz,
        decision_reason text,
        CHECK ((other_case_id IS NULL) <> (share_id IS NULL)),
        CHECK (other_case_id IS NULL OR case_id < other_case_id),
        CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX related_pairs_by_case ON related_pairs (case_id);
      CREATE INDEX related_pairs_by_other ON related_pairs (other_case_id) WHERE other_case_id IS NOT NULL;
      CREATE INDEX related_pairs_by_share ON related_pairs (share_id) WHERE share_id IS NOT NULL;
      CREATE INDEX related_pairs_by_time ON related_pairs (realm, nation, proposed_at DESC, id DESC) WHERE standing;

      CREATE TABLE related_reasons (
        pair_id uuid NOT NULL REFERENCES related_pairs,
        key text NOT NULL,
        ${KIND},
        realm text NOT NULL,
        nation text NOT NULL,
        at timestamptz NOT NULL,
        other_at timestamptz,
        evidence uuid[] NOT NULL,
        other_evidence uuid[] NOT NULL,
        package_evidence text[] NOT NULL,
        -- Who sees both sides and all that shows it.
        organisation_id uuid NOT NULL,
        tlp text NOT NULL,
        -- Cases and packages with the key, of those that all of them see.
        holders integer NOT NULL,
        PRIMARY KEY (pair_id, key)
      );
      CREATE INDEX related_reasons_by_key ON related_reasons (realm, nation, key);
    `);
    for (const [table, described] of Object.entries(WALLS)) await wall(runner, table, described);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(WALLS).toReversed()) await runner.query(`DROP TABLE ${table} CASCADE`);
  }
}
