import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../src/common/json.ts';
import { remoteIdFormat } from '../src/intake/formats/remote-id.ts';
import { cleanOdid, type CleanOdid } from '../src/intake/formats/remote-id/odid-data.ts';
import { readOdidStruct, structFault } from '../src/intake/formats/remote-id/odid-struct.ts';
import { sapientFormat } from '../src/intake/formats/sapient.ts';
import { ENUMERATIONS } from '../src/intake/formats/sapient/enumerations.ts';
import { MESSAGES } from '../src/intake/formats/sapient/message-check.ts';
import type { Field } from '../src/intake/formats/sapient/message-shape.ts';
import { decodeContext } from './support/decode-context.ts';
import { decodedFaults } from './support/draft-faults.ts';
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

describeWithData('sapient', 'SAPIENT messages of the test harness', (folder) => {
  const read = (kind: string) =>
    readdirSync(join(folder, kind)).map((name) => ({ name, message: objectsIn(join(folder, kind, name))[0]! }));
  const valid = read('valid');
  const invalid = read('invalid');

  it('the 38 valid ones are taken in, each as another', () => {
    const drafts = valid.map(({ message }) => acceptedBy(sapientFormat, message));
    expect(drafts).toHaveLength(38);
    expect(drafts.flatMap((draft) => decodedFaults({ draft }))).toEqual([]);
    expect(distinct(drafts.map(({ externalId }) => externalId))).toBe(38);
    expect(counted(drafts.map(({ kind }) => kind))).toEqual({ airspace: 5, sensor: 33 });
    expect(drafts.filter(({ position }) => position)).toEqual([]);
  });

  it('each of the 193 invalid ones is taken in or refused with a code and a reason, 190 of them refused', () => {
    const verdicts = invalid.map(({ name, message }) => ({
      name,
      decoded: sapientFormat.decode(message, decodeContext),
    }));
    expect(verdicts.flatMap(({ decoded }) => decodedFaults(decoded))).toEqual([]);
    const refused = verdicts.flatMap(({ decoded }) => ('rejection' in decoded ? [decoded.rejection] : []));
    process.stdout.write(`SAPIENT: ${refused.length} of ${invalid.length} invalid messages refused\n`);
    expect(counted(refused.map(({ code }) => code))).toEqual({
      missing_field: 134,
      unknown_field: 34,
      bad_ulid: 10,
      bad_uuid: 10,
      bad_time: 1,
      unsupported_version: 1,
    });
    expect(refused.every(({ field }) => field !== undefined)).toBe(true);
    // What the interface files themselves allow, and only the harness does not.
    expect(verdicts.filter(({ decoded }) => 'draft' in decoded).map(({ name }) => name)).toEqual([
      '0074.TaskDefinition.ConcurrentTasks.json',
      '0170.Error.ErrorMessage.Missing.json',
      '0171.Error.ErrorMessage.Empty.json',
    ]);
  });

  it('the 34 with a stale key are refused for the fault in their name too, once the key is gone, but for four', () => {
    const stale = invalid.flatMap(({ name, message }) => {
      const report = message['detectionReport'];
      if (!isJsonObject(report) || !('detectionLocation' in report)) return [];
      const { detectionLocation: _, ...rest } = report;
      return [{ name, decoded: sapientFormat.decode({ ...message, detectionReport: rest }, decodeContext) }];
    });
    expect(stale).toHaveLength(34);
    expect(stale.filter(({ decoded }) => 'draft' in decoded).map(({ name }) => name)).toEqual([
      '0111.DetectionReport.DetectionLocation.Missing.json',
      '0112.DetectionReport.DetectionLocation.RangeBearing.json',
      '0118.PredictedLocation.Location.Missing.json',
      '0129.DerivedDetection.Timestamp.Missing.json',
    ]);
  });

  it('the tables agree with the interface: every field, its type, its number, and whether it must be there', () => {
    const facts = JSON.parse(readFileSync(join(folder, 'field-table.json'), 'utf8')) as InterfaceFacts;
    expect(differences(facts)).toEqual([]);
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

function counted(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

interface InterfaceFacts {
  messages: Record<string, Record<string, { type: string; options?: Record<string, boolean> }>>;
  enums: Record<string, Record<string, number>>;
}

/** Messages that bear another name in our tables. */
const RENAMED: Readonly<Record<string, string>> = {
  'Registration.StatusReport': 'StatusReportDefinition',
  'Registration.DetectionReport': 'DetectionReportDefinition',
  'Registration.SubClass': 'SubClassDefinition',
  'Registration.Command': 'CommandDefinition',
  'DetectionReport.DetectionReportClassification': 'Classification',
};
const SCALARS_OF: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'ulid', 'uuid', 'version'],
  float: ['number', 'fraction'],
  double: ['number'],
  int32: ['integer'],
  bool: ['flag'],
  bytes: ['bytes'],
  'google.protobuf.Timestamp': ['time'],
};

function differences({ messages, enums }: InterfaceFacts): string[] {
  const inEnums = Object.entries(enums).flatMap(([name, numbers]) => {
    const ours = ENUMERATIONS[name.split('.').at(-1)!];
    return Object.entries(numbers)
      .filter(([value, number]) => ours === undefined || `${ours.prefix}${ours.names[number]}` !== value)
      .map(([value]) => `${name}.${value}`);
  });
  const inMessages = Object.entries(messages)
    .filter(([name]) => !name.startsWith('google.'))
    .flatMap(([name, fields]) => {
      const shape = MESSAGES[RENAMED[name] ?? name.split('.').at(-1)!] ?? {};
      const extra = Object.keys(shape).filter((field) => !(field in fields));
      const wrong = Object.entries(fields).filter(([field, fact]) => !agrees(name, shape[field], fact));
      return [...extra, ...wrong.map(([field]) => field)].map((field) => `${name}.${field}`);
    });
  return [...inEnums, ...inMessages];
}

function agrees(message: string, field: Field | undefined, fact: InterfaceFacts['messages'][string][string]): boolean {
  const type = fact.type.replace('repeated ', '');
  const options = fact.options ?? {};
  const names = SCALARS_OF[type] ?? [RENAMED[`${message.split('.')[0]}.${type}`] ?? type];
  return (
    field !== undefined &&
    names.includes(field.type) &&
    field.repeated === fact.type.startsWith('repeated ') &&
    field.mandatory === (options['is_mandatory'] ?? false) &&
    (!options['is_ulid'] || field.type === 'ulid') &&
    (!options['is_uuid'] || field.type === 'uuid')
  );
}
