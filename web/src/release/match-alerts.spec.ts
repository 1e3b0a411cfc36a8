import { matchAlerts, type OwnAlert } from './match-alerts.ts';

const own = (id: string, fields: Partial<OwnAlert> = {}): OwnAlert => ({
  id,
  kind: 'cyber',
  title: id,
  signature: 's',
  severity: 50,
  confidence: null,
  occurredAt: '2026-11-29T00:00:30Z',
  tlp: 'AMBER',
  ...fields,
});
const pairs = (map: Map<string, string>): [string, string][] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('alerts of a package', () => {
  it('are found by what is left of them', () => {
    const found = matchAlerts(
      [own('a'), own('b')],
      [
        { id: '1', title: 'b' },
        { id: '2', title: 'a' },
      ],
      undefined,
    );
    expect(pairs(found)).toEqual([
      ['1', 'b'],
      ['2', 'a'],
    ]);
  });

  it('are found where the others are taken', () => {
    const packed = [
      { id: '1', title: 'Door of [withheld] forced' },
      { id: '2', title: 'b' },
    ];
    expect(pairs(matchAlerts([own('Door of house 4 forced'), own('b')], packed, undefined))).toEqual([
      ['1', 'Door of house 4 forced'],
      ['2', 'b'],
    ]);
  });

  it('are left alone where two could be it', () => {
    expect(matchAlerts([own('a'), own('b')], [{ id: '1', severity: 50 }], undefined).size).toBe(0);
  });

  it('are found by rounded times', () => {
    const alerts = [own('a', { occurredAt: '2026-11-29T00:04:59Z' }), own('b', { occurredAt: '2026-11-29T00:05:00Z' })];
    const packed = [
      { id: '1', occurredAt: '2026-11-29T00:00:00Z' },
      { id: '2', occurredAt: '2026-11-29T00:05:00Z' },
    ];
    expect(matchAlerts(alerts, packed, 4.999).get('1')).toBe('a');
  });
});
