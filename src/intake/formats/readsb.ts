import { isJsonObject, type JsonObject } from '../../common/json.ts';
import { type AlertDraft, type Decoded, type DecodeContext, type Position, rejected, type TrackRef } from '../alert.ts';
import type { AirClass } from './air-class.ts';
import { EntityList } from './entity-list.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { safeJsonObject } from './safe-text.ts';

/** Beyond what flies or falls: numbers a metre cannot be made of are none either. */
const ALTITUDE_FEET = { min: -10_000, max: 1_000_000 };
const SPEED_KNOTS = { min: 0, max: 20_000 };
const CLIMB_FEET = { min: -1_000_000, max: 1_000_000 };
const METRES_PER_FOOT = 0.3048;
const METRES_PER_SECOND_PER_KNOT = 0.514444;
const METRES_PER_SECOND_PER_FOOT_PER_MINUTE = 0.00508;
/** A position that old says nothing of where the aircraft is. */
const OLDEST_POSITION_SECONDS = 30;
/** Nothing is wrong with an aircraft that flies by; one in distress is for people to see. */
const SEVERITY = 0;
const SEVERITY_DISTRESS = 50;
const SQUAWKS: ReadonlyMap<string, string> = new Map([
  ['7500', 'hijack'],
  ['7600', 'radio failure'],
  ['7700', 'emergency'],
]);
/** One-sigma metres by NACp (DO-260B table 2-71 gives the 95 % bound, about two sigma). */
const ERRORS = [undefined, 9_260, 3_704, 1_852, 926, 463, 278, 93, 46, 15, 5, 1.5];
/** DO-260B emitter categories that are no crewed aircraft. */
const CATEGORIES: Readonly<Record<string, AirClass>> = {
  B2: 'balloon',
  B6: 'UAV',
  C1: 'vehicle',
  C2: 'vehicle',
  C3: 'static object',
};

/**
 * Aircraft as readsb, dump1090 and tar1090 write them to `aircraft.json`: the document as it is, or one aircraft of it
 * with the document's `now`. Context: it explains what others see. Codes besides those of `FieldReader`: `bad_address`,
 * `no_position`.
 */
export const readsbFormat: Format = {
  name: 'readsb',
  title: 'ADS-B aircraft (readsb, dump1090, tar1090 aircraft.json)',
  decode,
  unfold,
};

/** Aircraft heard without a position are left out: there are always some, and they say nothing of place. */
function unfold(item: JsonObject): JsonObject[] | undefined {
  const { aircraft, now } = item;
  if (!Array.isArray(aircraft)) return undefined;
  const placed = aircraft.filter(
    (one): one is JsonObject => isJsonObject(one) && one['lat'] !== undefined && isRecent(one),
  );
  return placed.map((one) => Object.assign({}, one, now === undefined ? {} : { now }));
}

function isRecent({ seen_pos: age }: JsonObject): boolean {
  return typeof age !== 'number' || age <= OLDEST_POSITION_SECONDS;
}

function decode(item: JsonObject, { receivedAt }: DecodeContext): Decoded {
  const reader = FieldReader.over(item);
  const hex = reader.requireIdentifier('hex', 16);
  const lat = reader.number('lat', { min: -90, max: 90 });
  const lon = reader.number('lon', { min: -180, max: 180 });
  const now = reader.epoch('now', 1000) ?? receivedAt;
  const age = reader.number('seen_pos', { min: 0 }) ?? 0;
  const squawk = reader.text('squawk', 8);
  const flight = reader.text('flight', 16)?.trim();
  const velocity = velocityOf(reader);
  const alt = altitudeOf(reader);
  const error = ERRORS[reader.number('nac_p') ?? 0];
  const category = reader.text('category', 4) ?? '';
  if (reader.rejection) return { rejection: reader.rejection };
  if (!/^~?[0-9a-f]{6}$/i.test(hex)) return rejected('bad_address', 'hex is no 24-bit aircraft address', 'hex');
  if (lat === undefined || lon === undefined || age > OLDEST_POSITION_SECONDS) {
    return rejected('no_position', `The aircraft has no position of the last ${OLDEST_POSITION_SECONDS} s`, 'lat');
  }
  const occurredAt = new Date(now.getTime() - Math.round(age * 1000));
  const name = hex.toUpperCase();
  const distress = squawk === undefined ? undefined : SQUAWKS.get(squawk);
  const position: Position = { lat, lon, ...(alt !== undefined && { alt }), ...(error !== undefined && { error }) };
  const track: TrackRef = {
    id: name,
    class: CATEGORIES[category] ?? 'crewed aircraft',
    classConfidence: 0.9,
    // A drone that broadcasts ADS-B is still a drone, and explains nothing away.
    ...(CATEGORIES[category] !== 'UAV' && { context: true as const }),
    ...(velocity && { velocity }),
  };
  const draft: AlertDraft = {
    externalId: `${name}:${occurredAt.getTime()}`,
    kind: 'airspace',
    occurredAt,
    title: `Aircraft ${name}${flight ? ` (${flight})` : ''}${distress ? `: ${distress}` : ''}`,
    severity: distress ? SEVERITY_DISTRESS : SEVERITY,
    signature: distress ? 'readsb:distress' : 'readsb:aircraft',
    categories: [],
    entities: new EntityList().entities,
    position,
    track,
    attributes: safeJsonObject({
      ...(flight && { flight }),
      ...(squawk !== undefined && { squawk }),
      ...(category !== '' && { category }),
      onGround: item['alt_baro'] === 'ground',
    }),
  };
  return { draft };
}

/** Feet above the ellipsoid where sent; a pressure altitude is none, and is not taken for one. */
function altitudeOf(reader: FieldReader): number | undefined {
  const feet = reader.number('alt_geom', ALTITUDE_FEET);
  return feet === undefined ? undefined : Math.round(feet * METRES_PER_FOOT * 10) / 10;
}

function velocityOf(reader: FieldReader): TrackRef['velocity'] {
  const [speed, course] = [reader.number('gs', SPEED_KNOTS), reader.number('track', { min: 0, max: 360 })];
  if (speed === undefined || course === undefined) return undefined;
  const metres = speed * METRES_PER_SECOND_PER_KNOT;
  const angle = (course * Math.PI) / 180;
  const climb = reader.number('geom_rate', CLIMB_FEET) ?? reader.number('baro_rate', CLIMB_FEET);
  return {
    east: rounded(metres * Math.sin(angle)),
    north: rounded(metres * Math.cos(angle)),
    ...(climb !== undefined && { up: rounded(climb * METRES_PER_SECOND_PER_FOOT_PER_MINUTE) }),
  };
}

/** Adding zero turns a negative zero, which JSON cannot carry, into zero. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
