import type { TestDatabase } from './database.ts';

/** A team of the demo registry with a site and a sensor to hang things on. */
export interface Team {
  organisationId: string;
  code: string;
  nation: string;
  kind: string;
  siteId: string;
  siteCode: string;
  sensorId: string;
}

/** Every team of the demo registry. */
export async function teamsOf(db: TestDatabase): Promise<Team[]> {
  const rows = await db.query<Team>(
    `SELECT o.id AS "organisationId", o.code, o.nation, o.kind, s.id AS "siteId", s.code AS "siteCode",
            (SELECT id FROM sensors WHERE site_id = s.id ORDER BY code LIMIT 1) AS "sensorId"
     FROM organisations o
     JOIN LATERAL (SELECT id, code FROM sites WHERE nation = o.nation ORDER BY organisation_id <> o.id, code LIMIT 1) s
       ON true
     ORDER BY o.code`,
  );
  return rows;
}
