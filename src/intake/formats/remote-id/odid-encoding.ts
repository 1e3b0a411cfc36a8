import type { HeardLocation, HeardOdid, HeardSystem } from './odid-data.ts';
import { ODID_STRUCT } from './odid-struct.ts';

/** Bytes DroneScout sends: the padded struct and one more. */
const SENT_SIZE = 921;

/**
 * Writes messages as DroneScout's binary payload, for what plays a receiver: the demo's gateway and tests. What is not
 * given is written as the standard's "unknown". Authentication pages are flagged and left empty.
 */
export function encodeOdidStruct(heard: HeardOdid): Buffer {
  const bytes = Buffer.alloc(SENT_SIZE);
  heard.basicIds.slice(0, ODID_STRUCT.basicIds.length).forEach(({ uaType = 0, idType = 0, id = '' }, index) => {
    const at = ODID_STRUCT.basicIds[index] ?? 0;
    bytes.writeInt32LE(uaType, at);
    bytes.writeInt32LE(idType, at + 4);
    bytes.write(id, at + 8, 20, idType === 3 || idType === 4 ? 'hex' : 'latin1');
    bytes[ODID_STRUCT.basicIdValid[index] ?? 0] = 1;
  });
  if (heard.location) writeLocation(bytes, ODID_STRUCT.location, heard.location);
  if (heard.system) writeSystem(bytes, ODID_STRUCT.system, heard.system);
  if (heard.operatorId !== undefined) {
    bytes.write(heard.operatorId, ODID_STRUCT.operatorId + 4, 20, 'latin1');
    bytes[ODID_STRUCT.operatorIdValid] = 1;
  }
  if (heard.selfId) {
    bytes.writeInt32LE(heard.selfId.type ?? 0, ODID_STRUCT.selfId);
    bytes.write(heard.selfId.text ?? '', ODID_STRUCT.selfId + 4, 23, 'latin1');
    bytes[ODID_STRUCT.selfIdValid] = 1;
  }
  const pages = Math.min(heard.authenticationPages ?? 0, ODID_STRUCT.authenticationPages);
  bytes.fill(1, ODID_STRUCT.authenticationValid, ODID_STRUCT.authenticationValid + pages);
  return bytes;
}

function writeLocation(bytes: Buffer, at: number, location: HeardLocation): void {
  bytes.writeInt32LE(location.status ?? 0, at);
  bytes.writeFloatLE(location.direction ?? 361, at + 4);
  bytes.writeFloatLE(location.speedHorizontal ?? 255, at + 8);
  bytes.writeFloatLE(location.speedVertical ?? 63, at + 12);
  bytes.writeDoubleLE(location.lat ?? 0, at + 16);
  bytes.writeDoubleLE(location.lon ?? 0, at + 24);
  bytes.writeFloatLE(location.altitudeBaro ?? -1000, at + 32);
  bytes.writeFloatLE(location.altitudeGeo ?? -1000, at + 36);
  bytes.writeInt32LE(location.heightType ?? 0, at + 40);
  bytes.writeFloatLE(location.height ?? -1000, at + 44);
  bytes.writeInt32LE(location.horizontalAccuracy ?? 0, at + 48);
  bytes.writeInt32LE(location.verticalAccuracy ?? 0, at + 52);
  bytes.writeInt32LE(location.baroAccuracy ?? 0, at + 56);
  bytes.writeInt32LE(location.speedAccuracy ?? 0, at + 60);
  bytes.writeInt32LE(location.timestampAccuracy ?? 0, at + 64);
  bytes.writeFloatLE(location.secondsAfterHour ?? 0xffff, at + 68);
  bytes[ODID_STRUCT.locationValid] = 1;
}

function writeSystem(bytes: Buffer, at: number, system: HeardSystem): void {
  bytes.writeInt32LE(system.operatorLocationType ?? 0, at);
  bytes.writeInt32LE(system.classificationType ?? 0, at + 4);
  bytes.writeDoubleLE(system.operatorLat ?? 0, at + 8);
  bytes.writeDoubleLE(system.operatorLon ?? 0, at + 16);
  bytes.writeUInt16LE(system.areaCount ?? 1, at + 24);
  bytes.writeUInt16LE(system.areaRadius ?? 0, at + 26);
  bytes.writeFloatLE(system.areaCeiling ?? -1000, at + 28);
  bytes.writeFloatLE(system.areaFloor ?? -1000, at + 32);
  bytes.writeInt32LE(system.categoryEu ?? 0, at + 36);
  bytes.writeInt32LE(system.classEu ?? 0, at + 40);
  bytes.writeFloatLE(system.operatorAltitudeGeo ?? -1000, at + 44);
  bytes.writeUInt32LE(system.timestamp ?? 0, at + 48);
  bytes[ODID_STRUCT.systemValid] = 1;
}
