import type { JsonObject } from '../../../common/json.ts';
import { type Decoded, type DecodeContext, type Position, rejected, type TrackRef } from '../../alert.ts';
import type { AirClass } from '../air-class.ts';
import { EntityList } from '../entity-list.ts';
import { recordHash } from '../record-hash.ts';
import { safeJsonObject } from '../safe-text.ts';
import { type HeardMessage, macAddress } from './heard-message.ts';
import {
  type CleanLocation,
  type CleanOdid,
  cleanOdid,
  horizontalAccuracy,
  speedAccuracy,
  verticalAccuracy,
} from './odid-data.ts';

/** A drone that says who it is; what makes it worse (zones, company) is known to correlation only. */
const SEVERITY = 30;
const SEVERITY_EMERGENCY = 45;
const EMERGENCY = 3;
/** Types of UAS ID that name the craft on every flight: a serial number and a registration. */
const LASTING_ID_TYPES: ReadonlySet<number | undefined> = new Set([undefined, 1, 2]);
/** A position older or newer than this at the receiver says that one of the two clocks is wrong. */
const MOST_APART_MS = 60_000;
const HOUR_MS = 3_600_000;

const UA_TYPES: Readonly<Record<number, AirClass>> = {
  1: 'fixed-wing UAV',
  2: 'rotary-wing UAV',
  3: 'rotary-wing UAV',
  4: 'hybrid UAV',
  6: 'fixed-wing UAV',
  8: 'balloon',
  9: 'balloon',
  10: 'balloon',
  14: 'static object',
};
const STATUSES = ['undeclared', 'on the ground', 'airborne', 'emergency', 'Remote ID failure'];
const OPERATOR_PLACES = ['take-off', 'live', 'fixed'];

/** Makes an alert of one Remote ID message. Rejection: `missing_identity`, where neither address nor ID is known. */
export function sightingDraft(heard: HeardMessage, context: DecodeContext): Decoded {
  const { odid, notes } = cleanOdid(heard.odid);
  const mac = macAddress(heard.mac);
  if (heard.mac !== undefined && mac === undefined) notes.push('the transmitter address is none and was left out');
  const lastingIds = odid.ids.filter(({ idType }) => LASTING_ID_TYPES.has(idType)).map(({ id }) => id);
  const trackId = mac ?? lastingIds[0] ?? odid.ids[0]?.id;
  if (trackId === undefined) {
    return rejected('missing_identity', 'The message has neither a transmitter address nor a UAS ID');
  }
  const entities = new EntityList();
  for (const id of lastingIds) entities.add('serial', id, 'subject');
  entities.add('operator', odid.operatorId, 'subject').add('mac', mac, 'subject');
  const position = odid.location && positionOf(odid.location);
  const emergency = odid.location?.status === EMERGENCY;
  const name = lastingIds[0] === undefined ? `transmitter ${trackId}` : `drone ${lastingIds[0]}`;
  const occurredAt = timeOf(heard, odid.location?.secondsAfterHour, context.receivedAt, notes);
  return {
    draft: {
      externalId: recordHash([...heard.identity, ...arrival(heard, context)]),
      kind: 'airspace',
      occurredAt,
      title: `Remote ID: ${name}${emergency ? ' declares an emergency' : ''}`,
      severity: emergency ? SEVERITY_EMERGENCY : SEVERITY,
      signature: position ? 'remote-id:location' : 'remote-id:identity',
      categories: ['airspace.unauthorised-uas'],
      entities: entities.entities,
      ...(position ? { position } : {}),
      track: trackOf(odid, trackId, mac, heard.rssi),
      ...(heard.receiver === undefined ? {} : { analyzer: heard.receiver }),
      attributes: attributesOf(heard, odid, notes),
    },
  };
}

/** Receivers that send no time of their own are told apart by the second of arrival, or a hovering drone is heard once. */
function arrival(heard: HeardMessage, context: DecodeContext): number[] {
  if (heard.heardAt ?? heard.observedAt) return [];
  return [Math.floor(context.receivedAt.getTime() / 1000)];
}

/**
 * When the position was true. The drone sends seconds after the full hour only; the hour is that which brings them
 * nearest to the receiver's clock, be it the one before or after.
 */
