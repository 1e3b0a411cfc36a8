import { array, assert, boolean, integer, property, record } from 'fast-check';
import { type Match, placeOf } from './match.ts';
import { MatchIdentities } from './match-identities.ts';

const match = (t: number, ref: string, identity: string): Match<never> => ({
  t,
  ref,
  identity,
  labels: 1,
  nodes: [],
  values: [],
  position: null,
  carried: null,
  source: null,
  ordinal: 0,
  fired: false,
});

describe('identities of matches', () => {
  it('are found as if the whole list were looked through, whatever came and went', () => {
    const step = record({ goes: boolean(), t: integer({ min: 0, max: 5 }), which: integer({ min: 0, max: 30 }) });
    assert(
      property(array(step, { maxLength: 120 }), (steps) => {
        const list: Match<never>[] = [];
        const identities = new MatchIdentities(list);
        for (const { goes, t, which } of steps) {
          // One in three is known by more than its reference, which has one time alone.
          const ref = `r${which}`;
          const one = which % 3 === 0 ? match(t, ref, `event ${which % 9}`) : match(which % 6, ref, ref);
          const told = list.find(({ identity }) => identity === one.identity);
          expect(identities.get(one)).toBe(told);
          if (told && goes) {
            list.splice(list.indexOf(told), 1);
            identities.delete(told);
          } else if (!told) {
            identities.add(one);
            list.splice(placeOf(list, one), 0, one);
          }
        }
      }),
    );
  });
});
