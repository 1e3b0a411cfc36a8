import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDemoFile } from '../src/registry/demo-registry.service.ts';
import type { DemoSite } from '../src/registry/demo-registry.ts';
import { parseCsv } from './support/csv.ts';
import { describeWithData } from './support/shared-data.ts';

interface Place {
  lat: number;
  lon: number;
}

/** Great-circle distance in kilometres, by the haversine formula. */
function kilometres(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * 6_371 * Math.asin(Math.sqrt(north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east));
}

const ISO3: Record<string, string> = {
  BN: 'BRN',
  ID: 'IDN',
  KH: 'KHM',
  KR: 'KOR',
  LA: 'LAO',
  MM: 'MMR',
  MY: 'MYS',
  PH: 'PHL',
  SG: 'SGP',
  TH: 'THA',
  VN: 'VNM',
};
const WRI_FILES: Record<string, string> = { KH: 'Cambodia.csv', LA: 'Laos.csv' };

const { sites } = readDemoFile();
const power = sites.filter((site) => site.kind !== 'port');
/** The one site whose source is not among the shared data. */
const ELSEWHERE = ['TL-HERA'];

function placed(site: DemoSite, row: Record<string, string>, lat: string, lon: string): string | undefined {
  const distance = kilometres(site.position, { lat: Number(row[lat]), lon: Number(row[lon]) });
  const most = site.kind === 'port' ? 5 : 2;
  return distance <= most ? undefined : `${site.code} lies ${distance.toFixed(1)} km from its source`;
}

describeWithData('region', 'demo registry against its sources', (folder) => {
  const read = (file: string) => parseCsv(readFileSync(join(folder, file), 'utf8'));

  it('has every port in the World Port Index, under its code, number and name, within five kilometres', () => {
    const index = read('wpi_ports_asean_rok.csv');
    const ports = sites.filter((site) => site.kind === 'port');
    const faults = ports.flatMap((site) => {
      const row = index.find(
        (entry) =>
          entry['UN/LOCODE']?.replace(' ', '') === site.unlocode &&
          entry['iso2'] === site.nation &&
          site.source.endsWith(`, ${entry['World Port Index Number']} ${entry['Main Port Name']}`),
      );
      return row ? (placed(site, row, 'Latitude', 'Longitude') ?? []) : `${site.code} is not in the index as it says`;
    });
    expect(faults).toEqual([]);
    expect(ports.length).toBeGreaterThanOrEqual(24);
  });

  it('has every power site in the power plant database, under its number, within two kilometres', () => {
    const geodb = read('power_plants_geodb_asean_rok.csv');
    const faults = power.flatMap((site) => {
      if (ELSEWHERE.includes(site.code)) return [];
      const id = /\b(?:GEODB|WRI)\d+\b/.exec(site.source)?.[0] ?? '';
      if (id.startsWith('GEODB')) {
        const row = geodb.find((entry) => entry['gppd_idnr'] === id && entry['country'] === ISO3[site.nation]);
        return row ? (placed(site, row, 'latitude', 'longitude') ?? []) : `${site.code}: ${id} is not in GEODB`;
      }
      const file = WRI_FILES[site.nation];
      const rows = file === undefined ? [] : read(join('wri_power_plants_raw', file));
      const row = rows.find((entry) => `WRI${entry['Power Plant ID']}` === id);
      return row ? (placed(site, row, 'Latitude', 'Longitude') ?? []) : `${site.code}: ${id} is in no file`;
    });
    expect(faults).toEqual([]);
    expect(power.length - ELSEWHERE.length).toBeGreaterThanOrEqual(24);
  });

  it('covers every nation the sources cover', () => {
    const covered = new Set(sites.map((site) => site.nation));
    expect([...covered].toSorted()).toEqual([...Object.keys(ISO3), 'TL'].toSorted());
    const counts = Object.fromEntries(
      [...covered].map((nation) => {
        const own = sites.filter((site) => site.nation === nation);
        const ports = own.filter((site) => site.kind === 'port').length;
        return [nation, { ports, power: own.length - ports }];
      }),
    );
    expect(counts).toEqual({
      BN: { ports: 1, power: 2 },
      ID: { ports: 5, power: 4 },
      KH: { ports: 1, power: 3 },
      KR: { ports: 5, power: 5 },
      LA: { ports: 0, power: 4 },
      MM: { ports: 2, power: 3 },
      MY: { ports: 5, power: 4 },
      PH: { ports: 4, power: 4 },
      SG: { ports: 2, power: 3 },
      TH: { ports: 3, power: 4 },
      TL: { ports: 1, power: 1 },
      VN: { ports: 3, power: 4 },
    });
  });
});
