import type { JsonObject } from '../../common/json.ts';
import { inOrder, type Sample } from './sample.ts';
import { decisiveTally, type Tally, type TallyRules, tallyAgainst, type TrackSide } from './track-tally.ts';

export interface GateOptions {
  /** One of the two is a person's sighting: a single comparison decides, and the time may be off by half a minute. */
  person?: boolean;
  /** What there is decides, be it a single comparison: for what would rather be taken for one than told as two. */
  early?: boolean;
  /** Comparisons agree within this many standard deviations; 3 unless told. */
  sigmas?: number;
  /** One-sigma error in metres of the positions of either track that state none; 50, a short-range radar's, unless told. */
  assumedErrorM?: { a?: number; b?: number };
  /** How to call the tracks in the sentence. */
  names?: { a?: string; b?: string };
}

export interface GateVerdict {
  fused: boolean;
  /** There is evidence enough, and it says that they are two. */
  refuted: boolean;
  compared: number;
  agreeing: number;
  /** Mean distance of the positions compared. */
  meanDistanceM?: number;
  /** The largest of the differences, in standard deviations. */
  worstSigma?: number;
  /** Their mean; of several tracks that could be the one, the one with the least of it is the likeliest. */
  meanSigma?: number;
  /** A sentence an analyst can dispute. */
  text: string;
  facts: JsonObject;
}

/** One-sigma error assumed where a sensor states none, in metres. */
export const ASSUMED_ERROR_M = { remoteId: 15, radar: 50, person: 500 } as const;

const SIGMAS = 3;
const LEAST_POSITIONS = 3;
const LEAST_BEARINGS = 4;
const LEAST_SHARE = 0.8;
/**
 * Half of the differences must be smaller than this. Noise around one place passes with ease (half of it stays below
 * 1.2 sigma in two dimensions and 0.7 in one), while a steady distance between two drones does not.
 */
const TYPICAL_SIGMAS = { position: 2, bearing: 1.25 };
const TRACK_RULES: TallyRules = {
  sigmas: SIGMAS,
  closeSigmas: TYPICAL_SIGMAS,
  reach: { interpolateMs: 5_000, extrapolateMs: 2_000, aroundMs: 0 },
  vagueness: { metres: 300, degrees: 20 },
};
const PERSON_RULES: TallyRules = {
  ...TRACK_RULES,
  reach: { ...TRACK_RULES.reach, aroundMs: 30_000 },
  vagueness: { metres: 1_000, degrees: 30 },
};

/**
 * Whether two tracks are of one thing, from where and when they were seen. The same for any order of the samples and
 * for either order of the tracks.
 *
 * Each report of one track is held against the other track's place at that time: interpolated between two neighbours
 * within 5 s, or carried on by its stated velocity for 2 s at its end. They agree when they lie within 3 sigma, where
 * sigma combines both errors, the flight in 1 s (clocks, age of the report) and what a drone may turn meanwhile; and
 * when their velocities, where both state them, agree likewise. A bearing agrees when its angle to the other track's
 * place, and its range if it has one, do. The tracks are one when at least three positions (or four reports, where
 * there are fewer positions) could be compared, resting on at least three positions of the other, four fifths agree,
 * and half agree closely.
 *
 * What this cannot tell, and no rule on positions alone could:
 * - Two drones nearer to each other than about twice the sensors' joint error, where each sensor saw only one of them.
 *   For two radars of 50 m that is about 150 m: a formation 60 m apart looks like one drone. Where one sensor sees
 *   both, the caller must not let its two tracks be one object through a third.
 * - Two drones behind each other as seen from a direction finder: a line of bearing says nothing of distance, and two
 *   lines of bearing always cross somewhere, so bearings are never held against bearings.
 * - A sensor that is wrong by more than the error it states: its tracks stay apart.
 */
export function compareTracks(a: readonly Sample[], b: readonly Sample[], options: GateOptions = {}): GateVerdict {
  const person = options.person ?? false;
  const early = person || (options.early ?? false);
  const rules = { ...(person ? PERSON_RULES : TRACK_RULES), sigmas: options.sigmas ?? SIGMAS };
  const one = side(a, options.names?.a ?? 'one track', options.assumedErrorM?.a);
  const other = side(b, options.names?.b ?? 'the other', options.assumedErrorM?.b);
  const tally = decisiveTally(
    tallyAgainst(one, other, rules),
    tallyAgainst(other, one, rules),
    (tally) => lackOf(tally, early) === undefined,
  );
  return verdictOf(tally, rules.sigmas, person, early);
}

/** Metres between two tracks from which on no comparison could agree: three times the vaguest that counts, and some. */
const FAR_M = 3 * Math.max(TRACK_RULES.vagueness.metres, PERSON_RULES.vagueness.metres) + 200;
const METRES_PER_DEGREE = 111_000;

