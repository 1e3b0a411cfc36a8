import type * as fc from 'fast-check';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import {
  arbitraryAirspace,
  arbitraryAlerts,
  arbitraryDependent,
  arbitraryPieces,
  arbitraryRetold,
} from './engine-arbitraries.ts';
import type { EngineLedger } from './engine-world.ts';
import { standingCases, warrantedCases } from './standing-cases.ts';

/** A kind of alerts that correlation is held to end the same with, however they come. */
export interface EngineKind {
  name: string;
  alerts: fc.Arbitrary<AlertFact[]>;
  /** How many they are at most. */
  most: number;
  /** Of 25 runs of all kinds, those that are of this one. */
  share: number;
  /** What has to be the same in the end. */
  told: (ledger: EngineLedger, facts: readonly AlertFact[]) => unknown;
}

const picture: EngineKind['told'] = (ledger, facts) => ledger.picture(facts);

export const ALL_SHARES = 25;

export const ENGINE_KINDS: readonly EngineKind[] = [
  {
    name: 'alerts that share entities and repeat each other',
    alerts: arbitraryAlerts,
    most: 40,
    share: 12,
    told: picture,
  },
  { name: 'alerts told again by another sensor', alerts: arbitraryRetold, most: 48, share: 6, told: picture },
  // An effect that proves to have begun before its cause is none; a case that it opened meanwhile stays (decision 0019).
  {
    name: 'alerts on assets that depend on each other',
    alerts: arbitraryDependent,
    most: 48,
    share: 3,
    told: warrantedCases,
  },
  // What was taken for one at first may open a case that later reports no longer warrant; it stays (decision 0014).
  { name: 'drones, intrusions and sightings', alerts: arbitraryAirspace, most: 90, share: 2, told: standingCases },
  { name: 'pieces of tracks of several sensors', alerts: arbitraryPieces, most: 140, share: 2, told: standingCases },
];
