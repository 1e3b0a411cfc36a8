import * as fc from 'fast-check';
import { arbitraryDelays, lateOrder } from './support/engine-arbitraries.ts';
import { ALL_SHARES, ENGINE_KINDS } from './support/engine-kinds.ts';
import { play } from './support/engine-world.ts';

/** One seed in every run, so that what fails here fails there; BREAKWATER_SEED looks elsewhere. */
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_260_302);
/** Runs of all kinds together; the long form is docs/reliability.md's. */
const RUNS = Number(process.env['BREAKWATER_SEEDS'] ?? 25_000);

/**
 * Design rule 3: any order of arrival within the lateness, cut into any batches, with the process dying at any points,
 * ends with the cases, links and reasons of the undisturbed run.
 */
describe('correlation under disturbance', () => {
  it.each(ENGINE_KINDS)('ends the same: $name', ({ name, alerts, most, share, told }) => {
    const numRuns = Math.ceil((share * RUNS) / ALL_SHARES);
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
