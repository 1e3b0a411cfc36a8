import type { VesselRules } from '../../../config/vessel-rules.ts';

/** Where a vessel said it was. `at` in epoch milliseconds of event time; degrees, knots; absent where it did not know. */
export interface Fix {
  at: number;
  lat: number;
  lon: number;
  error?: number;
  speedKnots?: number;
  course?: number;
  status?: string;
}

/** One AIS message as a receiver heard it. */
export interface VesselReport {
  mmsi: string;
  at: number;
  name?: string;
  /** Types 18, 19 and 24: a transponder of class B. */
  classB: boolean;
  fix?: Omit<Fix, 'at'>;
}

/** Positions heard in one part of the window: when the first and the last came, and how many. Written short, since stored often. */
type Part = [from: number, to: number, count: number];

/** What is kept of a vessel; small, whatever it sends. Stored as it is. */
export interface Vessel {
  mmsi: string;
  name?: string;
  classB: boolean;
  heardAt: number;
  fix: Fix | null;
  parts: Part[];
  /** Where it was last counted among what the receiver hears. */
  cell: number | null;
  /** Its silence since it was last heard was looked at. */
  judged: boolean;
  /** The silence that was told and still lasts: when it was last heard before, and where. */
  dark: Fix | null;
}

/** Parts of the window a vessel's habit is kept by. */
export const PARTS = 30;

export function newVessel({ mmsi, at, classB }: VesselReport): Vessel {
  return { mmsi, classB, heardAt: at, fix: null, parts: [], cell: null, judged: false, dark: null };
}

/** Only ships: not coast stations, aids to navigation, aircraft or distress beacons (ITU-R M.585). */
export function isShip(mmsi: string): boolean {
  return /^[2-7]\d{8}$/.test(mmsi);
}

/** Adds a report that is not older than the last. */
export function hear(vessel: Vessel, report: VesselReport, rules: Pick<VesselRules, 'windowSeconds'>): void {
  vessel.heardAt = report.at;
  vessel.judged = false;
  vessel.classB = report.classB;
  if (report.name !== undefined) vessel.name = report.name;
  if (!report.fix) return;
  vessel.fix = { at: report.at, ...report.fix };
  const partOf = (at: number): number => Math.floor(at / ((rules.windowSeconds * 1_000) / PARTS));
  const part = partOf(report.at);
  const last = vessel.parts.at(-1);
  if (last && partOf(last[0]) === part) {
    last[1] = report.at;
    last[2] += 1;
    return;
  }
  vessel.parts = [...vessel.parts.filter(([from]) => partOf(from) > part - PARTS), [report.at, report.at, 1]];
}

/** How regularly it reported its position in the window before it was last heard. */
export interface VesselHabit {
  reports: number;
  parts: number;
  /** The longest pause, in seconds. */
  longestPause: number;
}

export function habitOf({ parts }: Vessel): VesselHabit {
  let longest = 0;
  for (const [index, [from]] of parts.entries()) {
    const before = parts[index - 1];
    if (before) longest = Math.max(longest, from - before[1]);
  }
  return {
    reports: parts.reduce((sum, [, , count]) => sum + count, 0),
    parts: parts.length,
    longestPause: longest / 1_000,
  };
}

/**
 * Whether it was heard all along, and not now and then: in so much of the window since it was first heard in it, or at
 * intervals of which the longest is little more than the usual one, as of a receiver that passes on every third minute.
 */
export function heardAllAlong(
  { parts }: Vessel,
  rules: Pick<VesselRules, 'windowSeconds' | 'leastShare' | 'evenFactor'>,
): { share: number; holds: boolean } {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return { share: 0, holds: false };
  const between = (last[0] - first[0]) / ((rules.windowSeconds * 1_000) / PARTS);
  const share = Math.min(1, parts.length / (between + 1));
  const pauses = parts.slice(1).map(([from], index) => from - (parts[index]?.[1] ?? from));
  const ordered = pauses.toSorted((a, b) => a - b);
  const even = (ordered.at(-1) ?? 0) <= rules.evenFactor * (ordered[Math.floor(ordered.length / 2)] ?? 0);
  return { share, holds: share >= rules.leastShare || even };
}

/** Seconds of silence after which a vessel is looked at: long against its own habit, and a stated minimum. */
export function neededSilence(vessel: Vessel, rules: Pick<VesselRules, 'silenceSeconds' | 'habitFactor'>): number {
  return Math.max(rules.silenceSeconds, rules.habitFactor * habitOf(vessel).longestPause);
}
