import { angleBetween, distanceM, initialBearing, magnitude, offsetM } from '../../common/geodesy.ts';
import type { Sample, Velocity } from './sample.ts';
import { ASSUMED_SPEED, errorOf, MANOEUVRE, speedOf, type Whereabouts } from './track-motion.ts';

/** How well one report fits with where another track was at that time. */
export interface Comparison {
  by: 'position' | 'bearing';
  /** What lies between them in units of the error both have together. */
  sigmas: number;
  /** Both move alike, or at least one does not say how it moves. */
  sameMotion: boolean;
  /** Metres between positions; degrees between a bearing and the direction of the other's place. */
  apart: number;
}

/** Errors beyond which a comparison says nothing: anything would agree. */
export interface Vagueness {
  metres: number;
  degrees: number;
}

/** One-sigma disagreement of two sensors' clocks, and of the age of what they report, in seconds. */
const CLOCK_SECONDS = 1;
/** One-sigma error of a stated velocity, in metres per second; sensors do not tell. */
const VELOCITY_ERROR = 3;
const LEAST_AZIMUTH_ERROR = 1;
/** One-sigma error of a range stated without one, as a share of it. */
const RANGE_ERROR_SHARE = 0.2;
const DEGREES = 180 / Math.PI;

/**
 * Compares one report with where the other track was at its time; undefined where that cannot be done or would say
 * nothing. A bearing counts only where the report has no position.
 */
export function compareSample(
  sample: Sample,
  other: Whereabouts,
  assumedError: number,
  sigmaLimit: number,
  vagueness: Vagueness,
): Comparison | undefined {
  const drift = driftOf(sample.velocity, other.velocity);
  const sameMotion = moveAlike(sample.velocity, other, sigmaLimit);
  if (sample.position) {
    const sigma = magnitude(errorOf(sample.position, assumedError), other.error, drift, other.wander);
    if (sigma > vagueness.metres) return undefined;
    const offset = offsetM(sample.position, other.place);
    const apart = magnitude(offset.east, offset.north);
    return { by: 'position', sigmas: apart / sigma, sameMotion, apart };
  }
  if (!sample.bearing || !sample.from) return undefined;
  const { azimuth, azimuthError, range, rangeError } = sample.bearing;
  const away = distanceM(sample.from, other.place);
  const placeError = magnitude(other.error, drift, other.wander);
  const sigma = magnitude(Math.max(azimuthError, LEAST_AZIMUTH_ERROR), Math.atan2(placeError, away) * DEGREES);
  if (sigma > vagueness.degrees) return undefined;
  const angle = angleBetween(azimuth, initialBearing(sample.from, other.place));
  const rangeSigmas =
    range === undefined
      ? 0
      : Math.abs(range - away) / magnitude(errorOf({ error: rangeError ?? range * RANGE_ERROR_SHARE }, 0), placeError);
  return { by: 'bearing', sigmas: Math.max(angle / sigma, rangeSigmas), sameMotion, apart: angle };
}

/** How far it may have flown between what two clocks call the same time. */
function driftOf(mine: Velocity | undefined, theirs: Velocity | undefined): number {
  if (!mine && !theirs) return ASSUMED_SPEED * CLOCK_SECONDS;
  return Math.max(mine ? speedOf(mine) : 0, theirs ? speedOf(theirs) : 0) * CLOCK_SECONDS;
}

function moveAlike(mine: Velocity | undefined, other: Whereabouts, sigmaLimit: number): boolean {
  if (!mine || !other.velocity) return true;
  const turned = MANOEUVRE * (CLOCK_SECONDS + other.gap / 1000);
  const sigma = magnitude(VELOCITY_ERROR, VELOCITY_ERROR, turned);
  return magnitude(mine.east - other.velocity.east, mine.north - other.velocity.north) <= sigmaLimit * sigma;
}