/**
 * Whether two tracks were at no time near enough for {@link compareTracks} to find anything but that they are two. Cheap,
 * and never true where it could; false where either has reports without a position.
 */
export function farApart(a: readonly Sample[], b: readonly Sample[]): boolean {
  const [one, other] = [latitudes(a), latitudes(b)];
  if (!one || !other) return false;
  return Math.max(one.least - other.most, other.least - one.most) * METRES_PER_DEGREE > FAR_M;
}

function latitudes(samples: readonly Sample[]): { least: number; most: number } | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { position } of samples) {
    if (!position) return undefined;
    least = Math.min(least, position.lat);
    most = Math.max(most, position.lat);
  }
  return { least, most };
}

function side(samples: readonly Sample[], name: string, assumedError: number = ASSUMED_ERROR_M.radar): TrackSide {
  return { samples: inOrder(samples), name, assumedError };
}

function verdictOf(tally: Tally, limit: number, person: boolean, early: boolean): GateVerdict {
  const { agreeing, positions, bearings, worstSigma } = tally;
  const compared = positions + bearings;
  if (compared === 0) {
    const within = person ? '30 s' : '5 s';
    const text = `No report of ${tally.by} can be held against a place of ${tally.against} within ${within}`;
    return { fused: false, refuted: false, compared, agreeing, text, facts: { compared, agreeing } };
  }
  const shortfall = shortfallOf(tally, person, early);
  const meanSigma = tally.sigmas / compared;
  const facts: JsonObject = {
    compared,
    agreeing,
    sigmas: limit,
    meanSigma: rounded(meanSigma, 100),
    worstSigma: rounded(worstSigma, 100),
    from: new Date(tally.first).toISOString(),
    until: new Date(tally.last).toISOString(),
  };
  const verdict: GateVerdict = {
    fused: shortfall === undefined,
    refuted: shortfall !== undefined && lackOf(tally, early) === undefined,
    compared,
    agreeing,
    worstSigma,
    meanSigma,
    text: sentence(tally, limit, shortfall),
    facts,
  };
  if (positions > 0) {
    verdict.meanDistanceM = tally.metres / positions;
    facts['meanDistanceM'] = rounded(verdict.meanDistanceM, 10);
  }
  if (bearings > 0) {
    facts['bearings'] = bearings;
    facts['meanAngle'] = rounded(tally.degrees / bearings, 10);
  }
  return verdict;
}

function sentence(tally: Tally, limit: number, shortfall: string | undefined): string {
  const { positions, bearings } = tally;
  const what = bearings === 0 ? 'positions' : positions === 0 ? 'bearings' : 'positions and bearings';
  const means = [
    ...(positions > 0 ? [`${Math.round(tally.metres / positions)} m`] : []),
    ...(bearings > 0 ? [`${rounded(tally.degrees / bearings, 10)} degrees`] : []),
  ];
  const agreed = `${tally.agreeing} of ${positions + bearings} ${what} of ${tally.by} within ${limit} sigma`;
  const against = `(mean ${means.join(', ')}) of ${tally.against} ${period(tally.first, tally.last)}`;
  return `${agreed} ${against}${shortfall === undefined ? '' : `, but ${shortfall}`}`;
}

/** What is missing for the tracks to be one; undefined for nothing. */
function shortfallOf(tally: Tally, person: boolean, early: boolean): string | undefined {
  const compared = tally.positions + tally.bearings;
  const lack = lackOf(tally, early);
  if (lack !== undefined) return lack;
  if (tally.agreeing < LEAST_SHARE * compared)
    return `${Math.round(LEAST_SHARE * 100)} % must agree in place and motion`;
  if (!person && tally.close < compared / 2) return 'most lie farther apart than noise would put them';
  return undefined;
}

/** What is missing for there to be evidence at all. */
function lackOf(tally: Tally, early: boolean): string | undefined {
  const compared = tally.positions + tally.bearings;
  if (early) return compared > 0 ? undefined : 'none can be compared';
  if (tally.positions < LEAST_POSITIONS && compared < LEAST_BEARINGS) {
    return `${tally.bearings === 0 ? LEAST_POSITIONS : LEAST_BEARINGS} are needed`;
  }
  // A dense track held against two reports of a sparse one is still no more than two reports.
  if (tally.restingOn < LEAST_POSITIONS) return `they rest on ${tally.restingOn} positions of ${tally.against}`;
  return undefined;
}

/** `at 10:02:01Z`, or `between 10:02:01 and 10:02:14Z`. */
function period(first: number, last: number): string {
  const [from, until] = [clock(first), clock(last)];
  return from === until ? `at ${from}Z` : `between ${from} and ${until}Z`;
}

function clock(t: number): string {
  return new Date(t).toISOString().slice(11, 19);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
