import type { FieldReader } from '../field-readers.ts';
import { ownValue } from '../field-readers.ts';
import type { HeardLocation, HeardOdid, HeardSystem } from './odid-data.ts';

/** Open Drone ID messages written as JSON under the field names of the C library, as dronecot and Dronetag Scout do. */
export function readLocationFields(reader: FieldReader): HeardLocation {
  return {
    status: code(reader, 'Status'),
    direction: reader.number('Direction'),
    speedHorizontal: reader.number('SpeedHorizontal'),
    speedVertical: reader.number('SpeedVertical'),
    lat: reader.number('Latitude'),
    lon: reader.number('Longitude'),
    altitudeBaro: reader.number('AltitudeBaro'),
    altitudeGeo: reader.number('AltitudeGeo'),
    heightType: code(reader, 'HeightType'),
    height: reader.number('Height'),
    horizontalAccuracy: code(reader, 'HorizAccuracy'),
    verticalAccuracy: code(reader, 'VertAccuracy'),
    baroAccuracy: code(reader, 'BaroAccuracy'),
    speedAccuracy: code(reader, 'SpeedAccuracy'),
    timestampAccuracy: code(reader, 'TSAccuracy'),
    secondsAfterHour: secondsAfterHour(reader),
  };
}

export function readSystemFields(reader: FieldReader): HeardSystem {
  return {
    operatorLocationType: code(reader, 'OperatorLocationType'),
    classificationType: code(reader, 'ClassificationType'),
    operatorLat: reader.number('OperatorLatitude'),
    operatorLon: reader.number('OperatorLongitude'),
    operatorAltitudeGeo: reader.number('OperatorAltitudeGeo'),
    areaCount: code(reader, 'AreaCount'),
    areaRadius: code(reader, 'AreaRadius'),
    areaCeiling: reader.number('AreaCeiling'),
    areaFloor: reader.number('AreaFloor'),
    categoryEu: code(reader, 'CategoryEU'),
    classEu: code(reader, 'ClassEU'),
    timestamp: code(reader, 'TimestampRaw'),
  };
}

export function readBasicIdFields(reader: FieldReader, idField: string): HeardOdid['basicIds'][number] {
  return { uaType: code(reader, 'UAType'), idType: code(reader, 'IDType'), id: idText(reader, idField) };
}

/**
 * A small number that stands for something. Receivers differ in writing the number or its name; a name is not worth
 * refusing the message for.
 */
function code(reader: FieldReader, name: string): number | undefined {
  const value = reader.value(name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** An identifier. dronecot writes one that is no text as an array with its hex digits. */
function idText(reader: FieldReader, name: string): string | undefined {
  const value = ownValue(reader.object, name);
  if (Array.isArray(value) && typeof value[0] === 'string') return value[0].slice(0, 64);
  return reader.identifier(name, 64);
}

/** Seconds, or dronecot's `[minutes, seconds, hundredths]`. */
function secondsAfterHour(reader: FieldReader): number | undefined {
  const value = reader.value('TimeStamp');
  if (!Array.isArray(value)) return reader.number('TimeStamp');
  const [minutes, seconds, hundredths = 0] = value;
  if (typeof minutes !== 'number' || typeof seconds !== 'number' || typeof hundredths !== 'number') return undefined;
  return minutes * 60 + seconds + hundredths / 100;
}
