import * as fc from 'fast-check';
import type { AlertFact } from './alert-fact.ts';
import {
  arbitraryAirspace,
  arbitraryAlerts,
  arbitraryDelays,
  arbitraryDependent,
  arbitraryPieces,
  arbitraryRetold,
  lateOrder,
} from '../../test/support/engine-arbitraries.ts';
import { arbitraryPace, isUrgent, taken, type Taken } from '../../test/support/engine-queue.ts';
import { standingCases, warrantedCases } from '../../test/support/standing-cases.ts';

type Told = (ledger: Taken['ledger'], facts: readonly AlertFact[]) => unknown;

const picture: Told = (ledger, facts) => ledger.picture(facts);

describe('alerts that are taken before their turn', () => {
  it.each([
    ['alerts that share entities and repeat each other', arbitraryAlerts, 40, 400, picture],
    ['alerts told again by another sensor', arbitraryRetold, 48, 200, picture],
    ['alerts on assets that depend on each other', arbitraryDependent, 48, 100, warrantedCases],
    ['drones, intrusions and sightings', arbitraryAirspace, 90, 60, standingCases],
    ['pieces of tracks of several sensors', arbitraryPieces, 140, 60, standingCases],
  ])(
    'end in the cases that they would have been in, and make nothing late: %s',
    (_, alerts: fc.Arbitrary<AlertFact[]>, most, numRuns, told: Told) => {
      fc.assert(
        fc.property(
          alerts,
          arbitraryDelays(most),
          arbitraryPace,
          fc.array(fc.nat(3), { minLength: most, maxLength: most }),
          (facts, delays, pace, chosen) => {
            const order = lateOrder(facts, delays);
            const first = new Set(facts.filter((fact, place) => isUrgent(fact) || chosen[place] === 0));
            const [found, due] = [
              taken(order, pace, (fact) => first.has(fact)),
              taken(order, { comes: [], limit: 1, dies: [] }, () => false),
            ];
            expect(told(found.ledger, facts)).toEqual(told(due.ledger, facts));
            expect([found.late, found.clock]).toEqual([due.late, due.clock]);
          },
        ),
        { numRuns },
      );
    },
  );
});
