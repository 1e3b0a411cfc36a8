import { distanceM, initialBearing, wrapLongitude } from '../../common/geodesy.ts';
import { compareSamples, type Sample } from './sample.ts';
import { type Tally, type TallyRules, tallyAgainst } from './track-tally.ts';

/** One track of an object that a brief track is held against. */
export interface ObjectPart {
  /** Names the sensor. */
  source: string;
  samples: readonly Sample[];
}

export interface BriefVerdict {
  belongs: boolean;
  compared: number;
  /** Mean difference in standard deviations. */
  meanSigma: number;
}

/** A path is carried on between two positions this far apart at most: through the break of a track, not over a flight. */
const BRIDGE_MS = 20_000;
const AGREE_SHARE = 0.8;
const SIGMAS = 3;
const VAGUENESS = { metres: 300, degrees: 20 };
/** Of fewer, whether they lie as close as noise would put them cannot be told. */
const LEAST_FOR_CLOSE = 4;
const CLOSE = { position: 2, bearing: 1.25 };
const ASSUMED_ERROR_M = 50;
/** Bearings that meet at less than this do not say where. Degrees. */
const LEAST_ANGLE = 15;
const RULES: TallyRules = {
  sigmas: SIGMAS,
  closeSigmas: CLOSE,
  reach: { interpolateMs: BRIDGE_MS, extrapolateMs: 5_000, backMs: 5_000, aroundMs: 0 },
  vagueness: VAGUENESS,
};
/** A single report stands for the brief track a moment before and after. */
const OWN_RULES: TallyRules = { ...RULES, reach: { interpolateMs: 5_000, extrapolateMs: 2_000, aroundMs: 1_500 } };
const REACH_MS = BRIDGE_MS + 5_000;

/**
 * Whether a track of a few reports, too few to be compared with one other track, is of an object: its reports are held
 * against the path that all sensors together give of the object, and the bearings of each sensor against its reports. It
 * belongs where four fifths agree, half of them closely where there are at least four, and where that fixes its place: a position against the path, or
 * bearings from two directions; for a track of bearings, one bearing towards the path. The same for any order.
 */
export function briefTrackOf(brief: readonly Sample[], object: readonly ObjectPart[]): BriefVerdict {
  const [from, until] = [(brief[0]?.t ?? 0) - REACH_MS, (brief.at(-1)?.t ?? 0) + REACH_MS];
  const parts = object.map(({ source, samples }) => ({
    source,
    samples: samples.filter(({ t }) => from <= t && t <= until),
  }));
  const path = parts.flatMap(({ samples }) => samples.filter(({ position }) => position)).sort(compareSamples);
  const own = { name: '', samples: brief, assumedError: ASSUMED_ERROR_M };
  const towards = tallyAgainst(own, { name: '', samples: path, assumedError: ASSUMED_ERROR_M }, RULES);
  const seen = parts.map(({ source, samples }) => {
    // Positions were held against the path already.
    const bearings = samples.filter(({ position }) => !position);
    return { source, samples: bearings, tally: tallyAgainst({ ...own, samples: bearings }, own, OWN_RULES) };
  });
  const lines = seen.filter(({ tally }) => tally.bearings > 0);
  const tallies = [towards, ...lines.map(({ tally }) => tally)];
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const compared = sum(({ positions, bearings }) => positions + bearings);
  const close = compared < LEAST_FOR_CLOSE || sum(({ close: near }) => near) >= compared / 2;
  const agree = sum(({ agreeing }) => agreeing) >= AGREE_SHARE * compared;
  const located = towards.positions > 0 || towards.bearings > 0 || meet(lines, brief);
  return {
    belongs: compared > 0 && agree && close && located,
    compared,
    meanSigma: compared === 0 ? Number.POSITIVE_INFINITY : sum(({ sigmas }) => sigmas) / compared,
  };
}

/** Whether lines of bearing come from two sides, as seen from the place in question. */
function meet(lines: readonly ObjectPart[], brief: readonly Sample[]): boolean {
  const place = brief.find(({ position }) => position)?.position;
  if (!place) return false;
  const sides = lines.flatMap(({ samples }) => samples.find(({ from }) => from)?.from ?? []);
  return sides.some((a, index) =>
    sides.slice(index + 1).some((b) => {
      if (distanceM(a, place) < 1 || distanceM(b, place) < 1) return false;
      const angle = Math.abs(wrapLongitude(initialBearing(place, a) - initialBearing(place, b)));
      return angle >= LEAST_ANGLE && angle <= 180 - LEAST_ANGLE;
    }),
  );
}
