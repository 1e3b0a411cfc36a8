import * as fc from 'fast-check';
import { decodeContext } from '../../../test/support/decode-context.ts';
import { decodedFaults } from '../../../test/support/draft-faults.ts';
import { acceptedBy, refusedBy } from '../../../test/support/format-verdict.ts';
import type { JsonObject } from '../../common/json.ts';
import type { AlertDraft, Rejection } from '../alert.ts';
import { checkDraft } from '../draft-check.ts';
import { remoteIdFormat } from './remote-id.ts';
import type { HeardOdid } from './remote-id/odid-data.ts';
import { encodeOdidStruct } from './remote-id/odid-encoding.ts';

const SERIAL = '1787K7000000000000A1';
const HEARD: HeardOdid = {
  basicIds: [{ uaType: 2, idType: 1, id: SERIAL }],
  location: {
    status: 2,
    direction: 90,
    speedHorizontal: 10,
    speedVertical: -1.5,
    lat: 35.1045,
    lon: 129.0421,
    altitudeGeo: 88.5,
    height: 60,
    horizontalAccuracy: 10,
    secondsAfterHour: 1799.2,
  },
  system: { operatorLat: 35.11, operatorLon: 129.05, operatorAltitudeGeo: 31, timestamp: 249_034_200 },
  operatorId: 'KOR-OP-77',
  selfId: { text: 'survey' },
};

function droneScout(heard: HeardOdid = HEARD, data: JsonObject = {}): JsonObject {
  return {
    protocol: 1,
    data: {
      'sensor ID': 'DS-7',
      RSSI: -71,
      channel: 6,
      timestamp: Date.UTC(2026, 10, 23, 8, 30, 0, 400),
      'MAC address': 'ca:fe:00:12:34:56',
      type: 'WiFi beacon',
      UASdata: encodeOdidStruct(heard).toString('base64'),
      ...data,
    },
  };
}

const accepted = (item: JsonObject): AlertDraft => acceptedBy(remoteIdFormat, item);
const refused = (item: JsonObject): Rejection => refusedBy(remoteIdFormat, item);

