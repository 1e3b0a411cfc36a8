import type { Bearing, Position } from '../../alert.ts';
import type { SapientLocation, SapientRangeBearing } from './checked-messages.ts';
import { fromUtm, inBand, readUtmZone, type UtmZone, utmZoneOf } from './utm.ts';

/** Degrees assumed where a sensor states no error of its azimuth: that of a fair direction finder. */
const ASSUMED_AZIMUTH_ERROR = 5;
/** Metres. */
const FARTHEST = 1_000_000;
const DEGREES = 180 / Math.PI;
const METRES_PER_DEGREE = 111_320;
/**
 * The interface does not say whether the error of a latitude is an angle or a length. No sensor is right to 10 cm and
 * none that is wrong by 11 km is worth hearing, so a number below 0.1 (degrees; in radians 0.002) is an angle.
 */
const LARGEST_ANGLE_ERROR = { degrees: 0.1, radians: 0.002 };

interface Located {
  position?: Position;
  /** Metres above the geoid (mean sea level), which is not the ellipsoid that `Position.alt` counts from. */
  altitudeAboveGeoid?: number;
}

/**
 * Where a SAPIENT location is. What cannot be is left out with a note: the place, its height, or its error.
 * `near` is where the sensor stands; it tells the UTM zone where the message does not.
 */
export function locate(location: SapientLocation, near: Position | undefined, notes: string[]): Located {
  const place = placeOf(location, near, notes);
  if (!place) return {};
  const position: Position = place;
  const error = errorOf(location, notes);
  if (error !== undefined) position.error = error;
  const { z, datum } = location;
  if (z === undefined) return { position };
  if (z < -1000 || z > 100_000) {
    notes.push(`height ${z} m is impossible and was left out`);
    return { position };
  }
  if (datum === 'WGS84_E') return { position: { ...position, alt: z } };
  notes.push(`the height is not above the ellipsoid (datum ${datum}) and is kept apart`);
  return { position, altitudeAboveGeoid: z };
}

function placeOf(location: SapientLocation, near: Position | undefined, notes: string[]): Position | undefined {
  const { x, y, coordinate_system: system } = location;
  if (system === 'UTM_M') return utmPlace(location, near, notes);
  if (system === 'UNSPECIFIED') {
    notes.push('the location names no coordinate system and was left out');
    return undefined;
  }
  const unit = system === 'LAT_LNG_RAD_M' ? DEGREES : 1;
  const [lat, lon] = [rounded(y * unit), rounded(x * unit)];
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  notes.push(`location ${lat}, ${lon} is not on Earth and was left out`);
  return undefined;
}

function utmPlace(location: SapientLocation, near: Position | undefined, notes: string[]): Position | undefined {
  const { x, y, utm_zone: label } = location;
  if (x < 100_000 || x > 900_000 || y < 0 || y > 10_000_000) {
    notes.push(`${x}, ${y} is no UTM coordinate and was left out`);
    return undefined;
  }
  const zone = label === undefined ? undefined : readUtmZone(label);
  if (label !== undefined && !zone) {
    notes.push(`UTM zone “${label}” does not exist: the location was left out`);
    return undefined;
  }
  if (!zone) {
    if (near) return place(x, y, utmZoneOf(near));
    notes.push('the UTM zone is not given and nobody knows where the sensor stands: the location was left out');
    return undefined;
  }
  const candidates = readings(x, y, zone.zone, zone.letter);
  const best = near ? candidates.sort((a, b) => Math.abs(a.lat - near.lat) - Math.abs(b.lat - near.lat)) : candidates;
  if (best[0]) return best[0];
  notes.push(`${x}, ${y} does not lie in band ${zone.letter} of UTM zone ${zone.zone} and was left out`);
  return undefined;
}

/**
 * The places a UTM coordinate may mean. Its letter is a band of latitude; N and S are also written for the hemispheres,
 * and S is both: the band of Korea, and the south.
 */
function readings(x: number, y: number, zone: number, letter: string): Position[] {
  const found: Position[] = [];
  const banded = place(x, y, { zone, south: letter < 'N' });
  if (inBand(letter, banded.lat)) found.push(banded);
  else if (letter === 'N') found.push(banded);
  if (letter === 'S') found.push(place(x, y, { zone, south: true }));
  return found;
}

function place(x: number, y: number, zone: UtmZone): Position {
  const { lat, lon } = fromUtm(x, y, zone);
  return { lat: rounded(lat), lon: rounded(lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon) };
}

/** To a tenth of a millimetre on the ground: what is beyond comes from the conversion, not from the sensor. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

/** Metres; the greater of the two horizontal ones, up to half the Earth's girth. */
function errorOf(location: SapientLocation, notes: string[]): number | undefined {
  const { x_error: east, y_error: north, coordinate_system: system } = location;
  const error = Math.max(east ?? -1, north ?? -1);
  if (error < 0 || error > 20_000_000) {
    if (east !== undefined || north !== undefined) notes.push(`an error of ${error} is impossible and was left out`);
    return undefined;
  }
  if (system === 'LAT_LNG_DEG_M' && error > 0 && error < LARGEST_ANGLE_ERROR.degrees) return error * METRES_PER_DEGREE;
  if (system === 'LAT_LNG_RAD_M' && error > 0 && error < LARGEST_ANGLE_ERROR.radians) {
    return error * DEGREES * METRES_PER_DEGREE;
  }
  return error;
}

/**
 * The line of bearing of a range and bearing. Only true north will do: magnetic north, grid north and the heading of a
 * platform need what the message does not hold, and a bearing that is wrong by degrees would join what is apart.
 */
export function bearingOf(from: SapientRangeBearing, notes: string[]): Bearing | undefined {
  const { azimuth, coordinate_system: system, datum } = from;
  if (azimuth === undefined) return undefined;
  if (datum !== 'TRUE' || system === 'UNSPECIFIED') {
    const why = datum === 'TRUE' ? 'names no unit' : `counts from ${datum.toLowerCase()} north, not from true north`;
    notes.push(`the azimuth ${why}, and is kept apart`);
    return undefined;
  }
  const angle = system.startsWith('RADIANS') ? DEGREES : 1;
  if (!Number.isFinite(azimuth * angle)) {
    notes.push(`azimuth ${azimuth} is impossible and was left out`);
    return undefined;
  }
  const metres = system.endsWith('_KM') ? 1000 : 1;
  const error = from.azimuth_error === undefined ? undefined : from.azimuth_error * angle;
  if (error === undefined || error < 0) notes.push(`no error of the azimuth: ${ASSUMED_AZIMUTH_ERROR} degrees assumed`);
  const bearing: Bearing = {
    azimuth: rounded((((azimuth * angle) % 360) + 360) % 360) % 360,
    azimuthError: error === undefined || error < 0 ? ASSUMED_AZIMUTH_ERROR : rounded(Math.min(error, 180)),
  };
  const elevation = from.elevation === undefined ? undefined : from.elevation * angle;
  if (elevation !== undefined) {
    if (Math.abs(elevation) <= 90) bearing.elevation = rounded(elevation);
    else notes.push(`elevation ${elevation} is impossible and was left out`);
  }
  const range = from.range === undefined ? undefined : from.range * metres;
  if (range === undefined) return bearing;
  if (range < 0 || range > FARTHEST) {
    notes.push(`range ${range} m is impossible and was left out`);
    return bearing;
  }
  bearing.range = range;
  const rangeError = from.range_error === undefined ? -1 : from.range_error * metres;
  if (rangeError >= 0 && rangeError <= FARTHEST) bearing.rangeError = rangeError;
  return bearing;
}
