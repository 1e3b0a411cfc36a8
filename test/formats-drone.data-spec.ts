import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../src/common/json.ts';
import { remoteIdFormat } from '../src/intake/formats/remote-id.ts';
import { cleanOdid, type CleanOdid } from '../src/intake/formats/remote-id/odid-data.ts';
import { readOdidStruct, structFault } from '../src/intake/formats/remote-id/odid-struct.ts';
import { acceptedBy } from './support/format-verdict.ts';
import { describeWithData } from './support/shared-data.ts';

describeWithData('remote-id/dronescout-mqtt', 'Remote ID as a DroneScout receiver sent it', (folder) => {
  const CAPTURES = ['BLE-legacy', 'BLE-long_range', 'WiFi-NaN', 'WiFi-beacon'];
  const captured = CAPTURES.map((name) => ({ name, messages: objectsIn(join(folder, `${name}.json`)) }));
  const all = captured.flatMap(({ messages }) => messages);
  const golden = JSON.parse(readFileSync(join(folder, 'EXPECTED_DECODE.json'), 'utf8')) as Record<string, Json>;

  it.each(captured)('$name decodes as a second decoder does', ({ name, messages }) => {
    expect(messages.map(inGoldenForm)).toEqual(toThousandths(golden[name]));
  });

  it('all 28 messages are taken in, from 4 transports and 3 transmitters of one drone', () => {
    const drafts = all.map((message) => acceptedBy(remoteIdFormat, message));
    expect(drafts).toHaveLength(28);
    expect(distinct(drafts.map(({ attributes }) => attributes['transport']))).toBe(4);
    expect(distinct(drafts.map(({ track }) => track?.id))).toBe(3);
    const serials = drafts.flatMap(({ entities }) => entities.filter(({ type }) => type === 'serial'));
    expect([serials.length, distinct(serials.map(({ value }) => value))]).toEqual([28, 1]);
    expect(distinct(drafts.map(({ externalId }) => externalId))).toBe(28);
    expect(drafts.every(({ signature }) => signature === 'remote-id:location')).toBe(true);
    expect(drafts.flatMap(({ attributes }) => attributes['quality'] ?? [])).toEqual([]);
  });

  it('the positions are between 0.2 and 2.1 seconds old when they are heard', () => {
    const ages = all.map((message) => {
      const heardAt = (message['data'] as JsonObject)['timestamp'] as number;
      return (heardAt - acceptedBy(remoteIdFormat, message).occurredAt.getTime()) / 1000;
    });
    expect(Math.min(...ages)).toBeGreaterThan(0.2);
    expect(Math.max(...ages)).toBeLessThan(2.1);
  });

  it("the receiver's status and a message decoded by dronecot are taken in too", () => {
    const [status] = objectsIn(join(folder, 'sensor_status.json'));
    const [payload] = objectsIn(join(folder, 'ua_payload.json'));
    expect(acceptedBy(remoteIdFormat, status!)).toMatchObject({ kind: 'sensor', severity: 0 });
    const draft = acceptedBy(remoteIdFormat, payload!);
    expect(draft).toMatchObject({
      kind: 'airspace',
      position: { alt: -32, error: 30 },
      track: { pilot: { alt: -34.5 } },
    });
    expect(draft.occurredAt.toISOString()).toBe('2025-12-31T21:54:14.600Z');
  });
});

/** A capture is a JSON array, one object, or one object per line. */
function objectsIn(file: string): JsonObject[] {
  const text = readFileSync(file, 'utf8').trim();
  const whole = text.startsWith('[') || !text.includes('}\n{');
  const parsed = (whole ? [JSON.parse(text)] : text.split('\n').map((line) => JSON.parse(line) as Json)).flat();
  return parsed.filter(isJsonObject);
}

function distinct(values: unknown[]): number {
  return new Set(values).size;
}

/** The golden file cuts a 32-bit 2316.9 to 2316.8999. */
function toThousandths(value: Json | undefined): Json {
  return JSON.parse(
    JSON.stringify(value, (name, inner: Json) =>
      name === 'secondsAfterHour' && typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner,
    ),
  ) as Json;
}

/** A DroneScout message in the words of the golden file. */
function inGoldenForm(message: JsonObject): JsonObject {
  const data = message['data'] as JsonObject;
  const bytes = Buffer.from(data['UASdata'] as string, 'base64');
  expect(structFault(bytes)).toBeUndefined();
  const heard = readOdidStruct(bytes);
  const { odid } = cleanOdid(heard);
  return {
    sensorId: data['sensor ID'] as string,
    rssiDbm: data['RSSI'] as number,
    channel: data['channel'] as number,
    timestampMs: data['timestamp'] as number,
    mac: data['MAC address'] as string,
    type: data['type'] as string,
    odid: {
      basicId: odid.ids.map(({ idType, id }) => ({ uaType: odid.uaType ?? 0, idType: idType ?? 0, uasId: id })),
      ...(odid.location ? { location: goldenLocation(odid.location) } : {}),
      ...(odid.system ? { system: goldenSystem(odid.system) } : {}),
    },
  };
}

function goldenLocation(location: NonNullable<CleanOdid['location']>): JsonObject {
  return {
    status: location.status ?? null,
    directionDeg: location.direction ?? null,
    speedHorizontalMps: location.speedHorizontal ?? null,
    speedVerticalMps: location.speedVertical ?? null,
    lat: location.place?.lat ?? null,
    lon: location.place?.lon ?? null,
    altBaroM: location.altitudeBaro ?? null,
    altGeoHaeM: location.altitudeGeo ?? null,
    heightType: location.heightType ?? null,
    heightM: location.height ?? null,
    horizAccCode: location.horizontalAccuracy ?? null,
    vertAccCode: location.verticalAccuracy ?? null,
    baroAccCode: location.baroAccuracy ?? null,
    speedAccCode: location.speedAccuracy ?? null,
    tsAccCode: location.timestampAccuracy ?? null,
    secondsAfterHour: location.secondsAfterHour ?? null,
  };
}

function goldenSystem(system: NonNullable<CleanOdid['system']>): JsonObject {
  return {
    operatorLocationType: system.operatorLocationType ?? null,
    classificationType: system.classificationType ?? null,
    operatorLat: system.place?.lat ?? null,
    operatorLon: system.place?.lon ?? null,
    areaCount: system.areaCount ?? null,
    areaRadiusM: system.areaRadius ?? null,
    areaCeilingM: system.areaCeiling ?? null,
    areaFloorM: system.areaFloor ?? null,
    categoryEU: system.categoryEu ?? null,
    classEU: system.classEu ?? null,
    operatorAltGeoM: system.operatorAltitudeGeo ?? null,
    timestampEpoch: (system.sentAt?.getTime() ?? 0) / 1000,
  };
}
