import { v5 as uuidv5 } from 'uuid';
import type { GeoPosition } from '../common/geo-position.ts';
import type { DependencyKind } from './asset-dependency.ts';
import { displaced, octagonAround } from './octagon.ts';
import type { ZonePolygon } from './zone-geometry.ts';

/** What config/registry.demo.json holds; its `about` says how it is to be read. */
export interface DemoFile {
  about: string[];
  zones: Record<string, { warningM: number; criticalM: number; ceilingM: number | null }>;
  assets: Record<string, DemoAsset[]>;
  suites: Record<string, DemoSensor[]>;
  nations: { code: string; name: string }[];
  organisations: { code: string; nation: string; name: string; kind: string }[];
  sites: DemoSite[];
}

export interface DemoSite {
  code: string;
  nation: string;
  organisation: string;
  kind: string;
  name: string;
  unlocode?: string;
  position: GeoPosition;
  timezone: string;
  criticality: number;
  suite: string;
  source: string;
}

interface DemoAsset {
  code: string;
  name: string;
  kind: string;
  criticality: number;
  addresses: string[];
  dependsOn?: { code: string; kind: DependencyKind; note: string }[];
}

interface DemoSensor {
  kind: string;
  name: string;
  expectedIntervalSeconds?: number;
  offset?: { eastM: number; northM: number };
}

/** The rows of each table, named as its columns are. */
export interface DemoRows {
  nations: { code: string; name: string }[];
  organisations: { id: string; code: string; nation: string; name: string; kind: string }[];
  sites: (Omit<DemoSite, 'organisation' | 'position' | 'suite' | 'unlocode'> & {
    id: string;
    organisation_id: string;
    unlocode: string | null;
    lat: number;
    lon: number;
  })[];
  zones: {
    id: string;
    site_id: string;
    kind: string;
    name: string;
    polygon: ZonePolygon;
    ceiling_m: number | null;
  }[];
  assets: (Omit<DemoAsset, 'dependsOn'> & { id: string; site_id: string })[];
  asset_dependencies: {
    site_id: string;
    asset_id: string;
    depends_on_id: string;
    kind: DependencyKind;
    note: string;
  }[];
  sensors: {
    id: string;
    code: string;
    site_id: string;
    kind: string;
    name: string;
    lat: number | null;
    lon: number | null;
    expected_interval_seconds: number | null;
  }[];
}

/** Namespace of the ids below (RFC 9562 §5.5); drawn once, never changed. */
const NAMESPACE = '5b1d6f3e-0c3a-4f0b-9a56-0d6a4b8c7e21';

/** The id an entry of the demo registry has on every node and after every start. */
export function demoId(table: keyof DemoRows, code: string): string {
  return uuidv5(`${table}/${code}`, NAMESPACE);
}

/** The code of a site's sensor: `krpus-suricata` at `KRPUS`. */
export function demoSensorCode(siteCode: string, kind: string): string {
  return `${siteCode}-${kind}`.toLowerCase();
}

/**
 * Lays the file out as rows.
 * @throws Error naming the site whose kind or suite the file does not describe.
 */
export function layOut(file: DemoFile): DemoRows {
  return {
    nations: file.nations,
    organisations: file.organisations.map(({ code, nation, name, kind }) => {
      return { id: demoId('organisations', code), code, nation, name, kind };
    }),
    sites: file.sites.map(siteRow),
    zones: file.sites.flatMap((site) => zonesOf(site, described(file.zones, site.kind, site))),
    assets: file.sites.flatMap((site) =>
      described(file.assets, site.kind, site).map(({ code, name, kind, criticality, addresses }) => {
        const id = assetId(site, code);
        return { id, site_id: demoId('sites', site.code), code, name, kind, criticality, addresses };
      }),
    ),
    asset_dependencies: file.sites.flatMap((site) =>
      described(file.assets, site.kind, site).flatMap(({ code, dependsOn = [] }) =>
        dependsOn.map(({ code: on, kind, note }) => {
          const ends = { asset_id: assetId(site, code), depends_on_id: assetId(site, on) };
          return { site_id: demoId('sites', site.code), ...ends, kind, note };
        }),
      ),
    ),
    sensors: file.sites.flatMap((site) =>
      described(file.suites, site.suite, site).map((sensor) => sensorOf(site, sensor)),
    ),
  };
}

function assetId(site: DemoSite, code: string): string {
  return demoId('assets', `${site.code}/${code}`);
}

function siteRow(site: DemoSite): DemoRows['sites'][number] {
  return {
    id: demoId('sites', site.code),
    code: site.code,
    nation: site.nation,
    organisation_id: demoId('organisations', site.organisation),
    kind: site.kind,
    name: site.name,
    unlocode: site.unlocode ?? null,
    lat: site.position.lat,
    lon: site.position.lon,
    timezone: site.timezone,
    criticality: site.criticality,
    source: site.source,
  };
}

function zonesOf(site: DemoSite, rule: DemoFile['zones'][string]): DemoRows['zones'] {
  const kinds = [
    { kind: 'warning', radius: rule.warningM },
    { kind: 'critical', radius: rule.criticalM },
  ];
  return kinds.map(({ kind, radius }) => ({
    id: demoId('zones', `${site.code}/${kind}`),
    site_id: demoId('sites', site.code),
    kind,
    name: `${site.name}, ${kind} zone`,
    polygon: octagonAround(site.position, radius),
    ceiling_m: rule.ceilingM,
  }));
}

function sensorOf(site: DemoSite, sensor: DemoSensor): DemoRows['sensors'][number] {
  const code = demoSensorCode(site.code, sensor.kind);
  const position = sensor.offset && displaced(site.position, sensor.offset.eastM, sensor.offset.northM);
  return {
    id: demoId('sensors', code),
    code,
    site_id: demoId('sites', site.code),
    kind: sensor.kind,
    name: `${site.name}, ${sensor.name.charAt(0).toLowerCase()}${sensor.name.slice(1)}`,
    lat: position?.lat ?? null,
    lon: position?.lon ?? null,
    expected_interval_seconds: sensor.expectedIntervalSeconds ?? null,
  };
}

function described<Entry>(entries: Record<string, Entry>, name: string, site: DemoSite): Entry {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry === undefined) throw new Error(`The demo registry does not describe "${name}", of site ${site.code}`);
  return entry;
}
