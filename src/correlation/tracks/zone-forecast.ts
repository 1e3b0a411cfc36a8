import type { Position } from '../../intake/alert.ts';
import { distanceToEdgeM, inPolygon, magnitude, moved } from '../../common/geodesy.ts';
import type { Velocity } from './sample.ts';
import type { Zone } from './zone-watch.ts';

/** When an object that goes on as it does will be in a zone. Seconds from the time of its position. */
export interface ZoneForecast {
  zoneId: string;
  zoneName: string;
  kind: 'warning' | 'critical';
  seconds: number;
  /** Within one standard deviation of position and velocity; the latest is null where it may pass by. */
  earliestSeconds: number;
  latestSeconds: number | null;
}

/** Seconds looked ahead: a drone seldom flies straight for longer. */
const LOOK_AHEAD = 180;
/** One-sigma error of a stated velocity, in metres per second. */
const VELOCITY_ERROR = 3;
const ASSUMED_ERROR_M = 50;
/** Slower than its own error says nothing of where it goes. */
const LEAST_SPEED = 2;

/** The zones an object is not in and heads for, the first reached first. A function of place, velocity and zones. */
export function forecastZones(position: Position, velocity: Velocity | null, zones: readonly Zone[]): ZoneForecast[] {
  if (!velocity || magnitude(velocity.east, velocity.north) < LEAST_SPEED) return [];
  return zones
    .flatMap((zone) => forecast(position, velocity, zone) ?? [])
    .sort((a, b) => a.seconds - b.seconds || (a.zoneId < b.zoneId ? -1 : 1));
}

function forecast(position: Position, velocity: Velocity, zone: Zone): ZoneForecast | undefined {
  if (inPolygon(position, zone.polygon)) return undefined;
  const speed = magnitude(velocity.east, velocity.north);
  const error = position.error ?? ASSUMED_ERROR_M;
  let [earliest, found, deep]: (number | undefined)[] = [];
  for (let second = 1; second <= LOOK_AHEAD; second += 1) {
    const place = moved(position, { east: velocity.east * second, north: velocity.north * second });
    const edge = distanceToEdgeM(place, zone.polygon);
    // Skips ahead where it cannot matter yet.
    const sigma = magnitude(error, VELOCITY_ERROR * second);
    if (earliest === undefined && edge <= sigma) earliest = second;
    if (found === undefined && edge <= 0) found = second;
    if (deep === undefined && edge <= -sigma) deep = second;
    if (deep !== undefined) break;
    if (edge > sigma) second += Math.max(0, Math.floor((edge - sigma) / (speed + VELOCITY_ERROR)) - 1);
  }
  if (found === undefined || !reaches(position, velocity, found, zone)) return undefined;
  return {
    zoneId: zone.id,
    zoneName: zone.name,
    kind: zone.kind,
    seconds: found,
    earliestSeconds: earliest ?? found,
    latestSeconds: deep ?? null,
  };
}

/** Whether it will be below the zone's ceiling, as far as heights are known. */
function reaches({ alt }: Position, { up }: Velocity, seconds: number, { ceilingM }: Zone): boolean {
  return ceilingM === null || alt === undefined || alt + (up ?? 0) * seconds <= ceilingM;
}

/** `in 40 s (25 to 70 s)`, as an operator reads it. */
export function forecastText({ zoneName, kind, seconds, earliestSeconds, latestSeconds }: ZoneForecast): string {
  const latest = latestSeconds === null ? 'or may pass by' : `to ${latestSeconds} s`;
  return `heads for the ${kind} zone “${zoneName}”: in ${seconds} s (${earliestSeconds} s ${latest})`;
}
