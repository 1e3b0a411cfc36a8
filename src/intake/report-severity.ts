export const REPORT_CATEGORIES = ['sighting', 'cyber', 'physical', 'other'] as const;
export type ReportCategory = (typeof REPORT_CATEGORIES)[number];

/**
 * Reliability of the source and credibility of what it says, by the Admiralty code (NATO AJP-2.1): A to F, 1 to 6.
 * F and 6 mean that it cannot be judged.
 */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export interface ReportAssessment {
  /** 10 to 100: what a person took the trouble to report is never nothing. */
  severity: number;
  /** 0 to 1. */
  confidence: number;
  /** What the severity is made of, for the analyst. */
  factors: { text: string; points: number }[];
}

interface Row {
  text: string;
  points: number;
}

/** What is at stake if it is true: someone inside the fence is worse than someone on the wire, that worse than in the air. */
const BASE: Record<ReportCategory, Row> = {
  physical: { text: 'Physical event at the site', points: 60 },
  cyber: { text: 'Cyber event', points: 55 },
  sighting: { text: 'Sighting', points: 50 },
  other: { text: 'Report of another kind', points: 30 },
};

/** A source that was wrong before takes weight away; one that cannot be judged says nothing either way. */
const RELIABILITY: Record<Reliability, Row> = {
  A: { text: 'Source completely reliable (A)', points: 10 },
  B: { text: 'Source usually reliable (B)', points: 5 },
  C: { text: 'Source fairly reliable (C)', points: 0 },
  D: { text: 'Source not usually reliable (D)', points: -10 },
  E: { text: 'Source unreliable (E)', points: -20 },
  F: { text: 'Reliability of the source cannot be judged (F)', points: 0 },
};

const CREDIBILITY: Record<Credibility, Row & { confidence: number }> = {
  1: { text: 'Confirmed by other sources (1)', points: 15, confidence: 0.95 },
  2: { text: 'Probably true (2)', points: 10, confidence: 0.8 },
  3: { text: 'Possibly true (3)', points: 0, confidence: 0.6 },
  4: { text: 'Doubtful (4)', points: -10, confidence: 0.35 },
  5: { text: 'Improbable (5)', points: -20, confidence: 0.1 },
  6: { text: 'Truth cannot be judged (6)', points: 0, confidence: 0.5 },
};

/** However credible a story sounds, it is no surer than its teller. */
const CONFIDENCE_CAP: Record<Reliability, number> = { A: 1, B: 0.9, C: 0.75, D: 0.5, E: 0.25, F: 0.75 };

const LEAST = 10;

/** Severity and confidence of a person's report: one sum of three rows, so that anyone can check it by hand. */
export function assessReport(
  category: ReportCategory,
  reliability: Reliability,
  credibility: Credibility,
): ReportAssessment {
  const said = CREDIBILITY[credibility];
  const factors = [BASE[category], RELIABILITY[reliability], said].map(({ text, points }) => ({ text, points }));
  const sum = factors.reduce((total, { points }) => total + points, 0);
  return {
    severity: Math.min(100, Math.max(LEAST, sum)),
    confidence: Math.min(said.confidence, CONFIDENCE_CAP[reliability]),
    factors,
  };
}
