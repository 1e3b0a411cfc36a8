import type { Place } from '../src/common/geodesy.ts';

export const WEEK_SECONDS = 7 * 86_400;
export const START = Date.UTC(2026, 2, 2);
export const PORT: Place = { lat: 35.1, lon: 129.04 };

/** What a site-week holds; written into the report. */
export const WEEK = {
  routineSignatures: 15,
  routinePerDay: [2, 24],
  /** Share of sites with one noisy source each of deauthentication, lost links, and visitors' devices. */
  noisyShare: 0.3,
  noisyPerDay: 6,
  novelCyber: 10,
  strayEvents: 6,
  drones: 12,
  authorisedShare: 0.3,
  outsideShare: 0.4,
  planted: 3,
} as const;

export const PAIRS = ['deauthentication', 'new device', 'silence', 'dark vessel', 'sighting'] as const;
export type Pair = (typeof PAIRS)[number];

export interface WeekScore {
  alerts: number;
  planted: { pair: Pair; joined: boolean; told: string[] }[];
  /** Events of other domains that share a case with a drone and were not planted with one. */
  falseJoins: { title: string; reasons: string[] }[];
  /** Authorised flights that are in a case. */
  authorisedInCase: number;
  authorised: number;
  cases: number;
}

export interface Event {
  refs: string[];
  title: string;
}
export interface Flight {
  refs: string[];
  authorised: boolean;
}

export const NOISY = [
  { signature: 'wids:deauth', title: 'Wireless deauthentication flood', severity: 50, sensor: 'wids' },
  { signature: 'vms:link', title: 'Camera link lost', severity: 40, sensor: 'cameras' },
  { signature: 'nac:new-device', title: 'New device on the OT network', severity: 60, sensor: 'nac' },
] as const;
