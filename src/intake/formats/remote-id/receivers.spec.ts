import { decodeContext } from '../../../../test/support/decode-context.ts';
import { acceptedBy, refusedBy } from '../../../../test/support/format-verdict.ts';
import type { JsonObject } from '../../../common/json.ts';
import type { AlertDraft, Rejection } from '../../alert.ts';
import { remoteIdFormat } from '../remote-id.ts';

const SERIAL = '1787K7000000000000A1';
const accepted = (item: JsonObject): AlertDraft => acceptedBy(remoteIdFormat, item);
const refused = (item: JsonObject): Rejection => refusedBy(remoteIdFormat, item);

describe('receivers other than DroneScout', () => {
  it('dronecot: the payload already decoded beside the envelope', () => {
    const draft = accepted({
      UAType: 1,
      IDType: 1,
      BasicID: SERIAL,
      Status: 1,
      Latitude: 35.2,
      Longitude: 129.1,
      AltitudeGeo: 12,
      Direction: null,
      SpeedHorizontal: 0,
      HorizAccuracy: 9,
      TimeStamp: [30, 0, 10],
      OperatorLatitude: 35.21,
      OperatorLongitude: 129.11,
      OperatorAltitudeGeo: null,
      data: { timestamp: Date.UTC(2026, 10, 23, 8, 30, 1), 'MAC address': 'CAFE00123457', 'sensor ID': 'DC-1' },
    });
    expect(draft).toMatchObject({
      occurredAt: new Date('2026-11-23T08:30:00.100Z'),
      position: { lat: 35.2, lon: 129.1, alt: 12, error: 30 },
      track: { id: 'CA:FE:00:12:34:57', class: 'fixed-wing UAV', pilot: { lat: 35.21, lon: 129.11 } },
      attributes: { receiverType: 'dronecot', status: 'on the ground' },
    });
  });

  it('Dronetag Scout: the messages as nested objects', () => {
    const draft = accepted({
      sn: 'SCOUT-5',
      odid: {
        BasicID: [{ UASID: SERIAL, UAType: 'HELICOPTER_OR_MULTIROTOR' }],
        Location: { Latitude: 1.26, Longitude: 103.83, AltitudeGeo: 65_531, Timestamp: '2026-11-23T08:29:58.250Z' },
      },
      rssi: -80,
      tech: 'BT5',
    });
    expect(draft).toMatchObject({
      analyzer: 'SCOUT-5',
      occurredAt: new Date('2026-11-23T08:29:58.250Z'),
      position: { lat: 1.26, lon: 103.83 },
      track: { id: SERIAL, class: 'UAV' },
      attributes: { transport: 'BT5', rssi: -80, quality: ['altitude 65531 is impossible and was left out'] },
    });
  });

  it('drone-mesh-mapper: a flat line without a time, dated by its arrival', () => {
    const line = { mac: 'ca:fe:00:12:34:58', rssi: -66, drone_lat: 14.58, drone_long: 120.95, drone_altitude: 40 };
    const pilot = { pilot_lat: 14.59, pilot_long: 120.96, basic_id: SERIAL, node_id: 'N3' };
    const draft = accepted({ ...line, ...pilot });
    expect(draft).toMatchObject({
      occurredAt: decodeContext.receivedAt,
      position: { lat: 14.58, lon: 120.95, alt: 40 },
      track: { id: 'CA:FE:00:12:34:58', pilot: { lat: 14.59, lon: 120.96 } },
      analyzer: 'N3',
    });
    const later = remoteIdFormat.decode(
      { ...line, ...pilot },
      { ...decodeContext, receivedAt: new Date('2026-11-23T08:30:09Z') },
    );
    expect(later).toHaveProperty('draft.externalId', expect.not.stringMatching(draft.externalId));
  });

  it('DroneAware: a flat line in which nulls are common', () => {
    const draft = accepted({
      t: 1_795_422_600.5,
      mac: 'ca:fe:00:12:34:59',
      radio: 'wifi_beacon',
      rssi: -68,
      channel: null,
      type: 'Location/Vector',
      lat: 13.1,
      lon: 100.9,
      alt: 120.5,
      speed: 8.25,
      hdg: 270,
      id: null,
    });
    expect(draft).toMatchObject({
      position: { lat: 13.1, lon: 100.9, alt: 120.5 },
      track: { velocity: { east: -8.25, north: 0 } },
      attributes: { receiverType: 'droneaware', transport: 'wifi_beacon' },
    });
    expect(draft.occurredAt.getTime()).toBe(1_795_422_600_500);
  });

  it('what no receiver writes is refused', () => {
    expect([refused({}).code, refused({ mac: 'CA:FE:00:12:34:58' }).code]).toEqual(['unknown_shape', 'unknown_shape']);
  });
});

describe('what a receiver says of itself', () => {
  it.each<[string, JsonObject, number, string]>([
    [
      'status in data',
      { protocol: 1, data: { 'sensor ID': 'DS-7', timestamp: 1_795_422_600_000, model: 'ds230', status: 'normal' } },
      0,
      'Remote ID receiver DS-7: normal',
    ],
    [
      'status as such',
      { protocol: 1, status: { 'sensor ID': 'DS-7', timestamp: 1_795_422_600_000, status: 'overheated' } },
      30,
      'Remote ID receiver DS-7: overheated',
    ],
    ['a heartbeat', { sn: 'SCOUT-5', timestamp: 1_795_422_600, receivers: 3 }, 0, 'Remote ID receiver SCOUT-5: alive'],
  ])('%s becomes an alert of kind sensor', (_, item, severity, title) => {
    const draft = accepted(item);
    expect(draft).toMatchObject({ kind: 'sensor', signature: 'remote-id:status', severity, title });
    expect(draft.occurredAt.getTime()).toBe(1_795_422_600_000);
  });

  it('but aircraft it relays are no Remote ID', () => {
    expect(refused({ protocol: 1, aircraft: { hex: '71be01' } })).toMatchObject({ code: 'unsupported_message' });
  });
});
