import { demoId } from '../../src/registry/demo-registry.ts';
import { COMPARED } from './compared-routes.ts';
import type { TestDatabase } from './database.ts';

const ROUTES = Object.values(COMPARED).flat();

/** For each route with ids in its address, those of something the observer sees. */
export async function idsFor(db: TestDatabase, caseId: string): Promise<Map<string, string[]>> {
  const one = async (sql: string): Promise<string[]> => {
    const [row] = await db.query<Record<string, string>>(sql);
    return Object.values(row ?? {}).map(String);
  };
  const own = `realm = 'live' AND nation = 'SG' AND tlp = 'AMBER' ORDER BY id LIMIT 1`;
  const site = demoId('sites', 'SGJUR');
  const organisation = demoId('organisations', 'sg-cert');
  const of: Record<string, string[]> = {
    'alerts/:id': await one(`SELECT id FROM alerts WHERE ${own}`),
    'cases/:id': [caseId],
    'cases/:id/evidence/:evidenceId': await one(`SELECT case_id, id FROM case_evidence WHERE ${own}`),
    'decisions/:id': await one(`SELECT id FROM decisions WHERE realm = 'live' AND nation = 'SG' ORDER BY id LIMIT 1`),
    'constraints/:id': await one(`SELECT id FROM correlation_constraints WHERE ${own}`),
    'rules/:id': await one(
      `SELECT id FROM rulebook_rules WHERE realm = 'live' AND organisation_id = '${organisation}'`,
    ),
    'rules/:id/versions/:version': await one(
      `SELECT id, 1 FROM rulebook_rules WHERE realm = 'live' AND organisation_id = '${organisation}'`,
    ),
    'releases/:id': await one(`SELECT id FROM releases WHERE realm = 'live'`),
    'accounts/:id': await one(`SELECT id FROM accounts WHERE organisation_id = '${organisation}' ORDER BY id LIMIT 1`),
    'organisations/:id': [organisation],
    'nations/:id': await one(`SELECT code FROM nations WHERE code = 'SG'`),
    'sites/:id': [site],
    'zones/:id': await one(`SELECT id FROM zones WHERE site_id = '${site}' ORDER BY id LIMIT 1`),
    'assets/:id': await one(`SELECT id FROM assets WHERE site_id = '${site}' ORDER BY id LIMIT 1`),
    'flyers/:id': await one(`SELECT id FROM flyers WHERE nation = 'SG' ORDER BY id LIMIT 1`),
    'sensors/:id': [demoId('sensors', 'sgjur-suricata')],
    'gateways/:id': await one('SELECT id FROM gateways ORDER BY id LIMIT 1'),
    'rejects/:id': await one(`SELECT id FROM rejects WHERE realm = 'live' ORDER BY id LIMIT 1`),
    'queue/:kind/:id': ['case', caseId],
    'notifications/channels/:id': await one(`SELECT id FROM notification_channels WHERE name = 'live'`),
    'notifications/rules/:id': await one(`SELECT id FROM notification_rules WHERE name = 'live'`),
    'notifications/deliveries/:id': await one(
      `SELECT id FROM notification_deliveries WHERE realm = 'live' ORDER BY id LIMIT 1`,
    ),
    'drills/templates/:code': ['short-watch'],
  };
  const routes = new Map<string, string[]>();
  // The longest that fits: what hangs under a thing has the thing's id first.
  for (const [start, ids] of Object.entries(of).toSorted(([a], [b]) => a.length - b.length)) {
    for (const route of ROUTES.filter((path) => `${path}/`.startsWith(`/api/v1/${start}/`))) routes.set(route, ids);
  }
  return routes;
}
