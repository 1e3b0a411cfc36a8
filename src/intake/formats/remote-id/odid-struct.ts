import type { HeardLocation, HeardOdid, HeardSystem } from './odid-data.ts';

/**
 * Where things stand in the C struct `ODID_UAS_Data` of opendroneid-core-c, as little-endian compilers with natural
 * alignment lay it out with two Basic IDs and sixteen authentication pages.
 */
export const ODID_STRUCT = {
  basicIds: [0, 32],
  location: 64,
  authentication: 136,
  authenticationPages: 16,
  selfId: 776,
  system: 808,
  operatorId: 864,
  basicIdValid: [892, 893],
  locationValid: 894,
  authenticationValid: 895,
  selfIdValid: 911,
  systemValid: 912,
  operatorIdValid: 913,
  /** The end of the last field; compilers pad to 920, DroneScout sends 921. */
  least: 914,
  /** One byte more could hold a third Basic ID, which would be another layout. */
  most: 951,
} as const;

const ID_SIZE = 20;
const SELF_ID_SIZE = 23;
/** Identifier types whose 20 bytes are a number and not text: a UTM UUID and a specific session ID. */
const BINARY_ID_TYPES: ReadonlySet<number> = new Set([3, 4]);

/** Why bytes cannot be this struct, or undefined where they can. */
export function structFault(bytes: Buffer): string | undefined {
  const { least, most } = ODID_STRUCT;
  if (bytes.length < least || bytes.length > most) {
    return `holds ${bytes.length} bytes; an ODID_UAS_Data struct has ${least} to ${most}`;
  }
  const flags = bytes.subarray(ODID_STRUCT.basicIdValid[0], least);
  if (flags.some((flag) => flag > 1)) return 'is no ODID_UAS_Data struct: its valid flags are neither 0 nor 1';
  if (flags.every((flag) => flag === 0)) return 'holds no valid message';
  return undefined;
}

/** Reads a struct that `structFault` found nothing wrong with. */
export function readOdidStruct(bytes: Buffer): HeardOdid {
  const valid = (offset: number): boolean => bytes[offset] === 1;
  const heard: HeardOdid = { basicIds: [] };
  ODID_STRUCT.basicIdValid.forEach((flag, index) => {
    if (valid(flag)) heard.basicIds.push(readBasicId(bytes, ODID_STRUCT.basicIds[index] ?? 0));
  });
  if (valid(ODID_STRUCT.locationValid)) heard.location = readLocation(bytes, ODID_STRUCT.location);
  if (valid(ODID_STRUCT.selfIdValid)) {
    const at = ODID_STRUCT.selfId;
    heard.selfId = { type: bytes.readInt32LE(at), text: text(bytes, at + 4, SELF_ID_SIZE) };
  }
  if (valid(ODID_STRUCT.systemValid)) heard.system = readSystem(bytes, ODID_STRUCT.system);
  if (valid(ODID_STRUCT.operatorIdValid)) heard.operatorId = text(bytes, ODID_STRUCT.operatorId + 4, ID_SIZE);
  const pages = bytes.subarray(
    ODID_STRUCT.authenticationValid,
    ODID_STRUCT.authenticationValid + ODID_STRUCT.authenticationPages,
  );
  const heardPages = pages.reduce((sum, flag) => sum + flag, 0);
  if (heardPages > 0) heard.authenticationPages = heardPages;
  return heard;
}

function readBasicId(bytes: Buffer, at: number): HeardOdid['basicIds'][number] {
  const idType = bytes.readInt32LE(at + 4);
  const id = BINARY_ID_TYPES.has(idType) ? hex(bytes, at + 8, ID_SIZE) : text(bytes, at + 8, ID_SIZE);
  return { uaType: bytes.readInt32LE(at), idType, id };
}

function readLocation(bytes: Buffer, at: number): HeardLocation {
  return {
    status: bytes.readInt32LE(at),
    direction: float(bytes, at + 4),
    speedHorizontal: float(bytes, at + 8),
    speedVertical: float(bytes, at + 12),
    lat: bytes.readDoubleLE(at + 16),
    lon: bytes.readDoubleLE(at + 24),
    altitudeBaro: float(bytes, at + 32),
    altitudeGeo: float(bytes, at + 36),
    heightType: bytes.readInt32LE(at + 40),
    height: float(bytes, at + 44),
    horizontalAccuracy: bytes.readInt32LE(at + 48),
    verticalAccuracy: bytes.readInt32LE(at + 52),
    baroAccuracy: bytes.readInt32LE(at + 56),
    speedAccuracy: bytes.readInt32LE(at + 60),
    timestampAccuracy: bytes.readInt32LE(at + 64),
    secondsAfterHour: float(bytes, at + 68),
  };
}

function readSystem(bytes: Buffer, at: number): HeardSystem {
  return {
    operatorLocationType: bytes.readInt32LE(at),
    classificationType: bytes.readInt32LE(at + 4),
    operatorLat: bytes.readDoubleLE(at + 8),
    operatorLon: bytes.readDoubleLE(at + 16),
    areaCount: bytes.readUInt16LE(at + 24),
    areaRadius: bytes.readUInt16LE(at + 26),
    areaCeiling: float(bytes, at + 28),
    areaFloor: float(bytes, at + 32),
    categoryEu: bytes.readInt32LE(at + 36),
    classEu: bytes.readInt32LE(at + 40),
    operatorAltitudeGeo: float(bytes, at + 44),
    timestamp: bytes.readUInt32LE(at + 48),
  };
}

/** A 32-bit float, rounded to the thousandth: what the standard sends is a multiple of 0.1 or 0.25, never finer. */
function float(bytes: Buffer, at: number): number {
  return Math.round(bytes.readFloatLE(at) * 1000) / 1000;
}

/** Text up to the first NUL, one character per byte, so that a byte that is no character stays recognisable. */
function text(bytes: Buffer, at: number, size: number): string {
  const field = bytes.subarray(at, at + size);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end === -1 ? size : end);
}

function hex(bytes: Buffer, at: number, size: number): string {
  return bytes
    .subarray(at, at + size)
    .toString('hex')
    .replace(/(?:00)+$/, '');
}
