import { compareSample, type Vagueness } from './sample-comparison.ts';
import type { Sample } from './sample.ts';
import { followPath, type Reach } from './track-motion.ts';

/** One of two tracks that are compared; samples in order. */
export interface TrackSide {
  name: string;
  samples: readonly Sample[];
  /** One-sigma error in metres of positions that state none. */
  assumedError: number;
}

export interface TallyRules {
  /** Comparisons agree within this many standard deviations. */
  sigmas: number;
  /** And agree closely within these. */
  closeSigmas: { position: number; bearing: number };
  reach: Reach;
  vagueness: Vagueness;
}

/** What one track's reports say when held against the path of the other. */
export interface Tally {
  by: string;
  against: string;
  positions: number;
  bearings: number;
  /** Times at which the other track was seen that the comparisons rest on. */
  restingOn: number;
  agreeing: number;
  close: number;
  /** Sums: metres over the positions, degrees over the bearings, standard deviations over both. */
  metres: number;
  degrees: number;
  sigmas: number;
  worstSigma: number;
  /** Times of the first and last comparison, epoch milliseconds. */
  first: number;
  last: number;
}

export function tallyAgainst(mine: TrackSide, theirs: TrackSide, rules: TallyRules): Tally {
  const whereabouts = followPath(theirs.samples, theirs.assumedError, rules.reach);
  const tally: Tally = {
    by: mine.name,
    against: theirs.name,
    positions: 0,
    bearings: 0,
    restingOn: 0,
    agreeing: 0,
    close: 0,
    metres: 0,
    degrees: 0,
    sigmas: 0,
    worstSigma: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  };
  let former: number | undefined;
  for (const sample of mine.samples) {
    const other = whereabouts(sample.t);
    const found = other && compareSample(sample, other, mine.assumedError, rules.sigmas, rules.vagueness);
    if (!found) continue;
    // Time only goes on, so the nearest report never comes back once it has changed.
    if (other.reportedAt !== former) tally.restingOn += 1;
    former = other.reportedAt;
    if (found.by === 'position') {
      tally.positions += 1;
      tally.metres += found.apart;
    } else {
      tally.bearings += 1;
      tally.degrees += found.apart;
    }
    if (found.sameMotion && found.sigmas <= rules.sigmas) tally.agreeing += 1;
    if (found.sigmas <= rules.closeSigmas[found.by]) tally.close += 1;
    tally.sigmas += found.sigmas;
    tally.worstSigma = Math.max(tally.worstSigma, found.sigmas);
    tally.first = Math.min(tally.first, sample.t);
    tally.last = Math.max(tally.last, sample.t);
  }
  return tally;
}

/** Of two tallies, the one to go by: one with enough evidence before one without, then the one that is harder to meet. */
export function decisiveTally(a: Tally, b: Tally, isEnough: (tally: Tally) => boolean): Tally {
  const enough = Number(isEnough(b)) - Number(isEnough(a));
  const fewer = a.positions + a.bearings - (b.positions + b.bearings);
  const order =
    enough ||
    (isEnough(a) ? fewer : -fewer) ||
    a.agreeing - b.agreeing ||
    a.close - b.close ||
    b.sigmas - a.sigmas ||
    a.first - b.first;
  return order > 0 ? b : a;
}
