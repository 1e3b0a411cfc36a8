import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OF_ORGANISATION, wall } from './row-policies.ts';

/** That a rule went over a limit of its own at a site and rested: its organisation's alone, since it shows what went on there. */
export class CreateRulePauses1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_pauses (
        realm text NOT NULL REFERENCES realms,
        nation text NOT NULL,
        organisation_id uuid NOT NULL,
        site_id uuid NOT NULL,
        rule_key text NOT NULL,
        title text NOT NULL,
        version integer NOT NULL,
        -- Which limit it went over, and what that is.
        over text NOT NULL CHECK (over IN ('groups', 'events')),
        most integer NOT NULL,
        -- Event time.
        paused_at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        PRIMARY KEY (realm, site_id, rule_key, paused_at)
      );
    `);
    await wall(runner, 'rule_pauses', { viewer: 'SELECT', using: OF_ORGANISATION, engine: 'SELECT, INSERT' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_pauses');
  }
}
