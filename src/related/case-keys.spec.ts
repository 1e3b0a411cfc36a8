import * as fc from 'fast-check';
import { TLP_LABELS } from '../access/policy/marking.ts';
import { betterShown, earliest, type KeyedAlert, keysOf, sequenceKeysOf } from './case-keys.ts';

const alert = (id: string, at: number, more: Partial<KeyedAlert> = {}): KeyedAlert => ({
  id,
  at,
  tlp: 'AMBER',
  kind: 'cyber',
  title: 'Beacon',
  description: null,
  entities: [],
  attributes: {},
  ...more,
});
const domain = (value: string): KeyedAlert['entities'] => [{ type: 'domain', value, role: 'target' }];

describe('keys of a case', () => {
  it('are shown by the least strict alert, of equal ones the earliest', () => {
    const entities = domain('c2.example.org');
    const keys = keysOf([
      alert('strict', 1, { entities, tlp: 'RED' }),
      alert('later', 3, { entities }),
      alert('first', 2, { entities }),
    ]);
    expect([...keys.values()]).toEqual([
      { key: 'domain:c2.example.org', kind: 'domain', at: 2, evidence: ['first'], tlp: 'AMBER' },
    ]);
  });

  it('include runs of techniques, shown by all alerts of the run', () => {
    const keys = keysOf(['T1190', 'T1059', 'T1486'].map((name, at) => alert(`a${at}`, at, { title: `Seen ${name}` })));
    expect(sequenceKeysOf(keys.values(), 3)).toEqual([
      { key: 'sequence:T1190>T1059>T1486', kind: 'sequence', at: 0, evidence: ['a0', 'a1', 'a2'], tlp: 'AMBER' },
    ]);
  });

  it('are a function of the set of alerts, taken in at once or piece by piece', () => {
    const some = fc.array(
      fc.record({
        at: fc.nat(9),
        tlp: fc.constantFrom(...TLP_LABELS),
        entities: fc.constantFrom('a.example.org', 'b.example.org', 'c.example.org').map(domain),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.nat(12), (parts, cut) => {
        const alerts = parts.map((part, index) => alert(`a${index}`, part.at, part));
        const whole = keysOf(alerts.toReversed());
        const pieces = keysOf(alerts.slice(0, cut));
        for (const [key, came] of keysOf(alerts.slice(cut))) pieces.set(key, betterShown(pieces.get(key), came));
        expect(Object.fromEntries(pieces)).toEqual(Object.fromEntries(whole));
      }),
    );
  });

  it('are kept up to so many, the earliest', () => {
    const keys = [
      ...keysOf([3, 1, 2].map((at) => alert(`a${at}`, at, { entities: domain(`d${at}.example.org`) }))).values(),
    ];
    expect(earliest(keys, 2).map(({ at }) => at)).toEqual([1, 2]);
  });
});
