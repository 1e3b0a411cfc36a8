import type { VesselRules } from '../../../config/vessel-rules.ts';
import { type HeardRangeState, rangeAt } from './heard-range.ts';
import { destination, distanceM, KNOT } from '../../common/geodesy.ts';
import { type Fix, habitOf, heardAllAlong, isShip, neededSilence, type Vessel } from './vessel.ts';

/** What must all hold before a silence is told; each says what was found and what was needed. */
export interface Clause {
  name: 'under-way' | 'regular' | 'in-range' | 'others-heard' | 'alone' | 'silent';
  holds: boolean;
  text: string;
}

/** What is known around a vessel whose silence is looked at. */
export interface Surroundings {
  vessels: Iterable<Vessel>;
  range: HeardRangeState;
}

/** A silence as it was judged. */
export interface Judgement {
  clauses: Clause[];
  /** Other vessels nearby that the receiver went on hearing. */
  others: number;
  /** 0 to 1, and what makes it low. */
  confidence: number;
  doubts: string[];
}

const NOT_UNDER_WAY: ReadonlySet<string> = new Set(['at anchor', 'moored', 'aground']);

/** Judges a vessel's silence at the moment it grew long enough. A function of what was heard up to then. */
export function judgeSilence(
  vessel: Vessel,
  fix: Fix,
  due: number,
  around: Surroundings,
  rules: VesselRules,
): Judgement {
  const doubts: string[] = [];
  const near = countNearby(vessel, fix, due, around.vessels, rules);
  const clauses = [
    underWay(vessel, fix, rules),
    regular(vessel, rules),
    inRange(fix, due, around.range, rules, doubts),
    {
      name: 'others-heard' as const,
      holds: near.heard >= rules.leastOthers,
      text: `${near.heard} other vessels within ${km(rules.nearbyMetres)} km heard in the last ${span(rules.freshSeconds)} (at least ${rules.leastOthers})`,
    },
    {
      name: 'alone' as const,
      holds: near.gone <= rules.mostGoneShare * near.heard,
      text: `${near.gone} others nearby fell silent at about the same time (at most ${rules.mostGoneShare} of those still heard)`,
    },
    {
      name: 'silent' as const,
      holds: true,
      text: `silent for ${span((due - vessel.heardAt) / 1_000)} (at least ${span(neededSilence(vessel, rules))}: ${span(rules.silenceSeconds)}, and ${rules.habitFactor} times its own longest pause of ${span(habitOf(vessel).longestPause)})`,
    },
  ];
  if (vessel.classB) doubts.push('a class B transponder is weaker, and may be switched off');
  if (around.range.centreFrom === 'heard') doubts.push('the registry does not say where the receiver stands');
  if ((fix.speedKnots ?? 0) < 2 * rules.leastKnots) doubts.push('it was slow');
  if (near.heard < 2 * rules.leastOthers) doubts.push(`only ${near.heard} others were heard nearby`);
  const confidence = Math.round((0.7 - 0.12 * doubts.length) * 100) / 100;
  return { clauses, others: near.heard, confidence: Math.max(0.1, confidence), doubts };
}

function underWay({ mmsi }: Vessel, { speedKnots, status }: Fix, rules: VesselRules): Clause {
  const moving = speedKnots !== undefined && speedKnots >= rules.leastKnots;
  const told = status === undefined ? '' : `, “${status}”`;
  return {
    name: 'under-way',
    holds: isShip(mmsi) && moving && !NOT_UNDER_WAY.has(status ?? ''),
    text: `under way at ${speedKnots ?? 'unknown'} knots${told} (at least ${rules.leastKnots}, neither anchored nor moored)`,
  };
}

function regular(vessel: Vessel, rules: VesselRules): Clause {
  const { reports, parts } = habitOf(vessel);
  const allAlong = heardAllAlong(vessel, rules);
  return {
    name: 'regular',
    holds:
      reports >= rules.leastReports &&
      parts >= rules.leastParts &&
      allAlong.holds &&
      neededSilence(vessel, rules) <= rules.mostSilenceSeconds,
    text: `${reports} positions in ${parts} of 30 parts of ${span(rules.windowSeconds)} before (at least ${rules.leastReports} in ${rules.leastParts}), in ${Math.round(100 * allAlong.share)} % of those since it was first heard (at least ${Math.round(100 * rules.leastShare)} %, or at even intervals)`,
  };
}

/** Where it was, half way on, and where its course would have taken it by now, each against the usual range that way. */
function inRange(fix: Fix, due: number, range: HeardRangeState, rules: VesselRules, doubts: string[]): Clause {
  const run = (fix.speedKnots ?? 0) * KNOT * ((due - fix.at) / 1_000);
  const ahead =
    fix.course === undefined ? [] : [destination(fix, fix.course, run / 2), destination(fix, fix.course, run)];
  const places = [fix, ...ahead].map((place) => rangeAt(range, place, rules));
  const shares = places.map((place) => (place && place.usual > 0 ? place.metres / place.usual : Infinity));
  const worst = Math.max(...shares);
  const found = places[shares.indexOf(worst)];
  if (fix.course === undefined) doubts.push('it did not say where it was heading');
  if (worst > 0.75 * rules.rangeShare) doubts.push('it was not far from the edge of what the receiver hears');
  return {
    name: 'in-range',
    holds: worst <= rules.rangeShare,
    text: found
      ? `at most ${km(found.metres)} km from the receiver on its course, which usually hears ${km(found.usual)} km that way (at most ${rules.rangeShare} of it)`
      : 'how far the receiver hears is not known yet',
  };
}

function countNearby(
  vessel: Vessel,
  fix: Fix,
  due: number,
  vessels: Iterable<Vessel>,
  rules: VesselRules,
): { heard: number; gone: number } {
  const fresh = due - rules.freshSeconds * 1_000;
  const before = vessel.heardAt - rules.freshSeconds * 1_000;
  let [heard, gone] = [0, 0];
  for (const other of vessels) {
    if (other === vessel || !other.fix) continue;
    const { heardAt } = other;
    if (heardAt < before || distanceM(other.fix, fix) > rules.nearbyMetres) continue;
    if (heardAt >= fresh && heardAt > vessel.heardAt) heard += 1;
    // One at anchor is heard every few minutes; it is gone only if that is long for it too.
    else if (other.parts.length >= rules.leastParts && due - heardAt > 2_000 * habitOf(other).longestPause) gone += 1;
  }
  return { heard, gone };
}

export function km(metres: number): string {
  return (metres / 1_000).toFixed(1);
}

export function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`;
}
