import type { JsonObject } from '../../common/json.ts';
import { acceptedBy, refusedBy } from '../../../test/support/format-verdict.ts';
import { CATEGORIES } from './categories.ts';
import { idmefv2Format } from './idmefv2.ts';
import { parseGeoLocation } from './idmefv2/place.ts';
import { CATEGORY_OF } from './idmefv2/vocabulary.ts';

const message = (changes: JsonObject = {}): JsonObject => ({
  Version: '2.D.V06',
  ID: '0c1d5f6a-3b7e-4f0a-9a61-5d2f1e8c7b01',
  CreateTime: '2026-11-20T03:15:05Z',
  Analyzer: { Name: 'ids-1' },
  ...changes,
});
const decode = (changes: JsonObject = {}) => acceptedBy(idmefv2Format, message(changes));

describe('IDMEFv2 messages', () => {
  it.each(['2.D.V04', '2.D.V05', '2.D.V06', '2.d.v6'])('of version %s are taken', (Version) => {
    expect(decode({ Version }).severity).toBe(40);
  });

  it.each(['2.D.V03', '2.D.V07', '2.0.3', '2.J.V23', ''])('of version "%s" are refused', (Version) => {
    expect(refusedBy(idmefv2Format, message({ Version })).field).toBe('Version');
  });

  it('rank by priority, Unknown between Low and Medium', () => {
    const severities = ['Info', 'Low', 'Unknown', 'medium', 'HIGH'].map((Priority) => decode({ Priority }).severity);
    expect(severities).toEqual([10, 30, 40, 50, 80]);
  });

  it('happened when the event started, not when the message was made', () => {
    expect(decode({ StartTime: '2026-11-20T03:14:00Z' }).occurredAt.toISOString()).toBe('2026-11-20T03:14:00.000Z');
  });

  it('keep what ties them to others', () => {
    const ties = { CorrelID: ['a'], PredID: ['b'], RelID: ['c'], Attachment: [{ Name: 'x', Content: 'y' }] };
    expect(decode(ties).attributes).toMatchObject(ties);
  });

  it.each<[string, JsonObject, string]>([
    ['an anti-drone system', { Analyzer: { Name: 'a', Category: ['ADS'] } }, 'airspace'],
    ['a drone as vector', { Vector: { Category: 'drone' } }, 'airspace'],
    ['our own extension', { 'ext-Category': 'Airspace.GnssJamming' }, 'airspace'],
    ['a camera, by type', { Analyzer: { Name: 'a', Type: 'physical' } }, 'sensor'],
    ['a camera, by category', { Analyzer: { Name: 'a', Category: ['HAR'] } }, 'sensor'],
    ['a combined analyzer', { Analyzer: { Name: 'a', Type: ['Combined'], Category: ['SIEM'] } }, 'cyber'],
    ['nothing more', {}, 'cyber'],
  ])('with %s are of the right kind', (_, changes, kind) => expect(decode(changes).kind).toBe(kind));

  it('place a drone where the vector is, never where the target stands', () => {
    const drone = { Analyzer: { Name: 'c2', Category: ['ADS'] }, Target: [{ GeoLocation: '1.2, 103.8' }] };
    expect(decode(drone)).not.toHaveProperty('position');
    expect(decode(drone)).not.toHaveProperty('track');
    const placed = decode({ ...drone, Vector: [{ Category: ['Drone'], GeoLocation: '1.3,103.9' }] });
    expect(placed).toMatchObject({ position: { lat: 1.3, lon: 103.9 }, track: { id: message()['ID'] } });
    expect(decode({ Target: [{ GeoLocation: '1.2, 103.8' }] }).position).toEqual({ lat: 1.2, lon: 103.8 });
  });

  it('give a vector’s radius as the error of its place, or are refused', () => {
    const vector = (GeoRadius: number) => ({ Vector: [{ GeoLocation: '1.3,103.9', GeoRadius }] });
    expect(decode(vector(12.5)).position).toEqual({ lat: 1.3, lon: 103.9, error: 12.5 });
    const refusal = refusedBy(idmefv2Format, message(vector(-1)));
    expect(refusal).toMatchObject({ code: 'out_of_range', field: 'Vector[0].GeoRadius' });
  });

  it('say what was forgiven', () => {
    const { attributes, entities } = decode({ Source: { IP: '10.0.0.1' }, Category: 'Recon.Scanning' });
    expect(attributes['coercions']).toEqual(['Category was not a list', 'Source was not a list']);
    expect(entities).toEqual([{ type: 'ip', value: '10.0.0.1', role: 'source' }]);
    expect(decode()).not.toHaveProperty('attributes.coercions');
  });

  it('map to categories that exist', () => {
    expect([...CATEGORY_OF.values()].filter((category) => !CATEGORIES.includes(category))).toEqual([]);
    expect(decode({ Category: ['Geophysical.Earthquake'] }).categories).toEqual(['other.other']);
    expect(decode({ Category: ['Brand.New'] }).categories).toEqual(['other.undetermined']);
  });

  it('about one thing have one signature, whatever number they name', () => {
    const signature = (Description: string) => decode({ Description, Category: ['Recon.Scanning'] }).signature;
    expect(signature('Port 22 probed')).toBe(signature('Port 8080 probed'));
    expect(signature('Port 22 probed')).not.toBe(signature('Port 22 open'));
  });
});

describe('parseGeoLocation', () => {
  it.each([
    ['+48.75726, +2.299528, +65.1', { lat: 48.75726, lon: 2.299528, alt: 65.1 }],
    ['41.85368809195584,-87.62417544532445, +65.1', { lat: 41.85368809195584, lon: -87.62417544532445, alt: 65.1 }],
    ['-6.1,106.8', { lat: -6.1, lon: 106.8 }],
    ['90., 180', { lat: 90, lon: 180 }],
  ])('reads %s', (text, expected) => expect(parseGeoLocation(text)).toEqual(expected));

  it.each(['', '1', '1,2,3,4', '91,0', '0,-181', '1e1,2', 'a,b', '+1 +2', '1;2', '0x1,2', ',', '1,,2'])(
    'refuses "%s"',
    (text) => expect(parseGeoLocation(text)).toBeUndefined(),
  );
});
