import { fieldChanges, fieldText } from './field-change.ts';

describe('a value as text', () => {
  it.each([
    [{ lat: 35.07912, lon: 129.0343, gridKm: 10 }, '35.0791, 129.0343 (10 km)'],
    [{ type: 'ip', value: '10.0.0.1', role: 'source' }, 'ip 10.0.0.1 (source)'],
    [['a', 'b'], 'a, b'],
    [[], null],
    [0, '0'],
    [undefined, null],
    [{ id: 'x', code: 'krpus-suricata' }, 'krpus-suricata'],
    [{ id: 'x' }, null],
  ])('%j is %j', (value, text) => {
    expect(fieldText(value)).toBe(text);
  });
});

describe('what leaves', () => {
  it('is held against what we have', () => {
    const own = { title: 'Door of house 4', severity: 80, position: { lat: 1, lon: 2 }, extra: 'never chosen' };
    const packed = { title: 'Door of [withheld]', severity: 80 };
    expect(fieldChanges(['title', 'severity', 'position', 'confidence'], own, packed)).toEqual([
      { field: 'title', own: 'Door of house 4', leaves: 'Door of [withheld]' },
      { field: 'severity', own: '80', leaves: '80' },
      { field: 'position', own: '1.0000, 2.0000', leaves: null },
    ]);
  });

  it('is told alone where we do not know which of ours it is', () => {
    expect(fieldChanges(['title'], null, { title: 'x' })).toEqual([{ field: 'title', own: null, leaves: 'x' }]);
  });
});
