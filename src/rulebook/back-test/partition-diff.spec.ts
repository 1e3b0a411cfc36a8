import * as fc from 'fast-check';
import { diffPartitions, type Partition } from './partition-diff.ts';

/** `a:1 b:1 c:-`: alerts, each with its case. */
function partition(text: string): { alerts: string[]; of: Partition } {
  const pairs = text.split(' ').map((pair) => pair.split(':') as [string, string]);
  return { alerts: pairs.map(([alert]) => alert), of: new Map(pairs.filter(([, id]) => id !== '-')) };
}

function told(before: string, after: string): string[] {
  const { alerts, of } = partition(before);
  const { differences, unchanged } = diffPartitions(alerts, of, partition(after).of);
  return [
    ...differences.map(
      (each) => `${each.kind} [${each.before.join()}] to [${each.after.join()}]: ${each.alerts.join()}`,
    ),
    `${unchanged} unchanged`,
  ];
}

describe('diffPartitions', () => {
  it.each([
    ['a:1 b:1 c:-', 'a:x b:x c:-', ['1 unchanged']],
    ['a:- b:- c:-', 'a:x b:x c:-', ['opened [] to [x]: a,b', '0 unchanged']],
    ['a:1 b:1 c:2 d:-', 'a:x b:x c:x d:x', ['joined [1,2] to [x]: d', '0 unchanged']],
    ['a:1 b:2', 'a:x b:x', ['joined [1,2] to [x]: a,b', '0 unchanged']],
    ['a:1 b:1 c:1', 'a:x b:x c:y', ['split [1] to [x,y]: c', '0 unchanged']],
    ['a:1 b:1 c:-', 'a:x b:x c:x', ['grown [1] to [x]: c', '0 unchanged']],
    ['a:1 b:1 c:1', 'a:x b:x c:-', ['shrunk [1] to [x]: c', '0 unchanged']],
    ['a:1 b:1', 'a:- b:-', ['gone [1] to []: a,b', '0 unchanged']],
    ['a:1 b:1 c:-', 'a:x b:- c:x', ['shrunk [1] to [x]: b', 'grown [1] to [x]: c', '0 unchanged']],
    ['a:1 b:1 c:2', 'a:x b:y c:y', ['joined [1,2] to [y]: b,c', 'split [1] to [x,y]: b', '0 unchanged']],
  ])('%s becomes %s', (before, after, differences) => {
    expect(told(before, after)).toEqual(differences);
  });

  const cases = fc.array(fc.option(fc.constantFrom('p', 'q', 'r', 's'), { nil: null }), { maxLength: 12 });
  const asMap = (given: readonly (string | null)[]): Partition =>
    new Map(given.flatMap((id, at) => (id === null ? [] : [[`alert-${at}`, id] as const])));

  it('says nothing exactly where both are the same, whatever the cases are called', () => {
    fc.assert(
      fc.property(cases, cases, (one, other) => {
        const alerts = one.map((_, at) => `alert-${at}`);
        const renamed = one.map((id) => id && `${id}'`);
        expect(diffPartitions(alerts, asMap(one), asMap(renamed)).differences).toEqual([]);
        const { differences } = diffPartitions(alerts, asMap(one), asMap(other.slice(0, one.length)));
        expect(differences.length === 0).toBe(shape(one, alerts.length) === shape(other, alerts.length));
      }),
    );
  });

  it('counts every case that is once: unchanged, or in a difference', () => {
    fc.assert(
      fc.property(cases, cases, (one, other) => {
        const alerts = one.map((_, at) => `alert-${at}`);
        const { differences, unchanged } = diffPartitions(alerts, asMap(one), asMap(other));
        const named = new Set(differences.flatMap(({ before }) => before));
        expect(named.size + unchanged).toBe(new Set(one.filter(Boolean)).size);
      }),
    );
  });
});

/** Which alerts are together, without the names of cases. */
function shape(given: readonly (string | null)[], length: number): string {
  const names = new Map<string, number>();
  return Array.from({ length }, (_, at) => {
    const id = given[at] ?? null;
    if (id === null) return '-';
    if (!names.has(id)) names.set(id, names.size);
    return String(names.get(id));
  }).join();
}
