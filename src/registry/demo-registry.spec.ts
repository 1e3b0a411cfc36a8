import { isTimeZone, isUUID } from 'class-validator';
import { DEPENDENCY_KINDS } from './asset-dependency.ts';
import { type DemoFile, demoId, layOut } from './demo-registry.ts';
import { readDemoFile } from './demo-registry.service.ts';
import { ORGANISATION_KINDS } from './organisation.entity.ts';
import { SENSOR_KINDS } from './sensor.entity.ts';
import { SITE_KINDS } from './site.entity.ts';
import { readPolygon } from './zone-geometry.ts';

const file = readDemoFile();
const rows = layOut(file);

/** Whole hours or not, nobody in the region is elsewhere: offsets from UTC in minutes, by nation. */
const OFFSETS: Record<string, number[]> = {
  BN: [480],
  ID: [420, 480, 540],
  KH: [420],
  KR: [540],
  LA: [420],
  MM: [390],
  MY: [480],
  PH: [480],
  SG: [480],
  TH: [420],
  TL: [540],
  VN: [420],
};

function count<Row>(list: readonly Row[], wanted: (row: Row) => boolean): number {
  return list.filter(wanted).length;
}

function offsetMinutes(timezone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    Date.UTC(2026, 0),
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, hours = '0', minutes = '0'] = /^GMT\+(\d\d):(\d\d)$/.exec(name) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