describe('a DroneScout message', () => {
  it('becomes one point of a track that is named by the transmitter', () => {
    expect(accepted(droneScout())).toMatchObject({
      kind: 'airspace',
      signature: 'remote-id:location',
      title: `Remote ID: drone ${SERIAL}`,
      severity: 30,
      analyzer: 'DS-7',
      occurredAt: new Date('2026-11-23T08:29:59.200Z'),
      position: { lat: 35.1045, lon: 129.0421, alt: 88.5, error: 10 },
      track: {
        id: 'CA:FE:00:12:34:56',
        transmitter: 'CA:FE:00:12:34:56',
        class: 'rotary-wing UAV',
        velocity: { east: 10, north: 0, up: -1.5 },
        pilot: { lat: 35.11, lon: 129.05, alt: 31 },
      },
      attributes: { receiverType: 'dronescout', transport: 'WiFi beacon', channel: 6, rssi: -71, status: 'airborne' },
    });
  });

  it('names the craft, its operator and its transmitter as what alerts can share', () => {
    expect(accepted(droneScout()).entities).toEqual([
      { type: 'serial', value: SERIAL, role: 'subject' },
      { type: 'operator', value: 'KOR-OP-77', role: 'subject' },
      { type: 'mac', value: 'CA:FE:00:12:34:56', role: 'subject' },
    ]);
  });

  it('is the same message when it is sent again, and another when anything in it differs', () => {
    const first = accepted(droneScout()).externalId;
    expect(accepted(droneScout()).externalId).toBe(first);
    expect(accepted(droneScout(HEARD, { timestamp: Date.UTC(2026, 10, 23, 8, 30, 0, 401) })).externalId).not.toBe(
      first,
    );
    expect(accepted(droneScout(HEARD, { type: 'BLE legacy' })).externalId).not.toBe(first);
    expect(accepted(droneScout({ ...HEARD, operatorId: 'KOR-OP-78' })).externalId).not.toBe(first);
  });

  it.each([
    ['just before a full hour, received just after', '2026-11-23T09:00:00.500Z', 3599.5, '2026-11-23T08:59:59.500Z'],
    ['just after a full hour on a clock ahead', '2026-11-23T08:59:59.900Z', 0.1, '2026-11-23T09:00:00.100Z'],
    ['at the full hour, written as 3600', '2026-11-23T09:00:00.000Z', 3600, '2026-11-23T09:00:00.000Z'],
    ['before midnight, received after', '2026-11-24T00:00:01.000Z', 3599, '2026-11-23T23:59:59.000Z'],
  ])('is dated by the hour nearest to the receiver when sent %s', (_, receiver, secondsAfterHour, expected) => {
    const heard = { ...HEARD, location: { ...HEARD.location, secondsAfterHour } };
    const draft = accepted(droneScout(heard, { timestamp: Date.parse(receiver) }));
    expect(draft.occurredAt.toISOString()).toBe(expected);
    expect(draft.attributes['quality']).toBeUndefined();
  });

  it('is dated by the receiver when the drone does not know the time or is minutes off', () => {
    const unknown = accepted(droneScout({ ...HEARD, location: { ...HEARD.location, secondsAfterHour: 0xffff } }));
    const wrong = accepted(droneScout({ ...HEARD, location: { ...HEARD.location, secondsAfterHour: 600 } }));
    expect([unknown.occurredAt.toISOString(), wrong.occurredAt.toISOString()]).toEqual([
      '2026-11-23T08:30:00.400Z',
      '2026-11-23T08:30:00.400Z',
    ]);
    expect(wrong.attributes['quality']).toEqual([
      "the drone's clock says 600 s after the hour: the receiver's was taken",
    ]);
  });

  it('without a position tells who is there, not where', () => {
    const draft = accepted(droneScout({ basicIds: HEARD.basicIds }));
    expect(draft).toMatchObject({ signature: 'remote-id:identity', track: { id: 'CA:FE:00:12:34:56' } });
    expect(draft.position).toBeUndefined();
  });

  it('never makes an identity of a garbled serial', () => {
    const draft = accepted(droneScout({ ...HEARD, basicIds: [{ uaType: 2, idType: 1, id: 'F7\u0007\u00fe7' }] }));
    expect(draft.entities.map(({ type }) => type)).toEqual(['operator', 'mac']);
    expect(draft.attributes['quality']).toEqual(['UAS ID holds characters that cannot be printed and was left out']);
  });

  it('takes neither a session ID nor a UTM ID for a serial: both end with the flight', () => {
    const draft = accepted(droneScout({ ...HEARD, basicIds: [{ uaType: 1, idType: 4, id: '01ff' }] }));
    expect(draft.entities.map(({ type }) => type)).toEqual(['operator', 'mac']);
    expect(draft.attributes['ids']).toEqual([{ type: 4, id: '01ff' }]);
  });

  it('is worse when the drone declares an emergency', () => {
    const draft = accepted(droneScout({ ...HEARD, location: { ...HEARD.location, status: 3 } }));
    expect([draft.severity, draft.title]).toEqual([45, `Remote ID: drone ${SERIAL} declares an emergency`]);
  });

  it('gives no velocity when it moves to nowhere, and a still one needs no course', () => {
    const moving = accepted(droneScout({ ...HEARD, location: { ...HEARD.location, direction: 361 } }));
    const still = accepted(
      droneScout({ ...HEARD, location: { ...HEARD.location, direction: 361, speedHorizontal: 0, speedVertical: 63 } }),
    );
    expect([moving.track?.velocity, still.track?.velocity]).toEqual([undefined, { east: 0, north: 0 }]);
  });

  it('falls back to the serial as the name of the track where the address is none', () => {
    const draft = accepted(droneScout(HEARD, { 'MAC address': '00:00:00:00:00:00' }));
    expect(draft.track).toMatchObject({ id: SERIAL });
    expect(draft.track?.transmitter).toBeUndefined();
  });

  it.each<[string, JsonObject, Partial<Rejection>]>([
    ['no base64', { UASdata: '%%%' }, { code: 'bad_payload', field: 'data.UASdata' }],
    ['a short payload', { UASdata: 'AAAA' }, { code: 'bad_payload', field: 'data.UASdata' }],
    ['a payload of another type', { UASdata: 5 }, { code: 'wrong_type', field: 'data.UASdata' }],
    ['no time', { timestamp: null }, { code: 'missing_field', field: 'data.timestamp' }],
    ['a time in text', { timestamp: 'now' }, { code: 'wrong_type', field: 'data.timestamp' }],
    ['a time in seconds', { timestamp: 1_735_677_508 }, { code: 'time_out_of_range', field: 'data.timestamp' }],
  ])('with %s is refused by field', (_, data, rejection) => {
    expect(refused(droneScout(HEARD, data))).toMatchObject(rejection);
  });

  it('is refused where neither address nor ID says who it is', () => {
    const rejection = refused(droneScout({ basicIds: [], operatorId: 'OP' }, { 'MAC address': '' }));
    expect(rejection.code).toBe('missing_identity');
  });
});

describe('whatever comes', () => {
  const known =
    'data odid UASdata timestamp mac lat lon alt t id basic_id drone_lat drone_long BasicID Latitude Longitude ' +
    'TimeStamp Location status sn';
  const names = fc.constantFrom('MAC address', ...known.split(' '));
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 1e308, 65_531, 1_795_422_600_000, '', 'CA:FE:00:12:34:56', '\u0000\ud800'),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.base64String({ minLength: 1216, maxLength: 1260 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(names, fc.string()), tie('value'), { maxKeys: 6 }),
    ),
  })).value;

  it('a draft that can be stored or a reason comes back, never an exception', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(names, fc.string()), json, { maxKeys: 8 }), (item) => {
        const decoded = remoteIdFormat.decode(item as JsonObject, decodeContext);
        expect(decodedFaults(decoded)).toEqual([]);
        if ('draft' in decoded) expect(checkDraft(decoded.draft)).toBeUndefined();
      }),
      { numRuns: 800 },
    );
  });

  it('any bytes in the payload either decode or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 880, maxLength: 960 }), fc.boolean(), (array, plausible) => {
        const bytes = Buffer.from(array);
        if (plausible && bytes.length >= 914) for (let at = 892; at < 914; at += 1) bytes[at] = (bytes[at] ?? 0) % 2;
        const decoded = remoteIdFormat.decode(droneScout(HEARD, { UASdata: bytes.toString('base64') }), decodeContext);
        expect(decodedFaults(decoded)).toEqual([]);
        if ('rejection' in decoded)
          expect(decoded.rejection).toMatchObject({ code: 'bad_payload', field: 'data.UASdata' });
      }),
      { numRuns: 300 },
    );
  });
});
