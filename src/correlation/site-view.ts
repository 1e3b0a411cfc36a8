import type { CooperativeEntry } from './tracks/cooperative.ts';
import type { Zone } from './tracks/zone-watch.ts';

/** What correlation needs to know of a site. */
export interface SiteView {
  siteId: string;
  code: string;
  name: string;
  nation: string;
  organisationId: string;
  criticality: number;
  zones: Zone[];
  /** Whom the site knows and lets fly. */
  cooperative?: CooperativeEntry[];
  assets?: AssetView[];
  /** Which of them depends on which, each pair once. */
  dependencies?: DependencyView[];
}

export interface AssetView {
  /** Unique within the site, and never changed. */
  code: string;
  name: string;
  /** Network addresses and host names, meaningful within the site only. */
  addresses: string[];
}

/** That one asset of a site needs another, by their codes. */
export interface DependencyView {
  asset: string;
  on: string;
  kind: 'control' | 'power' | 'network' | 'data';
}
