import * as fc from 'fast-check';
import type { AlertFact } from '../src/correlation/alert-fact.ts';
import {
  arbitraryAirspace,
  arbitraryAlerts,
  arbitraryDelays,
  arbitraryDependent,
  arbitraryPieces,
  arbitraryRetold,
  lateOrder,
} from './support/engine-arbitraries.ts';
import { type EngineLedger, play } from './support/engine-world.ts';
import { standingCases, warrantedCases } from './support/standing-cases.ts';

/** One seed in every run, so that what fails here fails there; BREAKWATER_SEED looks elsewhere. */
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_260_302);
/** Runs of all kinds together; the long form is docs/reliability.md's. */
const USUAL_RUNS = 25_000;
const RUNS = Number(process.env['BREAKWATER_SEEDS'] ?? USUAL_RUNS);

type Told = (ledger: EngineLedger, facts: readonly AlertFact[]) => unknown;

const picture: Told = (ledger, facts) => ledger.picture(facts);

/**
 * Design rule 3: any order of arrival within the lateness, cut into any batches, with the process dying at any points,
 * ends with the cases, links and reasons of the undisturbed run.
 */
describe('correlation under disturbance', () => {
  it.each([
    ['alerts that share entities and repeat each other', arbitraryAlerts, 40, 12_000, picture],
    ['alerts told again by another sensor', arbitraryRetold, 48, 6_000, picture],
    // An effect that proves to have begun before its cause is none; a case that it opened meanwhile stays (decision 0019).
    ['alerts on assets that depend on each other', arbitraryDependent, 48, 3_000, warrantedCases],
    // What was taken for one at first may open a case that later reports no longer warrant; it stays (decision 0014).
    ['drones, intrusions and sightings', arbitraryAirspace, 90, 2_000, standingCases],
    ['pieces of tracks of several sensors', arbitraryPieces, 140, 2_000, standingCases],
  ])('ends the same: %s', (name, alerts: fc.Arbitrary<AlertFact[]>, most, usual, told: Told) => {
    const numRuns = Math.ceil((usual * RUNS) / USUAL_RUNS);
    console.log(`${name}: ${String(numRuns)} runs from seed ${String(SEED)}`);
    fc.assert(
      fc.property(
        alerts,
        arbitraryDelays(most),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(most), { maxLength: 4 }),
        (facts, delays, batch, crashes) => {
          const disturbed = play(
            lateOrder(facts, delays),
            batch,
            crashes.map((crash) => crash - (crash % batch)),
          );
          const [found, due] = [disturbed, play(facts, 1)].map((ledger) => told(ledger, facts));
          expect(found).toEqual(due);
        },
      ),
      { numRuns, seed: SEED },
    );
  });
});
