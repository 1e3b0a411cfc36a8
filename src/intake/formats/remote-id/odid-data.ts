import type { Position } from '../../alert.ts';

/**
 * Open Drone ID messages (ASTM F3411, ASD-STAN EN 4709-002) as their transmitter sent them: numbers with the standard's
 * own "unknown" values, codes and unchecked text. A message that was not heard is absent.
 */
export interface HeardOdid {
  basicIds: { uaType?: number; idType?: number; id?: string }[];
  location?: HeardLocation;
  system?: HeardSystem;
  operatorId?: string;
  selfId?: { type?: number; text?: string };
  /** Pages of authentication data heard; none of them can be checked here. */
  authenticationPages?: number;
}

export interface HeardLocation {
  status?: number;
  /** Degrees from true north, of the course and not of the nose. */
  direction?: number;
  /** Metres per second. */
  speedHorizontal?: number;
  speedVertical?: number;
  lat?: number;
  lon?: number;
  /** Metres at standard pressure 1013.24 hPa. */
  altitudeBaro?: number;
  /** Metres above the WGS 84 ellipsoid. */
  altitudeGeo?: number;
  /** 0 over take-off, 1 over ground. */
  heightType?: number;
  height?: number;
  /** Codes, not metres: see `horizontalAccuracy`. */
  horizontalAccuracy?: number;
  verticalAccuracy?: number;
  baroAccuracy?: number;
  speedAccuracy?: number;
  timestampAccuracy?: number;
  secondsAfterHour?: number;
}

export interface HeardSystem {
  /** 0 take-off, 1 live, 2 fixed. */
  operatorLocationType?: number;
  classificationType?: number;
  operatorLat?: number;
  operatorLon?: number;
  operatorAltitudeGeo?: number;
  areaCount?: number;
  areaRadius?: number;
  areaCeiling?: number;
  areaFloor?: number;
  categoryEu?: number;
  classEu?: number;
  /** Seconds since 2019-01-01T00:00Z. */
  timestamp?: number;
}

/** The same after checking: what is unknown or impossible is absent. */
export interface CleanOdid {
  ids: { idType?: number; id: string }[];
  uaType?: number;
  location?: CleanLocation;
  system?: CleanSystem;
  operatorId?: string;
  selfId?: string;
  authenticationPages?: number;
}

export type CleanLocation = Omit<HeardLocation, 'lat' | 'lon'> & { place?: Place };
export type CleanSystem = Omit<HeardSystem, 'operatorLat' | 'operatorLon' | 'timestamp'> & {
  place?: Place;
  sentAt?: Date;
};
export type Place = Pick<Position, 'lat' | 'lon'>;

interface Range {
  min: number;
  max: number;
  /** What the standard writes for "invalid, no value or unknown". */
  unknown: number;
}

const DIRECTION: Range = { min: 0, max: 360, unknown: 361 };
const SPEED_HORIZONTAL: Range = { min: 0, max: 254.25, unknown: 255 };
const SPEED_VERTICAL: Range = { min: -62, max: 62, unknown: 63 };
const ALTITUDE: Range = { min: -1000, max: 31_767.5, unknown: -1000 };
const AFTER_HOUR: Range = { min: 0, max: 3600, unknown: 0xffff };

const EPOCH_2019 = Date.UTC(2019, 0, 1);

/**
 * Checks what was heard. A value that the standard calls unknown is left out silently; one that it does not allow is
 * left out with a note, so that the rest of the message, above all who it is, is not lost with it.
 */
