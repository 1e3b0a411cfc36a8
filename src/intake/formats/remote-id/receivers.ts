import { isJsonObject, type JsonObject } from '../../../common/json.ts';
import { type FieldReader, ownValue } from '../field-readers.ts';
import { parseEpoch, parseTime } from '../parse-time.ts';
import type { HeardMessage } from './heard-message.ts';
import { readBasicIdFields, readLocationFields, readSystemFields } from './odid-fields.ts';
import { readOdidStruct, structFault } from './odid-struct.ts';

/** One make of Remote ID receiver: how to know its messages, and how to read them. */
export interface Receiver {
  recognises(item: JsonObject): boolean;
  read(reader: FieldReader): HeardMessage;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** BlueMark DroneScout over MQTT: `{"protocol":1.0,"data":{…,"UASdata":<base64 of a C struct>}}`. */
const droneScout: Receiver = {
  recognises: (item) => has(part(item, 'data'), 'UASdata'),
  read: (reader) => {
    const data = reader.requireChild('data');
    const payload = data.requireIdentifier('UASdata', 4096);
    const bytes = Buffer.from(payload, 'base64');
    const fault = BASE64.test(payload) ? structFault(bytes) : 'is no base64 text';
    if (fault !== undefined) data.reject('bad_payload', `${data.pathOf('UASdata')} ${fault}`, 'UASdata');
    const envelope = readEnvelope(data);
    return {
      shape: 'dronescout',
      ...envelope,
      odid: fault === undefined ? readOdidStruct(bytes) : { basicIds: [] },
      identity: [...envelope.identity, payload],
    };
  },
};

/** dronecot: the same with the struct already decoded beside `data`. */
const droneCot: Receiver = {
  recognises: (item) =>
    part(item, 'data') !== undefined && ['BasicID', 'Latitude', 'OperatorID'].some((name) => has(item, name)),
  read: (reader) => {
    const envelope = readEnvelope(reader.requireChild('data'));
    const { data: _, ...fields } = reader.object;
    return {
      shape: 'dronecot',
      ...envelope,
      odid: {
        basicIds: reader.has('BasicID') ? [readBasicIdFields(reader, 'BasicID')] : [],
        ...(reader.has('Latitude') ? { location: readLocationFields(reader) } : {}),
        ...(reader.has('OperatorLatitude') ? { system: readSystemFields(reader) } : {}),
        operatorId: reader.identifier('OperatorID', 64),
        selfId: { text: reader.text('Desc', 64) },
      },
      identity: [...envelope.identity, fields],
    };
  },
};

function readEnvelope(data: FieldReader): Omit<HeardMessage, 'shape' | 'odid'> {
  const heardAt = data.requireEpoch('timestamp', 1);
  const receiver = data.identifier('sensor ID');
  const mac = data.identifier('MAC address', 64);
  const transport = data.text('type', 64);
  const rssi = data.number('RSSI');
  const channel = data.number('channel');
  return {
    receiver,
    mac,
    transport,
    heardAt,
    rssi,
    channel,
    extra: data.child('extra')?.object,
    // Two receptions of one broadcast may share their millisecond; signal strength tells them apart from a resend.
    identity: [receiver ?? null, mac ?? null, heardAt.getTime(), transport ?? null, rssi ?? null, channel ?? null],
  };
}

/** Dronetag Scout: `{sn, odid:{BasicID:[…],Location:{…},…}, rssi, tech}`. */
const dronetagScout: Receiver = {
  recognises: (item) => part(item, 'odid') !== undefined,
  read: (reader) => {
    const odid = reader.requireChild('odid');
    const location = odid.child('Location');
    const system = odid.child('System');
    return {
      shape: 'dronetag-scout',
      receiver: reader.identifier('sn'),
      transport: reader.text('tech', 64),
      rssi: reader.number('rssi'),
      mac: reader.identifier('mac', 64),
      heardAt: reader.epoch('timestamp', 1000),
      observedAt: location && dronetagTime(location),
      odid: {
        basicIds: odid.children('BasicID').map((id) => readBasicIdFields(id, 'UASID')),
        ...(location ? { location: readLocationFields(location) } : {}),
        ...(system ? { system: readSystemFields(system) } : {}),
        operatorId: textOrIn(odid, 'OperatorID', 'OperatorId'),
        selfId: { text: textOrIn(odid, 'SelfID', 'Desc') },
      },
      identity: [reader.object],
    };
  },
};

/** A text, or the text in an object of that name. */
function textOrIn(reader: FieldReader, name: string, inner: string): string | undefined {
  return typeof reader.value(name) === 'string' ? reader.text(name, 64) : reader.child(name)?.text(inner, 64);
}

/** Whatever a browser's `new Date` takes, since that is how the maker's own map reads it. */
function dronetagTime(location: FieldReader): Date | undefined {
  const value = location.value('Timestamp');
  const parsed =
    typeof value === 'string' ? parseTime(value) : typeof value === 'number' ? parseEpoch(value) : undefined;
  return parsed && 'time' in parsed ? parsed.time : undefined;
}

/** drone-mesh-mapper: one flat line, without a time. */
const droneMeshMapper: Receiver = {
  recognises: (item) => ['drone_lat', 'drone_long', 'basic_id'].some((name) => has(item, name)),
  read: (reader) => ({
    shape: 'drone-mesh-mapper',
    receiver: reader.identifier('node_id'),
    transport: reader.text('band', 64),
    channel: reader.number('channel'),
    rssi: reader.number('rssi'),
    mac: reader.identifier('mac', 64),
    odid: {
      basicIds: [{ id: reader.identifier('basic_id', 64) }],
      location: {
        lat: reader.number('drone_lat'),
        lon: reader.number('drone_long'),
        altitudeGeo: reader.number('drone_altitude'),
      },
      system: { operatorLat: reader.number('pilot_lat'), operatorLon: reader.number('pilot_long') },
    },
    identity: [reader.object],
  }),
};

/** DroneAware, and dronecot's UDP feed: one flat line with the time in seconds. */
const droneAware: Receiver = {
  recognises: (item) => has(item, 'mac') && ['t', 'radio', 'lat'].some((name) => has(item, name)),
  read: (reader) => ({
    shape: 'droneaware',
    receiver: reader.identifier('node_id'),
    transport: reader.text('radio', 64),
    channel: reader.number('channel'),
    rssi: reader.number('rssi'),
    mac: reader.identifier('mac', 64),
    heardAt: reader.epoch('t', 1000),
    odid: {
      basicIds: [{ id: reader.identifier('id', 64) }],
      location: {
        lat: reader.number('lat'),
        lon: reader.number('lon'),
        altitudeGeo: reader.number('alt'),
        speedHorizontal: reader.number('speed'),
        direction: reader.number('hdg'),
      },
    },
    identity: [reader.object],
  }),
};

/** Tried in this order: the first that recognises an item reads it. */
export const RECEIVERS: readonly Receiver[] = [droneScout, droneCot, dronetagScout, droneMeshMapper, droneAware];

export function part(item: JsonObject, name: string): JsonObject | undefined {
  const value = ownValue(item, name);
  return isJsonObject(value) ? value : undefined;
}

function has(item: JsonObject | undefined, name: string): boolean {
  return item !== undefined && ownValue(item, name) !== undefined;
}
