import { decodeContext } from '../../../test/support/decode-context.ts';
import type { AlertDraft } from '../../intake/alert.ts';
import { formats } from '../../intake/formats/registry.ts';
import { duePoints, flightPoint, pointsOf } from './flight.ts';
import { flightMessages } from './flight-messages.ts';
import type { FlownTrack } from './template.ts';

const context = { run: 'run-1', item: 'T1', startedAt: Date.UTC(2026, 10, 23, 8, 30) };
const flight: FlownTrack = {
  sensor: 'krpus-radar',
  format: 'sapient',
  name: 'visitor',
  everyMs: 2_000,
  errorM: 0,
  waypoints: [
    { atMs: 0, lat: 35.1, lon: 129, heightM: 60 },
    { atMs: 60_000, lat: 35.1, lon: 129.01, heightM: 60 },
    { atMs: 90_000, lat: 35.105, lon: 129.01, heightM: 30 },
  ],
  identity: { serial: 'ZZDRL00000000001', operator: 'KOR-DRILL', class: 'UAV Rotary Wing', mmsi: '440123456' },
};

function drafts(of: FlownTrack, ordinal: number): AlertDraft[] {
  return flightMessages(of, ordinal, context).map((item) => {
    const decoded = formats.get(of.format)?.decode(item, decodeContext);
    expect(decoded).toHaveProperty('draft');
    return (decoded as { draft: AlertDraft }).draft;
  });
}

describe('a flight', () => {
  it('is on its legs, at the speed these take, and ends with the last whole interval', () => {
    expect(pointsOf(flight)).toBe(46);
    expect(flightPoint(flight, 15)).toMatchObject({ atMs: 30_000, lat: 35.1, lon: 129.005, heightM: 60 });
    // 0.01 degrees of longitude at 35.1 degrees north are 909.8 m.
    expect(flightPoint(flight, 15).velocity.east).toBeCloseTo(909.8 / 60, 1);
    expect(flightPoint(flight, 45)).toMatchObject({ lat: 35.105, lon: 129.01, heightM: 30, velocity: { up: -1 } });
  });

  it('has errors of the size asked for, the same at each playing', () => {
    const blurred = { ...flight, errorM: 20 };
    const off = Array.from({ length: 46 }, (_, ordinal) => {
      const [seen, true_] = [flightPoint(blurred, ordinal), flightPoint(flight, ordinal)];
      return (seen.lat - true_.lat) * 111_195;
    });
    const sigma = Math.sqrt(off.reduce((sum, metres) => sum + metres * metres, 0) / off.length);
    expect(sigma).toBeGreaterThan(14);
    expect(sigma).toBeLessThan(27);
    expect(flightPoint(blurred, 7)).toEqual(flightPoint(blurred, 7));
    expect(flightPoint({ ...blurred, sensor: 'other' }, 7)).not.toEqual(flightPoint(blurred, 7));
  });

  it('goes on after a break with where it is now, and tells nothing twice', () => {
    expect(duePoints(flight, 0, 0)).toEqual([0]);
    expect(duePoints(flight, 1, 1_999)).toEqual([]);
    expect(duePoints(flight, 1, 4_100)).toEqual([1, 2]);
    expect(duePoints(flight, 1, 40_000)).toEqual([20]);
    expect(duePoints(flight, 45, 500_000)).toEqual([45]);
    expect(duePoints(flight, 46, 500_000)).toEqual([]);
  });

  it.each(['remote-id', 'native'] as const)('is what a sensor of %s would send', (format) => {
    const [draft] = drafts({ ...flight, format }, 15);
    expect(draft).toMatchObject({ kind: 'airspace', occurredAt: new Date(context.startedAt + 30_000) });
    expect(draft?.position?.lat).toBeCloseTo(35.1, 6);
    expect(draft?.position?.lon).toBeCloseTo(129.005, 6);
    expect(draft?.track?.velocity?.east).toBeCloseTo(909.8 / 60, 0);
    const [next] = drafts({ ...flight, format }, 16);
    expect(next?.track?.id).toBe(draft?.track?.id);
    expect(next?.externalId).not.toBe(draft?.externalId);
    expect(drafts({ ...flight, format }, 15)[0]?.externalId).toBe(draft?.externalId);
  });

  it('is broadcast with serial, operator and the pilot’s place', () => {
    const pilot = { lat: 35.09, lon: 128.99 };
    const broadcast = { ...flight, format: 'remote-id' as const, identity: { ...flight.identity, pilot } };
    const [draft] = drafts(broadcast, 3);
    expect(draft?.entities).toEqual(
      expect.arrayContaining([
        { type: 'serial', value: 'ZZDRL00000000001', role: 'subject' },
        { type: 'operator', value: 'KOR-DRILL', role: 'subject' },
      ]),
    );
    expect(draft?.track?.pilot).toMatchObject(pilot);
  });

  it('is seen by a radar that says what it is before it says what it sees', () => {
    const [node, seen] = drafts(flight, 0);
    expect(node?.signature).toMatch(/registration/);
    expect(seen).toMatchObject({ signature: 'sapient:detection', track: { class: 'rotary-wing UAV' } });
    expect(drafts(flight, 1)).toMatchObject([{ track: { id: seen?.track?.id } }]);
  });

  it('is a vessel’s, in the sentences of AIS', () => {
    const identity = { mmsi: '440123456', imo: '9074729', vesselName: 'BLUE HERON' };
    const vessel = { ...flight, format: 'ais' as const, identity };
    const [what, where] = drafts(vessel, 0);
    expect(what?.title).toBe('Vessel 440123456 (BLUE HERON): says what it is');
    expect(what?.entities).toContainEqual({ type: 'imo', value: '9074729', role: 'subject' });
    expect(where?.position?.lat).toBeCloseTo(35.1, 5);
    const south = {
      ...vessel,
      waypoints: vessel.waypoints.map(({ atMs, lat, lon }) => ({ atMs, lat: -lat, lon: -lon, heightM: 0 })),
    };
    expect(drafts(south, 45)[0]?.position).toMatchObject({ lat: -35.105, lon: -129.01 });
  });
});
