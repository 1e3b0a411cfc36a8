import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `(SELECT coalesce(current_setting('breakwater.${name}', true), ''))`;
const REALM_NOW = `(SELECT current_setting('breakwater.realm', true))`;
const OWN_EYES = `${setting('viewer_nation')} = ''`;
const VIEWERS_NATION = `nation = ${setting('viewer_nation')}`;
const VIEWERS_ORGANISATION = `organisation_id = (SELECT nullif(current_setting('breakwater.viewer_organisation', true), '')::uuid)`;

/** As migration 1764001100000 has it for whoever watches a run. */
const AGREED = (nation: string, organisation: string): string => `EXISTS (
  SELECT FROM exercise_cells cell JOIN exercise_runs run ON run.id = cell.run_id
    JOIN organisations team ON team.id = cell.organisation_id
  WHERE cell.realm = ${REALM_NOW} AND cell.nation = ${nation}
    AND (run.created_by->>'id' = 'person:operator' OR ((cell.agreed_at IS NOT NULL OR cell.organisation_id = run.organisation_id)
      AND (team.kind = 'national_cert' OR cell.organisation_id = ${organisation}))))`;

/** What holds besides for whoever looks through the eyes of a cell, by table: what they may see with their own. */
const OUTSIDE_REALMS: Readonly<Record<string, string>> = {
  sites: `sites.${VIEWERS_NATION} OR ${AGREED('sites.nation', 'sites.organisation_id')}`,
  zones: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  assets: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  sensors: 'EXISTS (SELECT FROM sites owner WHERE owner.id = site_id)',
  flyers: VIEWERS_NATION,
  response_targets: `EXISTS (SELECT FROM organisations owner WHERE owner.id = response_targets.organisation_id
    AND (owner.${VIEWERS_NATION} OR ${AGREED('owner.nation', 'owner.id')}))`,
  accounts: `${VIEWERS_NATION} AND ${VIEWERS_ORGANISATION}`,
  sign_in_policies: VIEWERS_ORGANISATION,
  gateways: VIEWERS_NATION,
  organisation_settings: VIEWERS_ORGANISATION,
  link_caps: `from_${VIEWERS_NATION}`,
  audit_entries: `${VIEWERS_NATION} AND ${VIEWERS_ORGANISATION}`,
  notification_channels: `${VIEWERS_NATION} AND ${VIEWERS_ORGANISATION}`,
  notification_rules: `${VIEWERS_NATION} AND ${VIEWERS_ORGANISATION}`,
};

/**
 * Looking through the eyes of a cell opens nothing of what is of no realm: a cell's registry, accounts and settings are seen so far
 * as whoever looks sees them otherwise. Whoever looks through their own eyes sets nothing, and these policies let all pass.
 */
export class ViewAs1764001145000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, own] of Object.entries(OUTSIDE_REALMS)) {
      await runner.query(
        `CREATE POLICY own_eyes ON ${table} AS RESTRICTIVE TO breakwater_viewer USING (${OWN_EYES} OR ${own})`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(OUTSIDE_REALMS)) await runner.query(`DROP POLICY own_eyes ON ${table}`);
  }
}
