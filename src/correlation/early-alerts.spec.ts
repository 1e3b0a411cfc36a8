import * as fc from 'fast-check';
import { arbitraryDelays, lateOrder } from '../../test/support/engine-arbitraries.ts';
import { ENGINE_KINDS } from '../../test/support/engine-kinds.ts';
import { arbitraryPace, isUrgent, taken } from '../../test/support/engine-queue.ts';

/** Of each 25, as ENGINE_KINDS shares them out: 408 of the first kind, 68 of the last. */
const ROUNDS = 34;

describe('alerts that are taken before their turn', () => {
  it.each(ENGINE_KINDS)(
    'end in the cases that they would have been in, and make nothing late: $name',
    ({ alerts, most, share, told }) => {
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
        { numRuns: share * ROUNDS },
      );
    },
  );
});
