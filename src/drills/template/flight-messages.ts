import { KNOT } from '../../common/geodesy.ts';
import type { JsonObject } from '../../common/json.ts';
import { aisPosition, aisStatic } from './ais-encoder.ts';
import { type FlightState, flightPoint } from './flight.ts';
import type { DeliveryContext } from './payload.ts';
import { type Detection, detectionReport, registration, type SapientNode } from './sapient-message.ts';
import { stableNumber, stableUlid, stableUuid } from './stable-ids.ts';
import type { FlownTrack } from './template.ts';

/** Metres above the ellipsoid of the ground, near enough for a coast. */
const GROUND_M = 30;

/** What a sensor sends of a point of a flight, in its format: items for `POST /api/v1/intake/{format}`. */
export function flightMessages(flight: FlownTrack, ordinal: number, context: DeliveryContext): JsonObject[] {
  const state = flightPoint(flight, ordinal);
  const time = new Date(context.startedAt + state.atMs);
  const point: Point = { flight, ordinal, state, time, run: context.run, of: `${context.run}/${flight.name}` };
  switch (flight.format) {
    case 'remote-id':
      return [remoteId(point)];
    case 'sapient':
      return radar(point);
    case 'ais':
      return vessel(point);
    default:
      return [native(point)];
  }
}

interface Point {
  flight: FlownTrack;
  ordinal: number;
  state: FlightState;
  time: Date;
  run: string;
  /** Name of what flies, within the world of runs. */
  of: string;
}

/** As dronecot writes it: the messages of ASTM F3411 already decoded. */
function remoteId({ flight, ordinal, state, time, of }: Point): JsonObject {
  const { serial = '', operator, pilot } = flight.identity;
  const mac = stableNumber(of).toString(16).toUpperCase().padStart(12, '0').slice(-10);
  return {
    data: {
      'sensor ID': flight.sensor,
      RSSI: -60 - (ordinal % 20),
      channel: 6,
      timestamp: time.getTime(),
      'MAC address': `02${mac}`.replaceAll(/(..)(?=.)/g, '$1:'),
      type: 'WiFi beacon',
    },
    BasicID: serial,
    IDType: 1,
    UAType: 2,
    Status: 2,
    Latitude: rounded(state.lat, 1e7),
    Longitude: rounded(state.lon, 1e7),
    AltitudeGeo: rounded(GROUND_M + state.heightM, 2),
    Height: rounded(state.heightM, 2),
    SpeedHorizontal: rounded(speedOf(state), 4),
    SpeedVertical: rounded(state.velocity.up, 2),
    Direction: Math.round(courseOf(state)) % 360,
    HorizAccuracy: 11,
    ...(operator === undefined ? {} : { OperatorID: operator }),
    ...(pilot === undefined ? {} : { OperatorLatitude: pilot.lat, OperatorLongitude: pilot.lon }),
  };
}

/** A radar says who it is before it says anything else. */
function radar(point: Point): JsonObject[] {
  const [node, { ordinal, time }] = [nodeOf(point), point];
  const report = detectionReport(node, detection(point), time);
  return ordinal === 0 ? [registration(node, time), report] : [report];
}

/** The radar of a flight, as the node it is to others. */
function nodeOf({ flight, run }: Point): SapientNode {
  return {
    id: stableUuid(`${run}/node/${flight.sensor}`),
    name: `Radar ${flight.sensor}`,
    made: { manufacturer: 'Exercise control', model: 'Simulated' },
  };
}

function detection({ flight, ordinal, state, time, of }: Point): Detection {
  const confidence = rounded(flight.identity.classConfidence ?? 0.8, 100);
  return {
    reportId: stableUlid(`${of}/${flight.sensor}/${ordinal}`, time.getTime()),
    objectId: stableUlid(`${of}/${flight.sensor}`, time.getTime() - ordinal * flight.everyMs),
    position: { lat: state.lat, lon: state.lon, alt: GROUND_M + state.heightM },
    error: Math.max(1, flight.errorM),
    velocity: state.velocity,
    confidence,
    classification: classified(flight.identity.class ?? 'UAV Rotary Wing', confidence),
  };
}

/** Kinds of UAV are told below the class of air vehicles; everything else stands alone. */
function classified(type: string, confidence: number): JsonObject[] {
  if (!type.startsWith('UAV')) return [{ type, confidence }];
  return [{ type: 'Air Vehicle', confidence, subClass: [{ type, confidence, level: 1 }] }];
}

function vessel({ flight, ordinal, state, time }: Point): JsonObject[] {
  const { mmsi = '', imo, vesselName = '' } = flight.identity;
  const receivedAt = time.toISOString();
  const { lat, lon } = state;
  const position = { mmsi, lat, lon, speedKnots: speedOf(state) / KNOT, course: courseOf(state), time };
  const told = [{ nmea: aisPosition(position), receivedAt }];
  if (ordinal > 0 || imo === undefined) return told;
  return [{ nmea: aisStatic({ mmsi, imo, name: vesselName }), receivedAt }, ...told];
}

function native({ flight, ordinal, state, time, of }: Point): JsonObject {
  const { class: taken = 'rotary-wing UAV', classConfidence = 0.8 } = flight.identity;
  return {
    externalId: `${of}/${flight.sensor}/${ordinal}`,
    kind: 'airspace',
    occurredAt: time.toISOString(),
    title: `Track of a ${taken}`,
    severity: 40,
    signature: 'site-gateway:track',
    categories: ['airspace.unauthorised-uas'],
    position: {
      lat: rounded(state.lat, 1e7),
      lon: rounded(state.lon, 1e7),
      alt: rounded(GROUND_M + state.heightM, 10),
      error: Math.max(1, flight.errorM),
    },
    track: {
      id: `${flight.name}-${flight.sensor}`,
      class: taken,
      classConfidence,
      velocity: {
        east: rounded(state.velocity.east, 100),
        north: rounded(state.velocity.north, 100),
        up: rounded(state.velocity.up, 100),
      },
    },
  };
}

function speedOf({ velocity }: FlightState): number {
  return Math.hypot(velocity.east, velocity.north);
}

/** Degrees from north. */
function courseOf({ velocity }: FlightState): number {
  return ((Math.atan2(velocity.east, velocity.north) * 180) / Math.PI + 360) % 360;
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
