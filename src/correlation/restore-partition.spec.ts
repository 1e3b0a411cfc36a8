import { alert, play, T0 } from '../../test/support/engine-world.ts';
import type { AlertFact } from './alert-fact.ts';

describe('what starts again from the store', () => {
  it('still has what was just about to leave memory, and so what that alone held together', () => {
    const [first, second] = ['host:a@KRPUS', 'ip:10.0.0.9@KRPUS'];
    const fact = (ref: string, seconds: number, keys: string[], fold = 'f0'): AlertFact =>
      alert({ ref, t: T0 + seconds * 1000, keys, foldKey: `${fold}|${keys.join()}`, severity: 20, title: 'Sweep' });
    const [begins, both, bridge, aside] = [
      fact('a', 0, [first]),
      fact('b', 181, [first, second]),
      // A second too old to be reached by what comes last, and all that holds the next two together.
      fact('c', 1_980, [first]),
      fact('d', 1_981, [second]),
    ];
    const [after, last] = [fact('e', 2_581, [first]), fact('h', 4_381, [first])];
    const late = [fact('f', 3_839, [first], 'f1'), fact('g', 3_839, [first])];
    const facts = [begins, both, bridge, aside, after, ...late, last];
    const arrived = [begins, both, bridge, aside, after, last, ...late];
    expect(play(arrived, 1, [arrived.indexOf(last)]).picture(facts)).toEqual(play(facts, 1).picture(facts));
  });
});
