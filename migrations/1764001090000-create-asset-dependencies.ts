import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE, wall } from './row-policies.ts';

/**
 * Which asset of a site needs which. Both ends carry the site's id into their references, so that the database itself keeps
 * them at one site. Assets may need each other in a circle, as things do: nothing walks from one to the next without
 * remembering where it was. With either end goes what was said of the two.
 */
export class CreateAssetDependencies1764001090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assets ADD CONSTRAINT assets_site_id_id_key UNIQUE (site_id, id);
      CREATE TABLE asset_dependencies (
        site_id uuid NOT NULL,
        asset_id uuid NOT NULL,
        depends_on_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('control', 'power', 'network', 'data')),
        note text,
        PRIMARY KEY (asset_id, depends_on_id),
        FOREIGN KEY (site_id, asset_id) REFERENCES assets (site_id, id) ON DELETE CASCADE,
        FOREIGN KEY (site_id, depends_on_id) REFERENCES assets (site_id, id) ON DELETE CASCADE,
        CONSTRAINT asset_dependencies_of_two CHECK (asset_id <> depends_on_id)
      );
      CREATE INDEX asset_dependencies_downstream ON asset_dependencies (depends_on_id);
      CREATE INDEX asset_dependencies_by_site ON asset_dependencies (site_id);
    `);
    await wall(runner, 'asset_dependencies', {
      viewer: 'SELECT, INSERT, UPDATE, DELETE',
      using: `${IS_NODE} OR EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)`,
      engine: 'SELECT',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE asset_dependencies;
      ALTER TABLE assets DROP CONSTRAINT assets_site_id_id_key;
    `);
  }
}
