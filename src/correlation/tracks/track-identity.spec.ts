import * as fc from 'fast-check';
import { identityEdge, type TrackIdentity } from './track-identity.ts';

const MINUTE = 60_000;

function identity(sensor: string, more: Partial<TrackIdentity> = {}): TrackIdentity {
  return { sensor, trackId: '7', serials: [], transmitters: [], declared: [], first: 0, last: MINUTE, ...more };
}

describe('what two tracks say of their identity', () => {
  it('is that they are one, where they share a serial number, however it is written', () => {
    expect(
      identityEdge(
        identity('rid-1', { serials: ['1581F4XYZ0001'] }),
        identity('rid-2', { serials: [' 1581f4xyz0001'] }),
      ),
    ).toEqual({ same: true, text: 'Both give serial number 1581F4XYZ0001', facts: { serial: '1581F4XYZ0001' } });
    const many = identity('rid-1', { serials: ['A1', 'B2'] });
    expect(identityEdge(many, identity('rid-2', { serials: ['B2', 'C3'] })).same).toBe(true);
  });

  it('is that they are not, where both give serial numbers and share none, whatever else speaks for it', () => {
    const mine = identity('rid-1', {
      serials: ['S1'],
      transmitters: ['60:60:1f:aa:bb:01'],
      declared: [{ sensor: 'rid-2', trackId: '7' }],
    });
    const theirs = identity('rid-2', { serials: ['S2'], transmitters: ['60:60:1f:aa:bb:01'] });
    expect(identityEdge(mine, theirs)).toEqual({
      same: false,
      text: 'They give different serial numbers, S1 and S2, although a sensor declares them to be one',
      facts: { serials: ['S1', 'S2'], declared: true },
    });
  });

  it('is that they are one, where a sensor declares so by sensor and track id', () => {
    const fusion = identity('c2-fusion', { trackId: '900', declared: [{ sensor: 'radar-node', trackId: '7' }] });
    const radar = identity('radar-north', { analyzer: 'radar-node', serials: ['S1'] });
    expect(identityEdge(fusion, radar)).toMatchObject({
      same: true,
      text: 'Sensor c2-fusion declares its track 900 to be track 7 of radar-north',
    });
    expect(identityEdge(fusion, identity('other-radar')).same).toBeUndefined();
    expect(identityEdge(fusion, { ...radar, trackId: '8' }).same).toBeUndefined();
  });

  it('is nothing, where only their track ids are equal', () => {
    expect(identityEdge(identity('radar-north'), identity('radar-south'))).toEqual({
      same: undefined,
      text: 'Their identities say nothing either way',
      facts: {},
    });
  });

  it('is that they are one, where one transmitter was heard in both within five minutes', () => {
    const mine = identity('rid-1', { transmitters: ['60-60-1F-AA-BB-01'], last: 2 * MINUTE });
    const after = (gap: number) =>
      identity('rid-2', { transmitters: ['60601faabb01'], first: 2 * MINUTE + gap, last: 20 * MINUTE });
    expect(identityEdge(mine, after(5 * MINUTE))).toEqual({
      same: true,
      text: 'Both send from transmitter 60:60:1f:aa:bb:01, 300 s apart',
      facts: { transmitter: '60:60:1f:aa:bb:01', gapSeconds: 300 },
    });
    expect(identityEdge(mine, after(5 * MINUTE + 1)).same).toBeUndefined();
    expect(identityEdge(mine, after(-MINUTE))).toMatchObject({ same: true, facts: { gapSeconds: 0 } });
  });

  it('is nothing, where they send from different transmitters or from blank ones', () => {
    const from = (...transmitters: string[]) => identity('rid-1', { transmitters });
    expect(identityEdge(from('60:60:1f:aa:bb:01'), from('60:60:1f:aa:bb:02')).same).toBeUndefined();
    expect(identityEdge(from('00:00:00:00:00:00', ''), from('00:00:00:00:00:00', '')).same).toBeUndefined();
    expect(identityEdge(from('ff:ff:ff:ff:ff:ff'), from('ff:ff:ff:ff:ff:ff')).same).toBeUndefined();
  });

  it('does not depend on which of the two is asked first', () => {
    const any = fc.record({
      sensor: fc.constantFrom('rid-1', 'rid-2', 'radar-north'),
      analyzer: fc.constantFrom(null, 'node-1'),
      trackId: fc.constantFrom('1', '2'),
      serials: fc.subarray(['S1', 'S2', 'S3']),
      transmitters: fc.subarray(['60:60:1f:aa:bb:01', '60:60:1f:aa:bb:02']),
      declared: fc.array(
        fc.record({ sensor: fc.constantFrom('rid-1', 'rid-2', 'node-1'), trackId: fc.constantFrom('1', '2') }),
        { maxLength: 2 },
      ),
      first: fc.nat(20 * MINUTE),
      last: fc.constant(20 * MINUTE),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(identityEdge(b, a).same).toBe(identityEdge(a, b).same);
        if (a.sensor !== b.sensor) expect(identityEdge(b, a)).toEqual(identityEdge(a, b));
      }),
      { numRuns: 500 },
    );
  });
});
