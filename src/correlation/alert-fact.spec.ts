import { type AlertFact, alertFact, type AlertRow } from './alert-fact.ts';

const SENSOR = { code: 'krpus-native', kind: 'native', position: null };
const row = (changes: Partial<AlertRow> = {}): AlertRow => ({
  id: 'a1',
  realm: 'live',
  site_id: 'site',
  sensor_id: 'sensor',
  external_id: 'e1',
  format: 'native',
  kind: 'sensor',
  signature: 'test:event',
  title: 'Test event',
  severity: 0,
  tlp: 'AMBER',
  pap: 'AMBER',
  effective_at: new Date('2026-03-02T10:00:00Z'),
  event_key: null,
  analyzer: null,
  entities: [],
  track: null,
  lat: null,
  lon: null,
  alt: null,
  position_error: null,
  ...changes,
});
const fact = (changes: Partial<AlertRow> = {}): AlertFact => alertFact(row(changes), SENSOR, 'KRPUS');

describe('what makes alerts repeats of each other', () => {
  it('is one sensor, one signature and one origin', () => {
    expect(fact({ external_id: 'e2', id: 'a2' }).foldKey).toBe(fact().foldKey);
    expect(fact({ signature: 'other' }).foldKey).not.toBe(fact().foldKey);
  });

  it('never holds for what the node says itself: neither two of them, nor one and a sender’s that looks like it', () => {
    for (const format of ['test', 'watch']) {
      const own = fact({ format, external_id: 'test:1' }).foldKey;
      expect(fact({ format, external_id: 'test:2' }).foldKey).not.toBe(own);
      for (const external_id of ['test:1', 'e1', `own|${format}`]) {
        expect(fact({ external_id, severity: 100 }).foldKey).not.toBe(own);
        expect(fact({ external_id, kind: 'human' }).foldKey).not.toBe(own);
        expect(fact({ external_id, track: { id: 'test:1' } }).foldKey).not.toBe(own);
      }
    }
  });
});