describe('demo registry', () => {
  it('holds the eleven members of ASEAN and the Republic of Korea', () => {
    expect(rows.nations.map((nation) => nation.code).toSorted()).toEqual(Object.keys(OFFSETS));
  });

  it('gives every nation its three teams, and a power site', () => {
    for (const { code } of rows.nations) {
      const teams = rows.organisations.filter((team) => team.nation === code).map((team) => team.kind);
      expect(teams.toSorted()).toEqual(['grid_operator', 'national_cert', 'port_soc']);
      expect(count(rows.sites, (site) => site.nation === code && site.kind !== 'port')).toBeGreaterThan(0);
    }
  });

  it('gives a port to every nation with a coast', () => {
    for (const { code } of rows.nations) {
      expect(count(rows.sites, (site) => site.nation === code && site.kind === 'port') > 0).toBe(code !== 'LA');
    }
  });

  it('holds at least 24 ports and 24 power sites, substations among them', () => {
    expect(count(rows.sites, (site) => site.kind === 'port')).toBeGreaterThanOrEqual(24);
    expect(count(rows.sites, (site) => site.kind !== 'port')).toBeGreaterThanOrEqual(24);
    expect(count(rows.sites, (site) => site.kind === 'substation')).toBeGreaterThanOrEqual(8);
  });

  it('uses no id, code or name twice where it must be unique', () => {
    for (const list of [rows.organisations, rows.sites, rows.sensors]) {
      expect(new Set(list.map((row) => row.code)).size).toBe(list.length);
    }
    const ids = [rows.organisations, rows.sites, rows.zones, rows.assets, rows.sensors].flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => isUUID(id, '5'))).toBe(true);
    expect(new Set(rows.zones.map((zone) => zone.name)).size).toBe(rows.zones.length);
  });

  it('gives an entry the same id on every machine', () => {
    expect(demoId('sites', 'KRPUS')).toBe('ae108890-195e-5c60-810f-2bb6b8c0495d');
    expect(demoId('sensors', 'krpus-suricata')).toBe('f99f7c6f-99c0-543e-a879-63a299d42e88');
  });

  it('places each site in a timezone of its nation, under a team of its nation, and says where it was taken from', () => {
    const teams = new Map(rows.organisations.map((team) => [team.id, team]));
    for (const site of rows.sites) {
      expect(isTimeZone(site.timezone)).toBe(true);
      expect(OFFSETS[site.nation]).toContain(offsetMinutes(site.timezone));
      expect(teams.get(site.organisation_id)?.nation).toBe(site.nation);
      expect(teams.get(site.organisation_id)?.kind).toBe(site.kind === 'port' ? 'port_soc' : 'grid_operator');
      expect(site.source).toMatch(/^(NGA World Port Index|WRI Global Power Plant Database|Wikipedia)\b/);
      expect(site.unlocode).toEqual(site.kind === 'port' ? site.code : null);
    }
  });

  it('speaks the words of the schema', () => {
    expect(rows.organisations.every((team) => ORGANISATION_KINDS.some((kind) => kind === team.kind))).toBe(true);
    expect(rows.sites.every((site) => SITE_KINDS.some((kind) => kind === site.kind))).toBe(true);
    expect(rows.sensors.every((sensor) => SENSOR_KINDS.some((kind) => kind === sensor.kind))).toBe(true);
    for (const { criticality } of [...rows.sites, ...rows.assets]) expect([1, 2, 3, 4, 5]).toContain(criticality);
  });

  it('gives each site two zones the registry itself would take, the critical one within the other', () => {
    for (const site of rows.sites) {
      const zones = rows.zones.filter((zone) => zone.site_id === site.id);
      expect(zones.map((zone) => zone.kind)).toEqual(['warning', 'critical']);
      for (const { polygon } of zones) expect(readPolygon(polygon)).toEqual({ polygon });
      const [outer = 0, inner = 0] = zones.map((zone) => Math.max(...zone.polygon.coordinates[0]!.map(([x = 0]) => x)));
      expect(outer).toBeGreaterThan(inner);
      expect(inner).toBeGreaterThan(site.lon);
    }
  });

  it('gives each site two to six assets, their addresses private and the same at every site of a kind', () => {
    for (const site of rows.sites) {
      const assets = rows.assets.filter((asset) => asset.site_id === site.id);
      expect(assets.length).toBeGreaterThanOrEqual(2);
      expect(assets.length).toBeLessThanOrEqual(6);
      const addresses = assets.flatMap((asset) => asset.addresses).filter((address) => /^\d/.test(address));
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.every((address) => /^10\.\d+\.\d+\.\d+$/.test(address))).toBe(true);
    }
  });

  it('says of assets which of the same site they need, each pair once, none itself', () => {
    const siteOf = new Map(rows.assets.map(({ id, site_id: site }) => [id, site]));
    for (const { site_id: site, asset_id: asset, depends_on_id: on, kind } of rows.asset_dependencies) {
      expect([siteOf.get(asset), siteOf.get(on)]).toEqual([site, site]);
      expect(asset).not.toBe(on);
      expect(DEPENDENCY_KINDS).toContain(kind);
    }
    const pairs = rows.asset_dependencies.map(({ asset_id: asset, depends_on_id: on }) => `${asset} ${on}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(rows.asset_dependencies.map(({ site_id: site }) => site)).size).toBe(rows.sites.length);
  });

  it('gives each site a network sensor and people, and the sites of the story radar and Remote ID as well', () => {
    for (const site of rows.sites) {
      const kinds = rows.sensors.filter((sensor) => sensor.site_id === site.id).map((sensor) => sensor.kind);
      expect(kinds).toEqual(expect.arrayContaining(['suricata', 'human']));
      if (['KRPUS', 'KR-GAMCHEON', 'SGJUR', 'SG-SERAYA'].includes(site.code)) {
        expect(kinds).toEqual(expect.arrayContaining(['wazuh', 'remote-id', 'sapient']));
      }
    }
    const placed = rows.sensors.filter((sensor) => sensor.lat !== null && sensor.lon !== null);
    expect(new Set(placed.map((sensor) => sensor.kind))).toEqual(new Set(['remote-id', 'sapient']));
  });

  it('names the site whose kind it does not describe', () => {
    const stray: DemoFile = { ...file, sites: [{ ...file.sites[0]!, kind: 'airport' }] };
    expect(() => layOut(stray)).toThrow('does not describe "airport", of site KRPUS');
  });
});
