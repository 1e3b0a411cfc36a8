import type { SensorState, WatchedSensor } from './contract.ts';
import { countsByState, inOrder, isWanted, keyState } from './sensor-order.ts';

const sensor = (code: string, state: SensorState, changes: Partial<WatchedSensor> = {}): WatchedSensor => ({
  sensor: {
    id: code,
    code,
    name: `Sensor ${code}`,
    format: 'suricata',
    site: { id: 's', code: 'KRPUS', name: 'Port of Busan', timezone: 'Asia/Seoul' },
    organisation: { id: 'o', name: 'Busan Port SOC' },
    nation: 'KR',
  },
  state,
  own: true,
  lastHeardAt: null,
  expectedIntervalSeconds: null,
  expectedFrom: null,
  skewSeconds: null,
  missing: null,
  rejected24h: null,
  duplicates24h: null,
  strip: null,
  keyExpiresAt: null,
  ...changes,
});
const codes = (of: readonly WatchedSensor[]) => of.map(({ sensor }) => sensor.code);

describe('the list of sensors', () => {
  const all = [
    sensor('a', 'ok', { skewSeconds: -40, rejected24h: 2 }),
    sensor('b', 'silent'),
    sensor('c', 'disabled', { rejected24h: 9 }),
    sensor('d', 'late', { skewSeconds: 3 }),
  ];

  it('begins with what needs somebody', () => {
    expect(codes(inOrder(all, { by: 'state', descending: false }))).toEqual(['b', 'd', 'a', 'c']);
  });

  it('is ordered by any column, with what is not known last', () => {
    expect(codes(inOrder(all, { by: 'skew', descending: true }))).toEqual(['a', 'd', 'b', 'c']);
    expect(codes(inOrder(all, { by: 'rejected', descending: false }))).toEqual(['a', 'c', 'b', 'd']);
    expect(codes(inOrder(all, { by: 'sensor', descending: true }))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('is narrowed by words and state', () => {
    const wanted = (text: string, state: Parameters<typeof isWanted>[1]['state'] = null) =>
      codes(all.filter((each) => isWanted(each, { text, state })));
    expect(wanted('busan SURICATA')).toEqual(['a', 'b', 'c', 'd']);
    expect(wanted('nowhere')).toEqual([]);
    expect(wanted('', 'not-ok')).toEqual(['b', 'd']);
    expect(wanted('', 'disabled')).toEqual(['c']);
  });

  it('is counted', () => {
    expect([...countsByState([...all, sensor('e', 'late')])]).toEqual([
      ['ok', 1],
      ['silent', 1],
      ['disabled', 1],
      ['late', 2],
    ]);
  });
});

describe('a key', () => {
  it('runs out', () => {
    const now = Date.parse('2026-11-29T14:00:00Z');
    expect(keyState(null, now)).toBe('none');
    expect(keyState('2026-11-29T14:00:00Z', now)).toBe('over');
    expect(keyState('2026-12-10T00:00:00Z', now)).toBe('soon');
    expect(keyState('2027-03-01T00:00:00Z', now)).toBe('fine');
  });
});
