import type { TestApp } from './app.ts';

export type RegistryRow = Record<string, unknown> & { id: string; code: string };

export interface RegistryPage {
  items: RegistryRow[];
  next: string | null;
}

/** An id nothing has. */
export const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** A GeoJSON square, of so many degrees a side. */
export function square(degrees: number): unknown {
  const [west, south, east, north] = [103, 1, 103 + degrees, 1 + degrees];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** The id of a team of the demo registry. */
export async function teamId(app: TestApp, code: string): Promise<string> {
  const { body } = await app.get<RegistryPage>('/api/v1/organisations?limit=500');
  const team = body.items.find((row) => row.code === code);
  if (!team) throw new Error(`The demo registry has no team ${code}`);
  return team.id;
}

/** What a site in Singapore is entered with. */
export function newSite(code: string, organisationId: string): Record<string, unknown> {
  return {
    code,
    nation: 'SG',
    organisationId,
    kind: 'port',
    name: `Port ${code}`,
    unlocode: 'SGSIN',
    position: { lat: 1.26, lon: 103.84 },
    timezone: 'Asia/Singapore',
    criticality: 3,
  };
}

export async function enterSite(app: TestApp, code: string): Promise<RegistryRow> {
  const site = newSite(code, await teamId(app, 'sg-port-soc'));
  const answer = await app.post<RegistryRow>('/api/v1/sites', site);
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
