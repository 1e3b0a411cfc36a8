import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, IS_NODE, SAME_NATION, SAME_ORGANISATION, wall } from './row-policies.ts';

/** The audit trail: its entries, how far each journal has been read into it, the signed heads of its tree, and the
 * node's keys that sign them, sealed. */
export class CreateAudit1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        index bigint PRIMARY KEY CHECK (index > 0),
        realm text NOT NULL,
        seq bigint NOT NULL,
        event_id uuid NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        actor jsonb NOT NULL,
        origin jsonb,
        objects uuid[] NOT NULL,
        details jsonb NOT NULL,
        journal_hash bytea NOT NULL,
        prev_hash bytea NOT NULL,
        hash bytea NOT NULL,
        UNIQUE (realm, seq)
      );
      CREATE INDEX audit_entries_by_organisation ON audit_entries (organisation_id, index);
      CREATE INDEX audit_entries_by_object ON audit_entries USING gin (objects);

      CREATE TABLE audit_cursors (
        realm text PRIMARY KEY REFERENCES realms,
        seq bigint NOT NULL
      );

      CREATE TABLE audit_progress (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        trail_id uuid NOT NULL DEFAULT gen_random_uuid(),
        size bigint NOT NULL DEFAULT 0,
        hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
        roots bytea NOT NULL DEFAULT '',
        head_number bigint NOT NULL DEFAULT 0,
        head_size bigint NOT NULL DEFAULT 0,
        head_at timestamptz
      );
      INSERT INTO audit_progress DEFAULT VALUES;

      CREATE TABLE node_keys (
        id uuid PRIMARY KEY,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL
      );

      CREATE TABLE audit_heads (
        number bigint PRIMARY KEY CHECK (number > 0),
        size bigint NOT NULL UNIQUE,
        root bytea NOT NULL,
        signed_at timestamptz NOT NULL,
        note text NOT NULL
      );
    `);
    // Of every realm: an auditor watches over an organisation, not over one exercise of it.
    await wall(runner, 'audit_entries', {
      viewer: 'SELECT',
      using: `${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION})`,
      engine: 'SELECT, INSERT',
    });
    await wall(runner, 'audit_cursors', { engine: 'SELECT, INSERT, UPDATE' });
    await wall(runner, 'audit_progress', { engine: 'SELECT, UPDATE' });
    // A head tells how many entries the node has and nothing of what is in them: whoever asks in a name may see it.
    await wall(runner, 'audit_heads', {
      viewer: 'SELECT',
      using: "(SELECT current_setting('breakwater.actor', true)) <> ''",
      engine: 'SELECT, INSERT',
    });
    await wall(runner, 'node_keys', { engine: 'SELECT, INSERT' });
    await appendOnly(runner, 'audit_entries');
    await appendOnly(runner, 'audit_heads');
    await appendOnly(runner, 'node_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE node_keys, audit_heads, audit_progress, audit_cursors, audit_entries');
  }
}
