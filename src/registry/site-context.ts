import type { GeoPosition } from '../common/geo-position.ts';
import type { DependencyKind } from './asset-dependency.ts';

/** A site as correlation sees it: where it is, what is in it, and who senses it. */
export interface SiteContext {
  siteId: string;
  code: string;
  name: string;
  nation: string;
  organisationId: string;
  kind: 'port' | 'substation' | 'power_plant';
  /** 1 (local) to 5 (a nation depends on it). */
  criticality: number;
  position: GeoPosition;
  zones: ZoneContext[];
  assets: AssetContext[];
  dependencies: DependencyContext[];
  sensors: SensorContext[];
  cooperative: FlyerContext[];
}

export interface ZoneContext {
  id: string;
  name: string;
  kind: 'warning' | 'critical';
  /** Rings of [longitude, latitude], each closed (RFC 7946 §3.1.6). */
  polygon: number[][][];
  /** Metres above the ellipsoid up to which the zone reaches; null for no limit. */
  ceilingM: number | null;
}

export interface AssetContext {
  code: string;
  name: string;
  kind: string;
  criticality: number;
  /** Network addresses and host names, meaningful inside the site only. */
  addresses: string[];
}

/** That one asset needs another, by their codes. */
export interface DependencyContext {
  asset: string;
  on: string;
  kind: DependencyKind;
}

export interface SensorContext {
  id: string;
  code: string;
  kind: string;
  position: GeoPosition | null;
  clockBehindSeconds: number;
  clockAheadSeconds: number;
}

/** Whom the site knows in the air. Times in epoch milliseconds. */
export interface FlyerContext {
  id: string;
  name: string;
  affiliation: 'friend' | 'neutral' | 'hostile';
  serial: string | null;
  operator: string | null;
  area: number[][][] | null;
  ceilingM: number | null;
  from: number | null;
  until: number | null;
}
