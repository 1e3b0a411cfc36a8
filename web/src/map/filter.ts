import { SEVERITY_CLASSES, type SeverityClass, severityClass } from '../parts/severity.ts';

export const DOMAINS = ['cyber', 'airspace', 'human', 'sensor'] as const;
export type Domain = (typeof DOMAINS)[number];

/** What the person wants to see; null for everything. */
export interface MapFilter {
  least: SeverityClass;
  domain: Domain | null;
  nation: string | null;
}

export const EVERYTHING: MapFilter = { least: 'info', domain: null, nation: null };

interface Judged {
  severity: number;
  kinds: readonly string[];
  nation: string;
}

export const passes = ({ severity, kinds, nation }: Judged, { least, domain, nation: wanted }: MapFilter): boolean =>
  SEVERITY_CLASSES.indexOf(severityClass(severity)) >= SEVERITY_CLASSES.indexOf(least) &&
  (domain === null || kinds.includes(domain)) &&
  (wanted === null || nation === wanted);

/** Whether anything is left out, so that the screen can say so. */
export const isNarrow = ({ least, domain, nation }: MapFilter): boolean =>
  least !== 'info' || domain !== null || nation !== null;
