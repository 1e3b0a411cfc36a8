import type { GeoPosition } from '../../common/geo-position.ts';
import type { JsonObject } from '../../common/json.ts';

/** A SAPIENT node: a radar that tracks. */
export interface SapientNode {
  /** UUID. */
  id: string;
  name: string;
  made: { manufacturer: string; model: string };
}

export interface Detection {
  /** ULIDs. */
  reportId: string;
  objectId: string;
  position: GeoPosition & { alt: number };
  /** Standard deviation, in metres. */
  error: number;
  velocity: { east: number; north: number; up: number };
  confidence: number;
  classification: JsonObject[];
}

const DEGREES = 'LOCATION_COORDINATE_SYSTEM_LAT_LNG_DEG_M';
const ELLIPSOID = 'LOCATION_DATUM_WGS84_E';

/** What the node says when it connects (BSI Flex 335 v2.0). */
export function registration(node: SapientNode, time: Date): JsonObject {
  const place = { locationUnits: DEGREES, locationDatum: ELLIPSOID };
  return message(node, time, {
    registration: {
      nodeDefinition: [{ nodeType: 'NODE_TYPE_RADAR' }],
      icdVersion: 'BSI Flex 335 v2.0',
      name: node.name,
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
      configData: [node.made],
    },
  });
}

/** Its heartbeat, with where it stands. */
export function statusReport(
  node: SapientNode & { position: GeoPosition },
  reportId: string,
  first: boolean,
  time: Date,
): JsonObject {
  return message(node, time, {
    statusReport: {
      reportId,
      system: 'SYSTEM_OK',
      info: first ? 'INFO_NEW' : 'INFO_UNCHANGED',
      mode: 'Surveillance',
      nodeLocation: location({ ...node.position, alt: 40 }, 2),
    },
  });
}

/** One point of a track. */
export function detectionReport(node: SapientNode, detection: Detection, time: Date): JsonObject {
  const { velocity } = detection;
  return message(node, time, {
    detectionReport: {
      reportId: detection.reportId,
      objectId: detection.objectId,
      location: location(detection.position, detection.error),
      detectionConfidence: rounded(detection.confidence, 100),
      classification: detection.classification,
      enuVelocity: {
        eastRate: rounded(velocity.east, 100),
        northRate: rounded(velocity.north, 100),
        upRate: rounded(velocity.up, 100),
      },
    },
  });
}

function message(node: SapientNode, time: Date, content: JsonObject): JsonObject {
  return { timestamp: time.toISOString(), nodeId: node.id, ...content };
}

function location(position: GeoPosition & { alt: number }, error: number): JsonObject {
  return {
    x: rounded(position.lon, 1e7),
    y: rounded(position.lat, 1e7),
    z: rounded(position.alt, 10),
    xError: error,
    yError: error,
    zError: 2 * error,
    coordinateSystem: DEGREES,
    datum: ELLIPSOID,
  };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
