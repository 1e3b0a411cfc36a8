import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IS_NODE } from './row-policies.ts';

const REALM_NOW = `(SELECT current_setting('breakwater.realm', true))`;

/** Who is held back, and what of the nation they see all the same: as migrations 1764001100000 and 1764001145000 have them. */
const NOT_OF_A_RUN = `(NOT (${IS_NODE}) OR ${REALM_NOW} = 'live'
  OR (SELECT coalesce(current_setting('breakwater.nation', true), '')) = '')`;
const OWN_NATION = `nation = (SELECT current_setting('breakwater.nation', true))`;
const OWN_EYES = `(SELECT coalesce(current_setting('breakwater.viewer_nation', true), '')) = ''`;
const VIEWERS_NATION = `nation = (SELECT coalesce(current_setting('breakwater.viewer_nation', true), ''))`;

const RULES = [
  { policy: 'outside_realms', passes: NOT_OF_A_RUN, nation: OWN_NATION },
  { policy: 'own_eyes', passes: OWN_EYES, nation: VIEWERS_NATION },
];

/** What the other two migrations had in place of the functions. */
const AGREED = (nation: string, organisation: string, realm: string): string => `EXISTS (
  SELECT FROM exercise_cells cell JOIN exercise_runs run ON run.id = cell.run_id
    JOIN organisations team ON team.id = cell.organisation_id
  WHERE cell.realm = ${realm} AND cell.nation = ${nation}
    AND (run.created_by->>'id' = 'person:operator' OR ((cell.agreed_at IS NOT NULL OR cell.organisation_id = run.organisation_id)
      AND (team.kind = 'national_cert' OR cell.organisation_id = ${organisation}))))`;
const SITE_IS_SEEN = 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)';

/**
 * Planning a join with the registry took longer than carrying it out: sites are seen by five rules, two of which look into exercises
 * and their cells, and zones, assets and sensors are seen by three that look into sites, so that one table became fifty. Those
 * rules are of nobody but who watches an exercise or looks through another's eyes. What they ask is now behind a function,
 * which is planned when somebody is asked it (docs/decisions/0039). It reads as whoever calls it: what they see does not change.
 */
export class PlanWallsQuickly1764001285000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION breakwater_agreed(of_nation text, of_organisation uuid) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $$
      BEGIN
        RETURN ${AGREED('of_nation', 'of_organisation', `pg_catalog.current_setting('breakwater.realm', true)`)};
      END $$;
      CREATE FUNCTION breakwater_sees_site(site uuid) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $$
      BEGIN
        RETURN EXISTS (SELECT FROM sites owner WHERE owner.id = site);
      END $$;
    `);
    await this.replace(runner, 'breakwater_sees_site(site_id)', (nation, organisation) => {
      return `breakwater_agreed(${nation}, ${organisation})`;
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replace(runner, SITE_IS_SEEN, (nation, organisation) => AGREED(nation, organisation, REALM_NOW));
    await runner.query('DROP FUNCTION breakwater_agreed(text, uuid); DROP FUNCTION breakwater_sees_site(uuid)');
  }

  private async replace(
    runner: QueryRunner,
    siteIsSeen: string,
    agreed: (nation: string, organisation: string) => string,
  ): Promise<void> {
    for (const { policy, passes, nation } of RULES) {
      const own: Readonly<Record<string, string>> = {
        sites: `sites.${nation} OR ${agreed('sites.nation', 'sites.organisation_id')}`,
        zones: siteIsSeen,
        assets: siteIsSeen,
        sensors: siteIsSeen,
        response_targets: `EXISTS (SELECT FROM organisations owner WHERE owner.id = response_targets.organisation_id
          AND (owner.${nation} OR ${agreed('owner.nation', 'owner.id')}))`,
      };
      for (const [table, rule] of Object.entries(own)) {
        await runner.query(`
          DROP POLICY ${policy} ON ${table};
          CREATE POLICY ${policy} ON ${table} AS RESTRICTIVE TO breakwater_viewer USING (${passes} OR ${rule});
        `);
      }
    }
  }
}
