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
}
