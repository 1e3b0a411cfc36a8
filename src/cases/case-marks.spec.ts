import * as fc from 'fast-check';
import { TLP_LABELS, type Tlp, stricter, strictest } from '../access/policy/marking.ts';
import { lowered, raised, settle, type Standing, UNMARKED } from './case-marks.ts';

const plain = (label: Tlp): Standing<Tlp> => ({ label, marks: UNMARKED });
const settled = (known: Standing<Tlp> | undefined, alerts: Tlp, inherited: Tlp | null = null): Standing<Tlp> =>
  settle(TLP_LABELS, known, alerts, inherited);

const tlp = fc.constantFrom(...TLP_LABELS);

describe('the marking of a case', () => {
  it('is that of its strictest alert, where nobody decided otherwise', () => {
    expect(settled(undefined, 'GREEN')).toEqual(plain('GREEN'));
    expect(settled(plain('GREEN'), 'RED')).toEqual(plain('RED'));
  });

  it('stays where a person raised it, whatever alerts come', () => {
    const up = raised(plain('GREEN'), 'AMBER+STRICT');
    expect(settled(up, 'GREEN').label).toBe('AMBER+STRICT');
    expect(settled(up, 'RED').label).toBe('RED');
  });

  it('stays where two people lowered it, until an alert is stricter than all it had', () => {
    const down = lowered(TLP_LABELS, plain('AMBER+STRICT'), 'AMBER+STRICT', 'GREEN');
    expect(down.label).toBe('GREEN');
    for (const alerts of ['CLEAR', 'AMBER', 'AMBER+STRICT'] as const) expect(settled(down, alerts).label).toBe('GREEN');
    const again = settled(down, 'RED');
    expect(again.label).toBe('RED');
    // It does not fall back to what had been decided before that alert.
    expect(settled(again, 'AMBER').label).toBe('RED');
  });

  it('can be lowered from where a person raised it to what its alerts say, and rises with them again', () => {
    const up = raised(plain('GREEN'), 'RED');
    const down = lowered(TLP_LABELS, up, 'GREEN', 'AMBER');
    expect(down).toEqual({ label: 'AMBER', marks: { floor: 'AMBER', set: null, basis: null } });
    expect(settled(down, 'GREEN').label).toBe('AMBER');
    expect(settled(down, 'AMBER+STRICT').label).toBe('AMBER+STRICT');
  });

  it('keeps in mind what whoever lowered it first knew of its alerts', () => {
    const once = lowered(TLP_LABELS, plain('RED'), 'RED', 'AMBER');
    // The second pair does not see the alert marked RED.
    const twice = lowered(TLP_LABELS, once, 'AMBER', 'GREEN');
    expect(settled(twice, 'RED').label).toBe('GREEN');
  });

  it('is not lowered by alerts that leave', () => {
    const left = settled(plain('RED'), 'GREEN');
    expect(left).toEqual({ label: 'RED', marks: { floor: 'RED', set: null, basis: null } });
    expect(settled(left, 'AMBER').label).toBe('RED');
  });

  it('takes over what people raised the cases to that it came out of', () => {
    expect(settled(undefined, 'GREEN', 'RED').label).toBe('RED');
    expect(settled(lowered(TLP_LABELS, plain('AMBER'), 'AMBER', 'CLEAR'), 'AMBER', 'GREEN').label).toBe('GREEN');
  });

  it('never falls but by two people, and is never below an alert but where they said so', () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('alerts' as const), label: tlp }),
      fc.record({ kind: fc.constant('raise' as const), label: tlp }),
      fc.record({ kind: fc.constant('lower' as const), label: tlp }),
    );
    fc.assert(
      fc.property(tlp, fc.array(act, { maxLength: 12 }), (first, acts) => {
        let alerts: Tlp = first;
        let allowed: Tlp | null = null;
        let known = settled(undefined, first);
        for (const { kind, label } of acts) {
          const before = known;
          if (kind === 'alerts') {
            alerts = label;
            known = settled(known, label);
            if (allowed !== null && stricter(TLP_LABELS, label, allowed)) allowed = null;
            expect(stricter(TLP_LABELS, before.label, known.label)).toBe(false);
          } else if (kind === 'raise' && stricter(TLP_LABELS, label, known.label)) known = raised(known, label);
          else if (kind === 'lower' && stricter(TLP_LABELS, known.label, label)) {
            known = lowered(TLP_LABELS, known, alerts, label);
            allowed = strictest(TLP_LABELS, alerts, allowed ?? 'CLEAR');
          }
          if (allowed === null) expect(stricter(TLP_LABELS, alerts, known.label)).toBe(false);
          // What is written is what is settled: settling once more changes nothing.
          expect(settled(known, alerts)).toEqual(known);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
