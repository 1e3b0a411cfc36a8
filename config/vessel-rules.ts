/**
 * When a vessel that no longer sends AIS is told of, per kind of water. Every figure is shown on the alerts it led to.
 * Raise the version when the meaning changes. Distances in metres, speeds in knots, times in seconds of event time.
 */
export interface VesselRules {
  readonly profile: string;
  readonly version: number;
  /** How late a report may come and still be judged in its place; nothing is said of the last so many seconds. */
  readonly latenessSeconds: number;
  /** A vessel reported regularly: so many positions, in so many of the 30 parts of this window before its last. */
  readonly windowSeconds: number;
  readonly leastReports: number;
  readonly leastParts: number;
  /** And all along: in this share of the parts since it was first heard in the window, or with no pause above so many usual ones. */
  readonly leastShare: number;
  readonly evenFactor: number;
  /** Slower than this it may be berthing, and may switch off as it likes. */
  readonly leastKnots: number;
  /** The silence that is told: at least this, and so many times the longest pause in its own window. */
  readonly silenceSeconds: number;
  readonly habitFactor: number;
  /** One whose own pauses ask for more than this does not report regularly. */
  readonly mostSilenceSeconds: number;
  /** A receiver that hears nobody for longer was deaf; what fell silent meanwhile gets its time again. */
  readonly pauseSeconds: number;
  /** Other vessels last placed within this distance, heard in the last so many seconds before the silence is told. */
  readonly nearbyMetres: number;
  readonly freshSeconds: number;
  readonly leastOthers: number;
  /** Where more of those nearby fell silent with it than this part of those still heard, the cause is not the vessel. */
  readonly mostGoneShare: number;
  /** Where it was and where its course would have taken it lie within this part of the usual range that way. */
  readonly rangeShare: number;
  /** The usual range: the farthest of 64 rings of this width beyond which so many vessels passed. */
  readonly ringMetres: number;
  readonly rangePassages: number;
  /** Positions from which the receiver's own place is reckoned where the registry does not name it. */
  readonly centreReports: number;
  /** Vessels not heard for so long are forgotten; those told of a good deal later. */
  readonly forgetSeconds: number;
  readonly forgetToldSeconds: number;
  /** Most vessels kept of one receiver. */
  readonly mostVessels: number;
}

const coastal: VesselRules = {
  profile: 'coastal',
  version: 1,
  latenessSeconds: 60,
  windowSeconds: 1_800,
  leastReports: 10,
  leastParts: 8,
  leastShare: 0.66,
  evenFactor: 1.5,
  leastKnots: 3,
  silenceSeconds: 480,
  habitFactor: 4,
  mostSilenceSeconds: 1_800,
  pauseSeconds: 180,
  nearbyMetres: 9_260,
  freshSeconds: 240,
  leastOthers: 3,
  mostGoneShare: 0.5,
  rangeShare: 0.8,
  ringMetres: 2_000,
  rangePassages: 5,
  centreReports: 200,
  forgetSeconds: 7_200,
  forgetToldSeconds: 604_800,
  mostVessels: 5_000,
};

/**
 * `coastal`: a receiver ashore that hears vessels every few seconds. `open-sea`: one that hears them now and then, with
 * the silence and the regularity of Global Fishing Watch's likely disabling (12 h; 14 positions in the 12 h before),
 * which in a strait would never come to anything.
 */
export const VESSEL_PROFILES: Readonly<Record<'coastal' | 'open-sea', VesselRules>> = {
  coastal,
  'open-sea': {
    ...coastal,
    profile: 'open-sea',
    latenessSeconds: 3_600,
    windowSeconds: 43_200,
    leastReports: 14,
    leastParts: 8,
    leastShare: 0.25,
    silenceSeconds: 43_200,
    habitFactor: 3,
    mostSilenceSeconds: 86_400,
    pauseSeconds: 14_400,
    nearbyMetres: 185_200,
    freshSeconds: 21_600,
    ringMetres: 20_000,
    forgetSeconds: 172_800,
    forgetToldSeconds: 2_592_000,
  },
};

export type VesselProfile = keyof typeof VESSEL_PROFILES | 'off';
export const VESSEL_PROFILE_NAMES: readonly VesselProfile[] = ['coastal', 'open-sea', 'off'];
