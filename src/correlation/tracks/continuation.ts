import {
  angleBetween,
  distanceM,
  magnitude,
  moved,
  type Offset,
  offsetM,
  type Place,
  wrapLongitude,
} from '../../common/geodesy.ts';
import type { Sample, Velocity } from './sample.ts';
import { ASSUMED_SPEED, errorOf, MANOEUVRE, speedOf } from './track-motion.ts';

/** Of the end and the start of a track, reports within this time and at most so many say where it was and was heading. */
const EDGE_MS = 10_000;
const EDGE_REPORTS = 5;
/** Fewer reports are an echo rather than a track that was lost or found. */
const LEAST_REPORTS = 3;
const SIGMAS = 2;
const ASSUMED_ERROR_M = 50;
const LEAST_AZIMUTH_ERROR = 1;
/** Vaguer, anything would fit. Metres, degrees. */
const VAGUENESS = { metres: 200, degrees: 20 };
/** Metres per second that even a hovering drone may take up unseen. */
const LEAST_SPEED = 8;
/** Degrees per second by which a drone may wander as seen from a direction finder: 12 m/s at 1 km. */
const TURN = 0.7;

/**
 * How well a track that a sensor began fits to one that it lost before, in standard deviations; undefined where it does not
 * fit, or where that cannot be said. The lost track's end is carried on by its velocity, and the new one's start back; what
 * the drone may have done unseen counts as an error. Of bearings, the last and the first must be near each other.
 */
export function continuation(lost: readonly Sample[], found: readonly Sample[]): number | undefined {
  if (lost.length < LEAST_REPORTS || found.length < LEAST_REPORTS) return undefined;
  const [end, start] = [lost.at(-1)?.t ?? 0, found[0]?.t ?? 0];
  if (start <= end) return undefined;
  const before = lost.filter(({ t }) => end - t <= EDGE_MS).slice(-EDGE_REPORTS);
  const after = found.filter(({ t }) => t - start <= EDGE_MS).slice(0, EDGE_REPORTS);
  const seconds = (start - end) / 1000;
  const [from, to] = [edgeOf(before, end), edgeOf(after, start)];
  const sigmas = from && to ? apart(from, to, seconds) : turned(before, after, seconds);
  return sigmas !== undefined && sigmas <= SIGMAS ? sigmas : undefined;
}

interface Edge {
  place: Place;
  error: number;
  velocity: Velocity | undefined;
}

/** Where a track was at its end or start: the mean of its reports there, each carried to that time. */
function edgeOf(samples: readonly Sample[], t: number): Edge | undefined {
  const placed = samples.flatMap(({ position, ...rest }) => (position ? { ...rest, position } : []));
  const [first] = placed;
  if (!first || placed.length < samples.length) return undefined;
  const mean = (of: (sample: (typeof placed)[number]) => number): number =>
    placed.reduce((sum, sample) => sum + of(sample), 0) / placed.length;
  const stated = placed.every(({ velocity }) => velocity);
  const velocity = stated
    ? { east: mean((sample) => sample.velocity?.east ?? 0), north: mean((sample) => sample.velocity?.north ?? 0) }
    : undefined;
  const offset = (sample: (typeof placed)[number]): Offset => {
    const { east, north } = offsetM(first.position, sample.position);
    const seconds = (t - sample.t) / 1000;
    return { east: east + (velocity?.east ?? 0) * seconds, north: north + (velocity?.north ?? 0) * seconds };
  };
  return {
    place: moved(first.position, { east: mean((one) => offset(one).east), north: mean((one) => offset(one).north) }),
    error: mean(({ position }) => errorOf(position, ASSUMED_ERROR_M)),
    velocity,
  };
}

/** The worse of both directions, since either end alone may have been about to turn. */
function apart(from: Edge, to: Edge, seconds: number): number | undefined {
  const held = (edge: Edge, other: Edge, towards: number): number | undefined => {
    const { velocity = { east: 0, north: 0 } } = edge;
    const wander = edge.velocity
      ? Math.min((MANOEUVRE * seconds * seconds) / 2, (Math.max(speedOf(velocity), LEAST_SPEED) / 2) * seconds)
      : ASSUMED_SPEED * seconds;
    const sigma = magnitude(edge.error, other.error, wander);
    if (sigma > VAGUENESS.metres) return undefined;
    const place = moved(edge.place, { east: velocity.east * towards, north: velocity.north * towards });
    return distanceM(place, other.place) / sigma;
  };
  const [onward, backward] = [held(from, to, seconds), held(to, from, -seconds)];
  return onward === undefined || backward === undefined ? undefined : Math.max(onward, backward);
}

function turned(before: readonly Sample[], after: readonly Sample[], seconds: number): number | undefined {
  const [last, first] = [directionOf(before), directionOf(after)];
  if (!last || !first) return undefined;
  const sigma = magnitude(last.error, first.error, TURN * seconds);
  return sigma > VAGUENESS.degrees ? undefined : angleBetween(last.azimuth, first.azimuth) / sigma;
}

function directionOf(samples: readonly Sample[]): { azimuth: number; error: number } | undefined {
  const bearings = samples.flatMap(({ position, bearing }) => (position || !bearing ? [] : bearing));
  const [first] = bearings;
  if (!first || bearings.length < samples.length) return undefined;
  const sum = (of: (bearing: (typeof bearings)[number]) => number): number =>
    bearings.reduce((total, bearing) => total + of(bearing), 0) / bearings.length;
  return {
    azimuth: first.azimuth + sum(({ azimuth }) => wrapLongitude(azimuth - first.azimuth)),
    error: Math.max(
      sum(({ azimuthError }) => azimuthError),
      LEAST_AZIMUTH_ERROR,
    ),
  };
}
