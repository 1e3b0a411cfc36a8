import { isJsonObject } from '../common/json.ts';

/** A GeoJSON Polygon (RFC 7946 §3.1.6) with one ring of [longitude, latitude]. */
export interface ZonePolygon {
  type: 'Polygon';
  coordinates: number[][][];
}

/** What is wrong with a polygon, and where in it, as a path to append to the field's name. */
export interface PolygonFault {
  code: string;
  reason: string;
  path: string;
}

type Point = readonly [lon: number, lat: number];

/** More corners than any fence on a map has; keeps the crossing check cheap. */
const MOST_POINTS = 500;

/**
 * Reads an untrusted GeoJSON Polygon: one closed ring of at least four positions that does not cross or touch itself.
 * Altitudes are dropped, since a zone's ceiling is its own. Either winding is taken (RFC 7946 §3.1.6 asks for that).
 */
export function readPolygon(value: unknown): { polygon: ZonePolygon } | { fault: PolygonFault } {
  if (!isJsonObject(value)) return refuse('not_a_polygon', 'A zone must be a GeoJSON Polygon');
  if (value['type'] !== 'Polygon') return refuse('not_a_polygon', 'A zone must be of GeoJSON type "Polygon"', '.type');
  const rings = value['coordinates'];
  if (!Array.isArray(rings) || rings.length !== 1) {
    return refuse('one_ring', 'A zone has exactly one ring; holes are not supported', '.coordinates');
  }
  const ring = readRing(rings[0]);
  if ('fault' in ring) return ring;
  const fault = shapeFault(ring.points);
  if (fault) return { fault };
  return { polygon: { type: 'Polygon', coordinates: [ring.points.map(([lon, lat]) => [lon, lat])] } };
}

function readRing(value: unknown): { points: Point[] } | { fault: PolygonFault } {
  const path = '.coordinates[0]';
  if (!Array.isArray(value)) return refuse('not_a_ring', 'A ring must be an array of positions', path);
  if (value.length < 4) return refuse('too_few_points', 'A ring needs at least four positions', path);
  if (value.length > MOST_POINTS + 1)
    return refuse('too_many_points', `A ring has at most ${MOST_POINTS} corners`, path);
  const points: Point[] = [];
  for (const [index, position] of value.entries()) {
    const point = readPosition(position);
    if (!point) {
      const reason = 'A position must be [longitude, latitude] in degrees, within -180 to 180 and -90 to 90';
      return refuse('bad_position', reason, `${path}[${index}]`);
    }
    points.push(point);
  }
  return { points };
}

function readPosition(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return undefined;
  const numbers = value.filter((part): part is number => typeof part === 'number' && Number.isFinite(part));
  const [lon, lat] = numbers;
  if (numbers.length !== value.length || lon === undefined || lat === undefined) return undefined;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
}

function shapeFault(ring: readonly Point[]): PolygonFault | undefined {
  const path = '.coordinates[0]';
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || !same(first, last)) {
    return { code: 'ring_not_closed', reason: 'The last position of a ring must equal the first', path };
  }
  const lons = ring.map(([lon]) => lon);
  if (Math.max(...lons) - Math.min(...lons) > 180) {
    // RFC 7946 §3.1.9: such a polygon would have to be cut in two at the antimeridian.
    return { code: 'too_wide', reason: 'A zone may not span more than 180 degrees of longitude', path };
  }
  const crossing = selfCrossing(ring);
  if (crossing !== undefined) {
    const reason = 'The ring crosses, touches or doubles back on itself';
    return { code: 'self_crossing', reason, path: `${path}[${crossing}]` };
  }
  return undefined;
}

/** Index of the first edge that meets another one anywhere but at their common corner. */
function selfCrossing(ring: readonly Point[]): number | undefined {
  const edges = ring.slice(1).map((to, index) => ({ from: ring[index] ?? to, to }));
  for (const [index, edge] of edges.entries()) {
    if (same(edge.from, edge.to)) return index;
    for (const [offset, other] of edges.slice(index + 1).entries()) {
      const later = index + 1 + offset;
      const follows = later === index + 1;
      const closes = index === 0 && later === edges.length - 1;
      const meets =
        follows || closes
          ? // Neighbours share one corner; the far end of either must not lie on the other.
            doublesBack(follows ? edge : other, follows ? other : edge)
          : intersects(edge.from, edge.to, other.from, other.to);
      if (meets) return index;
    }
  }
  return undefined;
}

interface Edge {
  from: Point;
  to: Point;
}

function doublesBack(before: Edge, after: Edge): boolean {
  if (turn(before.from, before.to, after.to) !== 0) return false;
  return onSegment(before.from, before.to, after.to) || onSegment(after.from, after.to, before.from);
}

function intersects(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && onSegment(a, b, c)) ||
    (abd === 0 && onSegment(a, b, d)) ||
    (cda === 0 && onSegment(c, d, a)) ||
    (cdb === 0 && onSegment(c, d, b))
  );
}

/** 1 where c lies left of the line from a to b, -1 right of it, 0 on it. */
function turn(a: Point, b: Point, c: Point): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

/** Whether c, known to be on the line through a and b, lies between them. */
function onSegment(a: Point, b: Point, c: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function refuse(code: string, reason: string, path = ''): { fault: PolygonFault } {
  return { fault: { code, reason, path } };
}
