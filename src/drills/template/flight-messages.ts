import type { JsonObject } from '../../common/json.ts';
import { aisPosition, aisStatic } from './ais-encoder.ts';
import { type FlightState, flightPoint } from './flight.ts';
import type { DeliveryContext } from './payload.ts';
import { stableNumber, stableUlid, stableUuid } from './stable-ids.ts';
import type { FlownTrack } from './template.ts';

/** Metres above the ellipsoid of the ground, near enough for a coast. */
const GROUND_M = 30;
const KNOTS = 3_600 / 1_852;
const DEGREES = 'LOCATION_COORDINATE_SYSTEM_LAT_LNG_DEG_M';
const ELLIPSOID = 'LOCATION_DATUM_WGS84_E';

/** What a sensor sends of a point of a flight, in its format: items for `POST /api/v1/intake/{format}`. */
export function flightMessages(flight: FlownTrack, ordinal: number, context: DeliveryContext): JsonObject[] {
  const state = flightPoint(flight, ordinal);
  const time = new Date(context.startedAt + state.atMs);
  const point: Point = { flight, ordinal, state, time, run: context.run, of: `${context.run}/${flight.name}` };
  switch (flight.format) {
    case 'remote-id':
      return [remoteId(point)];
    case 'sapient':
      return ordinal === 0 ? [registration(point), detection(point)] : [detection(point)];
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

/** What a radar node says before it says anything else (BSI Flex 335 v2.0). */
function registration({ flight, time, run }: Point): JsonObject {
  const place = { locationUnits: DEGREES, locationDatum: ELLIPSOID };
  return {
    timestamp: time.toISOString(),
    nodeId: nodeOf(run, flight),
    registration: {
      nodeDefinition: [{ nodeType: 'NODE_TYPE_RADAR' }],
      icdVersion: 'BSI Flex 335 v2.0',
      name: `Radar ${flight.sensor}`,
      capabilities: [{ category: 'Detection', type: 'Range', value: '6000', units: 'm' }],
      statusDefinition: { statusInterval: { units: 'TIME_UNITS_SECONDS', value: 30 }, locationDefinition: place },
      modeDefinition: [
        {
          modeName: 'Surveillance',
          modeType: 'MODE_TYPE_PERMANENT',
          settleTime: { units: 'TIME_UNITS_SECONDS', value: 5 },
          scanType: 'SCAN_TYPE_SCANNING',
          trackingType: 'TRACKING_TYPE_TRACK',
          detectionDefinition: [
            {
              locationType: place,
              velocityType: {
                enuVelocityUnits: { eastNorthRateUnits: 'SPEED_UNITS_MS', upRateUnits: 'SPEED_UNITS_MS' },
                locationDatum: ELLIPSOID,
              },
            },
          ],
          task: { regionDefinition: { regionType: ['REGION_TYPE_AREA_OF_INTEREST'], regionArea: [place] } },
        },
      ],
      configData: [{ manufacturer: 'Exercise control', model: 'Simulated' }],
    },
  };
}

function detection({ flight, ordinal, state, time, of, run }: Point): JsonObject {
  const confidence = rounded(flight.identity.classConfidence ?? 0.8, 100);
  const error = Math.max(1, flight.errorM);
  return {
    timestamp: time.toISOString(),
    nodeId: nodeOf(run, flight),
    detectionReport: {
      reportId: stableUlid(`${of}/${flight.sensor}/${ordinal}`, time.getTime()),
      objectId: stableUlid(`${of}/${flight.sensor}`, time.getTime() - ordinal * flight.everyMs),
      location: {
        x: rounded(state.lon, 1e7),
        y: rounded(state.lat, 1e7),
        z: rounded(GROUND_M + state.heightM, 10),
        xError: error,
        yError: error,
        zError: 2 * error,
        coordinateSystem: DEGREES,
        datum: ELLIPSOID,
      },
      detectionConfidence: confidence,
      classification: classified(flight.identity.class ?? 'UAV Rotary Wing', confidence),
      enuVelocity: {
        eastRate: rounded(state.velocity.east, 100),
        northRate: rounded(state.velocity.north, 100),
        upRate: rounded(state.velocity.up, 100),
      },
    },
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
  const position = { mmsi, lat, lon, speedKnots: speedOf(state) * KNOTS, course: courseOf(state), time };
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

function nodeOf(run: string, flight: FlownTrack): string {
  return stableUuid(`${run}/node/${flight.sensor}`);
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
