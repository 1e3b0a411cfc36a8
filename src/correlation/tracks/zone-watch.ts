import type { Position } from '../../intake/alert.ts';
import { distanceM, distanceToEdgeM, inPolygon, magnitude } from '../../common/geodesy.ts';
import { inOrder, type Sample } from './sample.ts';

export type ZoneLevel = 'outside' | 'warning' | 'critical';

export interface Zone {
  id: string;
  name: string;
  kind: 'warning' | 'critical';
  /** Rings of [longitude, latitude], each closed (RFC 7946 §3.1.6). */
  polygon: number[][][];
  /** Metres above the ellipsoid up to which the zone reaches; null for no limit. */
  ceilingM: number | null;
}

export interface Transition {
  zoneId: string;
  zoneName: string;
  kind: 'warning' | 'critical';
  direction: 'entered' | 'exited';
  t: number;
  position: Position;
}

export interface WatchOptions {
  /** Ids of the zones the object was in before the first sample. */
  inside?: Iterable<string>;
  /**
   * How many of a position's standard deviations outside a zone count as gone; 1 unless told. More tells less noise of
   * rough sensors as a coming and going, and tells of leaving later.
   */
  leaveSigmas?: number;
}

/** Metres outside a zone that an object must be, at least, before it counts as gone. */
const LEAST_MARGIN_M = 50;
/** Error in metres assumed of a position that states none. */
const ASSUMED_ERROR_M = 50;
/** How long an altitude stands for later samples that have none. */
const ALTITUDE_MS = 10_000;
/** How long a better position speaks for worse ones. */
const PRECISE_MS = 5_000;
/** A position this many times worse than a recent one adds nothing to it. */
const WORSE = 2;
/** Metres per second allowed between the two. */
const TOP_SPEED = 30;

/** What must be known of the past to judge the next sample. Never changed, so that it can be returned to. */
interface WatchState {
  inside: ReadonlySet<string>;
  altitude?: { t: number; metres: number };
  precise?: { t: number; position: Position; error: number };
}

interface WatchRules {
  zones: readonly Zone[];
  leaveSigmas: number;
}

/** The worst zone a position lies in. */
export function zoneLevel(position: Position, zones: readonly Zone[]): ZoneLevel {
  let level: ZoneLevel = 'outside';
  for (const zone of zones) {
    if (level === zone.kind || !within(position, position.alt, zone)) continue;
    if (zone.kind === 'critical') return 'critical';
    level = 'warning';
  }
  return level;
}

/**
 * When an object entered and left zones, from the set of its samples, whatever order they are given in. It enters with
 * the first position inside, and leaves only with one farther outside than 50 m and than that position's own error, so
 * that noise at the edge is not told as a coming and going. Above the ceiling is outside, measured in the same way; a
 * position without altitude has that of the last 10 s, and without any counts as below the ceiling.
 *
 * Where several sensors see the object, a position is passed over if in the 5 s before it there was one at least twice
 * as exact with which it agrees; one that contradicts the better one counts, since the better one may be a lie.
 */
export function zoneTransitions(
  samples: readonly Sample[],
  zones: readonly Zone[],
  options: WatchOptions = {},
): Transition[] {
  const rules = rulesOf(zones, options);
  const found: Transition[] = [];
  let state = startOf(options);
  for (const sample of inOrder(samples)) {
    const step = advance(state, sample, rules);
    state = step.state;
    found.push(...step.transitions);
  }
  return found;
}

function advance(
  state: WatchState,
  sample: Sample,
  { zones, leaveSigmas }: WatchRules,
): { state: WatchState; transitions: Transition[] } {
  const { t, position } = sample;
  if (!position) return { state, transitions: [] };
  const error = position.error ?? ASSUMED_ERROR_M;
  const next: WatchState = { ...state };
  if (position.alt !== undefined) next.altitude = { t, metres: position.alt };
  const precise = state.precise && t - state.precise.t <= PRECISE_MS ? state.precise : undefined;
  if (!precise || error <= precise.error) next.precise = { t, position, error };
  if (precise && addsNothing(t, position, error, precise)) return { state: next, transitions: [] };

  const altitude = next.altitude && t - next.altitude.t <= ALTITUDE_MS ? next.altitude.metres : undefined;
  const margin = Math.max(LEAST_MARGIN_M, leaveSigmas * error);
  const transitions: Transition[] = [];
  let inside = state.inside;
  for (const zone of zones) {
    const was = inside.has(zone.id);
    const now = within(position, altitude, zone) || (was && isNear(position, altitude, zone, margin));
    if (was === now) continue;
    inside = new Set(now ? [...inside, zone.id] : [...inside].filter((id) => id !== zone.id));
    const direction = now ? 'entered' : 'exited';
    transitions.push({ zoneId: zone.id, zoneName: zone.name, kind: zone.kind, direction, t, position });
  }
  next.inside = inside;
  return { state: next, transitions };
}

function addsNothing(
  t: number,
  position: Position,
  error: number,
  precise: NonNullable<WatchState['precise']>,
): boolean {
  if (error < WORSE * precise.error) return false;
  const allowed = 3 * magnitude(error, precise.error) + (TOP_SPEED * (t - precise.t)) / 1000;
  return distanceM(position, precise.position) <= allowed;
}

function within(position: Position, altitude: number | undefined, zone: Zone): boolean {
  return heightAbove(zone, altitude) <= 0 && inPolygon(position, zone.polygon);
}

/** Whether a position outside is still too near to count as having left. */
function isNear(position: Position, altitude: number | undefined, zone: Zone, margin: number): boolean {
  const aside = Math.max(0, distanceToEdgeM(position, zone.polygon));
  return magnitude(aside, heightAbove(zone, altitude)) <= margin;
}

/** Metres above the zone's ceiling; 0 below it and where either is not known. */
function heightAbove(zone: Zone, altitude: number | undefined): number {
  return zone.ceilingM === null || altitude === undefined ? 0 : Math.max(0, altitude - zone.ceilingM);
}

function rulesOf(zones: readonly Zone[], { leaveSigmas = 1 }: WatchOptions): WatchRules {
  // By id, so that crossings at one time are told in the same order whatever order the zones come in.
  return { zones: [...zones].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)), leaveSigmas };
}

function startOf({ inside = [] }: WatchOptions): WatchState {
  return { inside: new Set(inside) };
}
