import { type SensorFacts, sensorState } from './sensor-state.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const ago = (seconds: number): number => NOW - seconds * 1_000;
const facts = (changes: Partial<SensorFacts> = {}): SensorFacts => ({
  enabled: true,
  heardAt: ago(10),
  watchedFrom: ago(86_400),
  expectedSeconds: 60,
  skewSeconds: -1,
  clockAheadSeconds: 300,
  clockBehindSeconds: 86_400,
  gapAt: null,
  ...changes,
});
const state = (changes: Partial<SensorFacts> = {}): string => sensorState(facts(changes), NOW);

describe('the state of a sensor', () => {
  it('is ok while it is heard as expected, with its clock right and its numbering whole', () => {
    expect(state()).toBe('ok');
  });

  it('is late once two expected intervals were missed, and silent after five', () => {
    expect(state({ heardAt: ago(120) })).toBe('ok');
    expect(state({ heardAt: ago(120.001) })).toBe('late');
    expect(state({ heardAt: ago(300) })).toBe('late');
    expect(state({ heardAt: ago(300.001) })).toBe('silent');
  });

  it('counts silence from when the watch began, where that was later', () => {
    expect(state({ heardAt: ago(9_000), watchedFrom: ago(100) })).toBe('ok');
    expect(state({ heardAt: ago(9_000), watchedFrom: ago(200) })).toBe('late');
    expect(state({ heardAt: ago(9_000), watchedFrom: ago(400) })).toBe('silent');
  });

  it('is unknown while it was never heard, however long', () => {
    expect(state({ heardAt: null })).toBe('unknown');
  });

  it('is never late where nobody knows when to expect it', () => {
    expect(state({ heardAt: ago(1e7), expectedSeconds: null })).toBe('ok');
  });

  it('is skewed beyond what the registry allows ahead, or a quarter of an hour behind', () => {
    expect(state({ skewSeconds: 300 })).toBe('ok');
    expect(state({ skewSeconds: 301 })).toBe('skewed');
    expect(state({ skewSeconds: -900 })).toBe('ok');
    expect(state({ skewSeconds: -901 })).toBe('skewed');
    expect(state({ skewSeconds: -61, clockBehindSeconds: 60 })).toBe('skewed');
    expect(state({ skewSeconds: null })).toBe('ok');
  });

  it('has a gap for an hour after its numbering showed one', () => {
    expect(state({ gapAt: ago(3_600) })).toBe('gap');
    expect(state({ gapAt: ago(3_601) })).toBe('ok');
  });

  it('tells the first that holds', () => {
    const all = { enabled: false, heardAt: ago(1e6), skewSeconds: 1e6, gapAt: NOW };
    expect(state(all)).toBe('disabled');
    expect(state({ ...all, enabled: true, heardAt: null })).toBe('unknown');
    expect(state({ ...all, enabled: true })).toBe('silent');
    expect(state({ ...all, enabled: true, heardAt: ago(200) })).toBe('late');
    expect(state({ ...all, enabled: true, heardAt: NOW })).toBe('skewed');
  });
});
