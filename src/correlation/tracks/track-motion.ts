import { magnitude, moved, type Place, wrapLongitude } from '../../common/geodesy.ts';
import type { Sample, Velocity } from './sample.ts';

/** Where a track was at a time between its reports. Metres and metres per second. */
export interface Whereabouts {
  place: Place;
  /** One-sigma error the sensor stated or is assumed to have. */
  error: number;
  /** One-sigma error of not having seen it at that very time. */
  wander: number;
  velocity?: Velocity;
  /** Milliseconds to the nearest report. */
  gap: number;
  /** Time of that report. */
  reportedAt: number;
}

export interface Reach {
  /** Both neighbours of an interpolated position lie within this, in milliseconds. */
  interpolateMs: number;
  /** The end of a track is carried on by its stated velocity for at most this long. */
  extrapolateMs: number;
  /** The start of a track is carried back likewise; not at all unless told. */
  backMs?: number;
  /** Without two neighbours, a single report stands for the track this long before and after; 0 for never. */
  aroundMs: number;
}

/** Metres per second assumed of a drone when no sensor states its velocity. */
export const ASSUMED_SPEED = 20;
/** One-sigma acceleration of a drone that turns or brakes, in metres per second squared. */
export const MANOEUVRE = 3;
/** No position is believed better than this, in metres: sensors are surveyed no better, and clocks tick apart. */
const LEAST_ERROR_M = 5;

type Located = Sample & { position: Place & { error?: number } };

export function errorOf(position: { error?: number }, assumed: number): number {
  return Math.max(position.error ?? assumed, LEAST_ERROR_M);
}

export function speedOf(velocity: Velocity): number {
  return magnitude(velocity.east, velocity.north);
}

/**
 * A reader of a track's path, for times that never go back, so that following two tracks costs one pass over both.
 * `samples` must be in order; those without a position are passed over.
 */
export function followPath(
  samples: readonly Sample[],
  assumedError: number,
  reach: Reach,
): (t: number) => Whereabouts | undefined {
  const path = samples.filter((sample): sample is Located => sample.position !== undefined);
  let next = 0;
  return (t) => {
    while (next < path.length && (path[next]?.t ?? 0) <= t) next += 1;
    const [before, after] = [path[next - 1], path[next]];
    if (before?.t === t) return at(before, assumedError);
    if (before && after && t - before.t <= reach.interpolateMs && after.t - t <= reach.interpolateMs) {
      return between(before, after, t, assumedError);
    }
    if (before?.velocity && !after && t - before.t <= reach.extrapolateMs) {
      return onward(before, before.velocity, t, assumedError);
    }
    if (after?.velocity && !before && after.t - t <= (reach.backMs ?? 0)) {
      return onward(after, after.velocity, t, assumedError);
    }
    const near = nearest(before, after, t);
    return near && Math.abs(near.t - t) <= reach.aroundMs ? around(near, t, assumedError) : undefined;
  };
}

function at(sample: Located, assumedError: number): Whereabouts {
  const found = {
    place: sample.position,
    error: errorOf(sample.position, assumedError),
    wander: 0,
    gap: 0,
    reportedAt: sample.t,
  };
  return sample.velocity ? { ...found, velocity: sample.velocity } : found;
}

function between(before: Located, after: Located, t: number, assumedError: number): Whereabouts {
  const [since, until] = [(t - before.t) / 1000, (after.t - t) / 1000];
  const share = since / (since + until);
  const mix = (a: number, b: number) => a + (b - a) * share;
  const found: Whereabouts = {
    place: {
      lat: mix(before.position.lat, after.position.lat),
      lon: wrapLongitude(before.position.lon + wrapLongitude(after.position.lon - before.position.lon) * share),
    },
    // Not lessened by averaging: what a sensor gets wrong it mostly gets wrong twice.
    error: mix(errorOf(before.position, assumedError), errorOf(after.position, assumedError)),
    // The most that a chord departs from a path of bounded acceleration.
    wander: (MANOEUVRE * since * until) / 2,
    gap: Math.min(since, until) * 1000,
    reportedAt: since <= until ? before.t : after.t,
  };
  if (before.velocity && after.velocity) {
    found.velocity = {
      east: mix(before.velocity.east, after.velocity.east),
      north: mix(before.velocity.north, after.velocity.north),
    };
  }
  return found;
}

/** Carried on from its last report, or back from its first. */
function onward(last: Located, velocity: Velocity, t: number, assumedError: number): Whereabouts {
  const seconds = (t - last.t) / 1000;
  return {
    place: moved(last.position, { east: velocity.east * seconds, north: velocity.north * seconds }),
    error: errorOf(last.position, assumedError),
    wander: (MANOEUVRE * seconds * seconds) / 2,
    velocity,
    gap: Math.abs(t - last.t),
    reportedAt: last.t,
  };
}

function around(sample: Located, t: number, assumedError: number): Whereabouts {
  const gap = Math.abs(t - sample.t);
  const speed = sample.velocity ? speedOf(sample.velocity) : ASSUMED_SPEED;
  return { ...at(sample, assumedError), wander: (speed * gap) / 1000, gap };
}

function nearest(before: Located | undefined, after: Located | undefined, t: number): Located | undefined {
  if (!before || !after) return before ?? after;
  return t - before.t <= after.t - t ? before : after;
}
