import type { Package, PackageAlert } from '../sharing/projection/package.ts';
import { packageKeys } from './package-keys.ts';

const alert = (id: string, more: Partial<PackageAlert> = {}): PackageAlert => ({
  id,
  tlp: 'AMBER',
  pap: 'AMBER',
  ...more,
});
const keysOf = (alerts: PackageAlert[], observables: Package['observables'] = []): object[] =>
  packageKeys({ alerts, observables }, 3, 100);

describe('keys of what was released', () => {
  it('are of entities, observables and techniques that the package carries', () => {
    const entities = [
      { type: 'domain', value: 'c2.example.org', role: 'target' },
      { type: 'ip', value: '10.0.0.5', role: 'source' },
      { type: 'unheard-of', value: 'x', role: 'source' },
    ];
    const observable = {
      id: 'o1',
      tlp: 'AMBER' as const,
      pap: 'AMBER' as const,
      type: 'hash',
      value: 'ab'.repeat(32),
      role: 'subject',
      isIoc: true,
      createdAt: '2026-11-23T08:00:00.000Z',
    };
    const at = '2026-11-23T08:00:00.000Z';
    expect(keysOf([alert('a1', { entities, firstAt: at })], [observable])).toEqual([
      { key: `hash:${'ab'.repeat(32)}`, kind: 'hash', at: null, evidence: ['o1'] },
      { key: 'domain:c2.example.org', kind: 'domain', at: Date.parse(at), evidence: ['a1'] },
    ]);
    const steps = ['T1190', 'T1059', 'T1486'].map((technique, minute) =>
      alert(`a${minute}`, { title: `Seen ${technique}`, firstAt: `2026-11-23T08:0${minute}:00.000Z` }),
    );
    expect(keysOf(steps)).toMatchObject([{ key: 'sequence:T1190>T1059>T1486', evidence: ['a0', 'a1', 'a2'] }]);
  });

  it('are none of what was withheld', () => {
    expect(keysOf([alert('a1'), alert('a2', { title: 'Beacon to c2.example.org' })])).toEqual([]);
    // Techniques without times have no order.
    expect(keysOf(['T1190', 'T1059', 'T1486'].map((title) => alert(title, { title })))).toEqual([]);
  });
});
