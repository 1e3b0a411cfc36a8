import type { Position } from '../../intake/alert.ts';
import { angleBetween, distanceM, magnitude, moved, offsetM } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

/** Lines that meet at less than this, or at nearly a straight line, cross nowhere in particular. Degrees. */
const LEAST_ANGLE = 15;
/** Metres beyond which a direction finder hears no drone. */
const FARTHEST_M = 10_000;
const LEAST_ERROR_DEGREES = 1;
/** Two bearings of one moment, in milliseconds. */
const TOGETHER_MS = 1_500;
const LEAST_CROSSINGS = 8;
/** Of the bearings both have, the newest say where it is. */
const MOST_CROSSINGS = 60;
const LEAST_SHARE = 0.8;
const TOP_SPEED = 40;
const RADIANS = Math.PI / 180;

/** Where two bearings cross in front of both sensors, with its one-sigma error in metres; undefined where they do not. */
export function crossingOf(a: Sample, b: Sample): Position | undefined {
  if (!a.bearing || !a.from || !b.bearing || !b.from) return undefined;
  const angle = angleBetween(a.bearing.azimuth, b.bearing.azimuth);
  if (angle < LEAST_ANGLE || angle > 180 - LEAST_ANGLE) return undefined;
  const [one, other] = [a.bearing.azimuth * RADIANS, b.bearing.azimuth * RADIANS];
  const { east, north } = offsetM(a.from, b.from);
  // Metres along each line to where they meet; the denominator is the sine of the angle, with a sign.
  const sine = Math.sin(other - one);
  const along = (north * Math.sin(other) - east * Math.cos(other)) / sine;
  const alongOther = (north * Math.sin(one) - east * Math.cos(one)) / sine;
  if (along <= 0 || alongOther <= 0 || along > FARTHEST_M || alongOther > FARTHEST_M) return undefined;
  const spread = (metres: number, degrees: number) => metres * Math.max(degrees, LEAST_ERROR_DEGREES) * RADIANS;
  const error =
    magnitude(spread(along, a.bearing.azimuthError), spread(alongOther, b.bearing.azimuthError)) / Math.abs(sine);
  return { ...moved(a.from, { east: along * Math.sin(one), north: along * Math.cos(one) }), error };
}

/**
 * Whether the bearings of two sensors cross, time and again, at a place in front of both that moves as a drone may. Two
 * lines always cross somewhere, so this says that they may be of one drone, not that they are: it holds only where each
 * of the sensors hears nothing else. The same for either order of the two.
 */
export function crossingTracks(
  a: readonly Sample[],
  b: readonly Sample[],
): { fused: boolean; crossings: number; enough: boolean } {
  const places: { t: number; place: Position }[] = [];
  const pairs = together(a, b).slice(-MOST_CROSSINGS);
  const asked = pairs.length;
  const enough = asked >= LEAST_CROSSINGS;
  for (const [sample, other] of pairs) {
    const place = crossingOf(sample, other);
    if (place) places.push({ t: sample.t, place });
  }
  if (!enough || places.length < LEAST_SHARE * asked) return { fused: false, crossings: places.length, enough };
  const steps = places.slice(1).map((next, index) => plausible(places[index] ?? next, next));
  const fused = steps.filter(Boolean).length >= LEAST_SHARE * steps.length;
  return { fused, crossings: places.length, enough };
}

/** Each bearing of the sparser track with the nearest in time of the other. */
function together(a: readonly Sample[], b: readonly Sample[]): [Sample, Sample][] {
  const swap = b.length < a.length || (a.length === b.length && (a[0]?.key ?? '') > (b[0]?.key ?? ''));
  const [few, many] = swap ? [b, a] : [a, b];
  const pairs: [Sample, Sample][] = [];
  let at = 0;
  for (const sample of few) {
    while (at + 1 < many.length && nearer(many[at + 1], many[at], sample.t)) at += 1;
    const other = many[at];
    if (other && Math.abs(other.t - sample.t) <= TOGETHER_MS) pairs.push([sample, other]);
  }
  return pairs;
}

function nearer(next: Sample | undefined, now: Sample | undefined, t: number): boolean {
  return next !== undefined && now !== undefined && Math.abs(next.t - t) < Math.abs(now.t - t);
}

function plausible(from: { t: number; place: Position }, to: { t: number; place: Position }): boolean {
  const errors = 3 * magnitude(from.place.error ?? 0, to.place.error ?? 0);
  return distanceM(from.place, to.place) <= errors + (TOP_SPEED * (to.t - from.t)) / 1000;
}

/** The best crossing of the newest bearings of several tracks: the most exact one of those within five seconds. */
export function triangulated(tracks: readonly (readonly Sample[])[]): Position | undefined {
  const newest = tracks.flatMap((samples) => samples.findLast(({ bearing, from }) => bearing && from) ?? []);
  const now = Math.max(...newest.map(({ t }) => t));
  const recent = newest.filter(({ t }) => now - t <= 5_000);
  const found = recent.flatMap((a, index) => recent.slice(index + 1).flatMap((b) => crossingOf(a, b) ?? []));
  return found.sort((a, b) => (a.error ?? 0) - (b.error ?? 0) || a.lat - b.lat || a.lon - b.lon)[0];
}
