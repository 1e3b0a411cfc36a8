import type { TestApp } from './app.ts';

/** One flyer for each site, and one for all sites of each organisation that has any. */
export async function plantFlyers(app: Pick<TestApp, 'db'>): Promise<void> {
  await app.db.query(
    `INSERT INTO flyers (id, nation, organisation_id, site_id, name, affiliation, serial)
     SELECT gen_random_uuid(), nation, organisation_id, id, 'Survey of ' || code, 'friend', 'SN-' || code FROM sites
     UNION ALL SELECT DISTINCT ON (organisation_id) gen_random_uuid(), nation, organisation_id, NULL::uuid,
       'Fleet of ' || nation, 'neutral', 'FLEET-' || nation FROM sites`,
  );
}
