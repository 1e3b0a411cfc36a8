import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, OF_ORGANISATION, SAME_REALM, wall } from './row-policies.ts';

const OWNER = `realm text NOT NULL REFERENCES realms,
        nation text NOT NULL REFERENCES nations,
        organisation_id uuid NOT NULL REFERENCES organisations`;

/** A template that was approved, to those nations its owner named and to nobody else. */
const RELEASED = `${SAME_REALM} AND approved_revision IS NOT NULL AND archived_at IS NULL
  AND (SELECT current_setting('breakwater.nation', true)) = ANY (releasable_to)`;
/** Of what is released, the text that was approved and no other. */
const TEXT_OF_RELEASED = `EXISTS (SELECT FROM drill_templates owner
  WHERE owner.id = template_id AND owner.approved_revision = revision
    AND owner.archived_at IS NULL AND (SELECT current_setting('breakwater.nation', true)) = ANY (owner.releasable_to))`;

/** Drills that organisations write themselves: the texts as they were saved, which of them is approved, and for whom. */
export class CreateDrillTemplates1764001150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drill_templates (
        id uuid PRIMARY KEY,
        ${OWNER},
        -- As the newest text has it.
        code text NOT NULL,
        latest integer NOT NULL CHECK (latest > 0),
        created_at timestamptz NOT NULL,
        created_by jsonb NOT NULL,
        approved_revision integer CHECK (approved_revision BETWEEN 1 AND latest),
        approved_at timestamptz,
        approved_by jsonb,
        archived_at timestamptz,
        archived_by jsonb,
        -- Nations whose people may read and run what is approved; nobody where none is named.
        releasable_to text[] NOT NULL DEFAULT '{}',
        UNIQUE (realm, organisation_id, code),
        CHECK ((approved_revision IS NULL) = (approved_at IS NULL)),
        CHECK ((approved_revision IS NULL) = (approved_by IS NULL)),
        CHECK ((archived_at IS NULL) = (archived_by IS NULL))
      );
      CREATE INDEX drill_templates_released ON drill_templates USING gin (releasable_to)
        WHERE approved_revision IS NOT NULL AND archived_at IS NULL;

      -- Each text as it was saved; none of them changes.
      CREATE TABLE drill_template_revisions (
        template_id uuid NOT NULL REFERENCES drill_templates,
        revision integer NOT NULL CHECK (revision > 0),
        ${OWNER},
        text text NOT NULL,
        -- What lists show of it.
        summary jsonb NOT NULL,
        -- How it came here, and what of it found no place.
        source text NOT NULL CHECK (source IN ('yaml', 'cexf', 'csv', 'copy')),
        lost text[] NOT NULL DEFAULT '{}',
        comment text NOT NULL,
        author jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (template_id, revision)
      );

      -- Whether a run was made of a text that nobody has approved.
      ALTER TABLE exercise_runs ADD COLUMN of_draft boolean NOT NULL DEFAULT false;
    `);
    await wall(runner, 'drill_templates', {
      viewer: `SELECT, INSERT,
        UPDATE (code, latest, approved_revision, approved_at, approved_by, archived_at, archived_by, releasable_to)`,
      using: `(${OF_ORGANISATION}) OR (${RELEASED})`,
      check: OF_ORGANISATION,
      engine: 'SELECT',
    });
    await wall(runner, 'drill_template_revisions', {
      viewer: 'SELECT, INSERT',
      using: `(${OF_ORGANISATION}) OR (${SAME_REALM} AND ${TEXT_OF_RELEASED})`,
      check: OF_ORGANISATION,
      engine: 'SELECT',
    });
    await appendOnly(runner, 'drill_template_revisions');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exercise_runs DROP COLUMN of_draft;
      DROP TABLE drill_template_revisions, drill_templates;
    `);
  }
}