export function cleanOdid(heard: HeardOdid): { odid: CleanOdid; notes: string[] } {
  const notes: string[] = [];
  const within = (name: string, value: number | undefined, range: Range): number | undefined => {
    if (value === undefined || value === range.unknown) return undefined;
    if (value >= range.min && value <= range.max) return value;
    notes.push(`${name} ${Number.isNaN(value) ? 'NaN' : value} is impossible and was left out`);
    return undefined;
  };
  const place = (name: string, lat: number | undefined, lon: number | undefined): Place | undefined => {
    if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) return undefined;
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
    notes.push(`${name} ${lat}, ${lon} is not on Earth and was left out`);
    return undefined;
  };
  const text = (name: string, value: string | undefined): string | undefined => {
    const trimmed = value?.trim();
    if (!trimmed) return undefined;
    if (/^[\x20-\x7e]+$/.test(trimmed)) return trimmed;
    notes.push(`${name} holds characters that cannot be printed and was left out`);
    return undefined;
  };
  const { location, system } = heard;
  const ids = heard.basicIds.flatMap(({ idType, id }) => {
    const clean = text('UAS ID', id);
    return clean === undefined ? [] : [present({ idType, id: clean })];
  });
  const odid: CleanOdid = present({
    ids,
    uaType: heard.basicIds.find(({ uaType }) => uaType !== undefined && uaType !== 0)?.uaType,
    location:
      location &&
      present({
        status: location.status,
        direction: within('direction', location.direction, DIRECTION),
        speedHorizontal: within('horizontal speed', location.speedHorizontal, SPEED_HORIZONTAL),
        speedVertical: within('vertical speed', location.speedVertical, SPEED_VERTICAL),
        place: place('position', location.lat, location.lon),
        altitudeBaro: within('barometric altitude', location.altitudeBaro, ALTITUDE),
        altitudeGeo: within('altitude', location.altitudeGeo, ALTITUDE),
        heightType: location.heightType,
        height: within('height', location.height, ALTITUDE),
        horizontalAccuracy: location.horizontalAccuracy,
        verticalAccuracy: location.verticalAccuracy,
        baroAccuracy: location.baroAccuracy,
        speedAccuracy: location.speedAccuracy,
        timestampAccuracy: location.timestampAccuracy,
        secondsAfterHour: within('seconds after the hour', location.secondsAfterHour, AFTER_HOUR),
      }),
    system:
      system &&
      present({
        operatorLocationType: system.operatorLocationType,
        classificationType: system.classificationType,
        place: place('operator position', system.operatorLat, system.operatorLon),
        operatorAltitudeGeo: within('operator altitude', system.operatorAltitudeGeo, ALTITUDE),
        areaCount: system.areaCount,
        areaRadius: system.areaRadius,
        areaCeiling: within('area ceiling', system.areaCeiling, ALTITUDE),
        areaFloor: within('area floor', system.areaFloor, ALTITUDE),
        categoryEu: system.categoryEu,
        classEu: system.classEu,
        sentAt: sentAt(system.timestamp),
      }),
    operatorId: text('operator ID', heard.operatorId),
    selfId: text('self ID', heard.selfId?.text),
    authenticationPages: heard.authenticationPages,
  });
  return { odid, notes };
}

/** The object without its undefined members. */
function present<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** Metres that a position is said to be off at most, by code 1 to 12; code 0 says nothing. */
const HORIZONTAL_METRES = [undefined, 18_520, 7_408, 3_704, 1_852, 926, 555.6, 185.2, 92.6, 30, 10, 3, 1];
const VERTICAL_METRES = [undefined, 150, 45, 25, 10, 3, 1];
const SPEED_METRES_PER_SECOND = [undefined, 10, 3, 1, 0.3];

export function horizontalAccuracy(code: number | undefined): number | undefined {
  return HORIZONTAL_METRES[code ?? 0];
}

export function verticalAccuracy(code: number | undefined): number | undefined {
  return VERTICAL_METRES[code ?? 0];
}

export function speedAccuracy(code: number | undefined): number | undefined {
  return SPEED_METRES_PER_SECOND[code ?? 0];
}

/** Seconds since 2019 in 32 bits, where 0 stands for unknown (ASTM F3411-22a, System Message). */
function sentAt(seconds: number | undefined): Date | undefined {
  const known = seconds !== undefined && seconds > 0 && seconds <= 0xffff_ffff;
  return known ? new Date(EPOCH_2019 + seconds * 1000) : undefined;
}
