import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HAS_ACTOR, IS_NODE, SAME_NATION, SAME_ORGANISATION, SAME_REALM, wall } from './row-policies.ts';

const MINE = `${HAS_ACTOR} AND owner = (SELECT current_setting('breakwater.actor', true))`;
const OF_TEAM = `(${IS_NODE} OR (${SAME_NATION} AND ${SAME_ORGANISATION}))`;
const SHARED = `shared AND ${OF_TEAM}`;

/** Filters of the queue that people keep under a name: their own, and those they share within their organisation. */
export class CreateQueueViews1764000710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE queue_views (
        id uuid PRIMARY KEY,
        realm text NOT NULL REFERENCES realms,
        -- Of whoever made it; the node's operator has neither, and gets what stands for none.
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        owner text NOT NULL,
        name text NOT NULL,
        filter text NOT NULL,
        sort text NOT NULL CHECK (sort IN ('priority', 'newest', 'oldest', 'due')),
        shared boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX queue_views_of_owner ON queue_views (realm, owner, created_at, id);
      CREATE INDEX queue_views_shared ON queue_views (realm, organisation_id, created_at, id) WHERE shared;
    `);
    await wall(runner, 'queue_views', {
      viewer: 'SELECT, INSERT, UPDATE (name, filter, sort, shared, updated_at), DELETE',
      using: `${SAME_REALM} AND ((${MINE}) OR (${SHARED}))`,
      check: `${SAME_REALM} AND ${OF_TEAM} AND ((${MINE}) OR shared)`,
      engine: 'SELECT, DELETE',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE queue_views');
  }
}
