import type { AlertKind, Position, TrackRef } from '../../alert.ts';
import type { FieldReader } from '../field-readers.ts';
import { numberOf, textOf } from '../lenient-values.ts';
import type { Message, Party } from './message.ts';

/**
 * Reads `"+lat, +lon[, +alt]"`: degrees, and metres whose reference the draft leaves unstated; taken as height above
 * the ellipsoid. Undefined where it is not of that form or not a place on Earth.
 */
export function parseGeoLocation(text: string): Position | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^[-+]?\d{1,9}(\.\d{0,20})?$/.test(part))) {
    return undefined;
  }
  const [lat = NaN, lon = NaN, alt] = parts.map(Number);
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || Math.abs(alt ?? 0) > 100_000) return undefined;
  return alt === undefined ? { lat, lon } : { lat, lon, alt };
}

/** Where it happened: the vector, a drone first; on the ground also the target, which is not where a drone is. */
export function positionOf(reader: FieldReader, message: Message, kind: AlertKind): Position | undefined {
  const vectors = message.vectors.filter(isPlaced);
  const vector = vectors.find(({ categories }) => categories.includes('drone')) ?? vectors[0];
  if (vector) {
    const position = geoLocation(reader, vector);
    const error = errorOf(reader, vector);
    return position && error !== undefined ? { ...position, error } : position;
  }
  const target = kind === 'airspace' ? undefined : message.targets.find(isPlaced);
  return target && geoLocation(reader, target);
}

/** The draft has no track: a vector's own id (V06) names one; without it each message is a track of one point. */
export function trackOf(
  reader: FieldReader,
  message: Message,
  externalId: string,
  confidence: number | undefined,
): TrackRef {
  const vector = message.vectors.find(({ categories }) => categories.includes('drone')) ?? message.vectors[0];
  const source = message.sources.find(isPlaced);
  const pilot = source && geoLocation(reader, source);
  return {
    id: textOf(vector?.fields['ID'], 256) ?? externalId,
    class: 'UAV',
    ...(confidence === undefined ? {} : { classConfidence: confidence }),
    ...(pilot && { pilot }),
  };
}

/** `GeoRadius`, metres: "can be interpreted as an error margin" (section 5.7). */
function errorOf(reader: FieldReader, vector: Party): number | undefined {
  const stated = vector.fields['GeoRadius'];
  if (stated === undefined || stated === null) return undefined;
  const radius = numberOf(stated);
  if (radius !== undefined && radius >= 0 && radius <= 1_000_000) return radius;
  reader.reject('out_of_range', `${vector.path}.GeoRadius must be 0 to 1000000 metres`, `${vector.path}.GeoRadius`);
  return undefined;
}

function isPlaced(party: Party): boolean {
  return textOf(party.fields['GeoLocation']) !== undefined;
}

function geoLocation(reader: FieldReader, party: Party): Position | undefined {
  const position = parseGeoLocation(textOf(party.fields['GeoLocation']) ?? '');
  const field = `${party.path}.GeoLocation`;
  if (!position) reader.reject('bad_geolocation', `${field} must be "latitude, longitude[, altitude]"`, field);
  return position;
}