function timeOf(heard: HeardMessage, secondsAfterHour: number | undefined, receivedAt: Date, notes: string[]): Date {
  if (heard.observedAt) return heard.observedAt;
  if (!heard.heardAt) notes.push('the receiver sent no time: that of arrival was taken');
  const clock = heard.heardAt ?? receivedAt;
  if (secondsAfterHour === undefined) return clock;
  const within = secondsAfterHour * 1000;
  const hour = Math.round((clock.getTime() - within) / HOUR_MS);
  const moment = Math.round(hour * HOUR_MS + within);
  if (Math.abs(moment - clock.getTime()) <= MOST_APART_MS) return new Date(moment);
  notes.push(`the drone's clock says ${secondsAfterHour} s after the hour: the receiver's was taken`);
  return clock;
}

function positionOf(location: CleanLocation): Position | undefined {
  if (!location.place) return undefined;
  const position: Position = { ...location.place };
  if (location.altitudeGeo !== undefined) position.alt = location.altitudeGeo;
  const error = horizontalAccuracy(location.horizontalAccuracy);
  if (error !== undefined) position.error = error;
  return position;
}

function trackOf(odid: CleanOdid, id: string, mac: string | undefined, rssi: number | undefined): TrackRef {
  const track: TrackRef = { id, class: UA_TYPES[odid.uaType ?? 0] ?? 'UAV' };
  const velocity = odid.location && velocityOf(odid.location);
  if (velocity) track.velocity = velocity;
  if (mac !== undefined) track.transmitter = mac;
  if (rssi !== undefined) track.strength = rssi;
  if (odid.system?.place) {
    track.pilot = { ...odid.system.place };
    if (odid.system.operatorAltitudeGeo !== undefined) track.pilot.alt = odid.system.operatorAltitudeGeo;
  }
  return track;
}

/** East, north and up from course and speeds; a drone that stands still needs no course. */
function velocityOf({ speedHorizontal, speedVertical, direction }: CleanLocation): TrackRef['velocity'] {
  if (speedHorizontal === undefined || (direction === undefined && speedHorizontal > 0)) return undefined;
  const course = ((direction ?? 0) * Math.PI) / 180;
  const velocity = {
    east: toMillimetres(speedHorizontal * Math.sin(course)),
    north: toMillimetres(speedHorizontal * Math.cos(course)),
  };
  return speedVertical === undefined ? velocity : { ...velocity, up: speedVertical };
}

/** Adding zero turns a negative zero, which JSON cannot carry, into zero. */
function toMillimetres(metres: number): number {
  return Math.round(metres * 1000) / 1000 + 0;
}

function attributesOf(heard: HeardMessage, odid: CleanOdid, notes: string[]): JsonObject {
  const { location, system } = odid;
  const all: Record<string, JsonObject[string] | undefined> = {
    receiver: heard.receiver,
    receiverType: heard.shape,
    transport: heard.transport,
    channel: heard.channel,
    rssi: heard.rssi,
    ids: odid.ids.length === 0 ? undefined : odid.ids.map(({ idType, id }) => ({ type: idType ?? null, id })),
    uaType: odid.uaType,
    status: nameOf(STATUSES, location?.status),
    direction: location?.direction,
    speed: location?.speedHorizontal,
    altitudeBaro: location?.altitudeBaro,
    height: location?.height,
    heightOver: location?.height === undefined ? undefined : location.heightType === 1 ? 'ground' : 'take-off',
    verticalAccuracy: verticalAccuracy(location?.verticalAccuracy),
    speedAccuracy: speedAccuracy(location?.speedAccuracy),
    pilotPlace: system?.place && nameOf(OPERATOR_PLACES, system.operatorLocationType),
    systemTime: system?.sentAt?.toISOString(),
    areaCount: system?.areaCount,
    areaRadius: system?.areaRadius,
    areaCeiling: system?.areaCeiling,
    areaFloor: system?.areaFloor,
    ...(system?.classificationType === 1 ? { categoryEu: system.categoryEu, classEu: system.classEu } : {}),
    selfId: odid.selfId,
    authenticationPages: odid.authenticationPages,
    extra: heard.extra,
    quality: notes.length === 0 ? undefined : notes,
  };
  return safeJsonObject(
    Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined),
    ),
  );
}

function nameOf(names: readonly string[], code: number | undefined): string | undefined {
  return code === undefined ? undefined : names[code];
}
