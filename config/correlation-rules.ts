/**
 * The windows, limits and weights correlation works with. Each rule carries a version that is stored with every link
 * it makes; raise it when its meaning changes. Times in seconds.
 */
export const correlationRules = {
  /** How late an alert may come, in event time, and still amend what was said before it. */
  latenessSeconds: 600,
  urgent: {
    /** An alert this severe is correlated before others that came earlier (docs/decisions/0028). */
    severity: 85,
    /** So soon after it happened it must have come: what is told later keeps its place, so that a day told again is taken in order. */
    soonSeconds: 300,
    /** Others are turned away while what comes would wait for longer than this, and the oldest has waited for a minute. */
    behindSeconds: 300,
    waitedSeconds: 60,
  },
  repeat: {
    version: 1,
    /** A gap longer than this between two equal alerts starts a new one. Must not exceed the entity window. */
    gapSeconds: 600,
    /** The same for the messages of one track, so that a lost and regained drone is the same track. */
    trackGapSeconds: 300,
    /** How long one observed event is recognised when it arrives again by another path. */
    sameEventSeconds: 120,
  },
  entity: {
    version: 2,
    windowSeconds: 1_800,
    /** Distinct alerts within the window above which an entity is shared by too many to mean anything. */
    fanOut: 50,
    /** Entities one alert with its repeats is tied by; a sweep over a whole network is one alert, not its glue. */
    perAlert: 200,
    /** How much sharing says that two alerts belong together, before rarity. */
    weights: {
      serial: 1,
      hash: 0.9,
      mmsi: 0.9,
      imo: 0.9,
      operator: 0.8,
      mac: 0.7,
      domain: 0.6,
      url: 0.6,
      ip: 0.6,
      user: 0.5,
      process: 0.5,
      host: 0.5,
      asset: 0.5,
    } as Readonly<Record<string, number>>,
  },
  background: {
    version: 1,
    /** Hours of event time that are remembered. */
    memoryHours: 168,
    /** Kinds remembered of one site; a flood of made-up sources beyond it teaches nothing, so that it explains nothing. */
    mostKinds: 50_000,
    /** Distinct hours, and hours from the first to the last of them, in which a sort of alert must have been seen at the
     * same origin before more of it is explained by that. */
    leastHours: 4,
    leastSpanHours: 6,
    /** An hour with more than this many times the alerts of the busiest before it, and at least so many more, is a burst. */
    burstFactor: 3,
    burstExtra: 10,
    /** An alert this severe is never explained by recurrence. */
    neverSeverity: 85,
  },
  novelty: {
    version: 1,
    /** Hours since a sensor was first heard, and separate hours it was heard in, before what it tells can be called new. */
    learnHours: 24,
    heardHours: 6,
    /** New alerts of one site within this time belong together. */
    windowSeconds: 1_800,
    /** New alerts of one machine within this time do, too: an intruder may rest. */
    quietSeconds: 43_200,
    /** New alerts within the window above which being new means nothing. */
    fanOut: 400,
    /** How telling an alert is that is of a sort never seen at the site, new at this origin, rare at it, or a burst. */
    weights: { site: 1, origin: 0.7, rare: 0.3, burst: 0.6 },
    /** Two alerts must be this telling between them. */
    leastTogether: 0.9,
  },
  moment: {
    version: 1,
    /** Alerts of one sort that begin within this time at several places of a site belong together. */
    windowSeconds: 2,
    fanOut: 50,
    weight: 0.4,
  },
  dependency: {
    version: 1,
    /** How long after an alert on an asset one on what depends on it may be its effect. Must not exceed the entity window. */
    windowSeconds: 1_800,
    /** Either alert must be this severe, or speak of a part of an intrusion beyond looking around. */
    leastSeverity: 45,
    /** How much a dependency says by its kind. */
    weights: { control: 0.6, power: 0.5, network: 0.4, data: 0.4 },
    /** What is left of that where both speak of parts of an intrusion that come in turn, where one does, where none does. */
    stages: { 'in-turn': 1, one: 0.7, none: 0.5 },
    /** So much later an effect says half as much. */
    halvedSeconds: 600,
    /** Telling alerts on either asset within the window above which one more says nothing of the other asset. */
    fanOut: 10,
    /** Assets that depend on one above which it is everybody's, and says nothing of one of them. */
    dependantsAtMost: 25,
    /** Assets that one alert may name and still be about them: more is a sweep. */
    assetsAtMost: 3,
  },
  phase: {
    /** A pause that ends a phase which comes thick (so many alerts within it), and one which comes thinly. */
    denseSeconds: 1,
    denseAlerts: 10,
    sparseSeconds: 10,
    /** Alerts a phase has at least for one that speaks of no part of an intrusion to be put to it. */
    attachAlerts: 4,
  },
  joined: {
    version: 2,
    /** Sum of the parts below from which an alert goes with a drone of its site (correlation/joined-score.ts). */
    needed: 0.6,
    /**
     * What an event says by its kind; within which time; and within which distance of the drone or its pilot, where
     * both places are known. Null where its place says nothing: a network has none.
     */
    signals: {
      wireless: { weight: 0.4, windowSeconds: 600, reachMetres: 2_000 },
      navigation: { weight: 0.4, windowSeconds: 600, reachMetres: 5_000 },
      'new-device': { weight: 0.35, windowSeconds: 900, reachMetres: null },
      silence: { weight: 0.3, windowSeconds: 600, reachMetres: 2_000 },
      'dark-vessel': { weight: 0.35, windowSeconds: 1_800, reachMetres: 5_000 },
      other: { weight: 0.1, windowSeconds: 600, reachMetres: null },
    },
    /** An event told in that many different hours of the last week is the way of the place. */
    routineHours: 4,
    habits: { new: 0.2, seen: 0.05, routine: -0.4 },
    closeMetres: 500,
    close: 0.25,
    withinReach: 0.1,
    zones: { warning: 0.1, critical: 0.2 },
    togetherSeconds: 180,
    together: 0.1,
    cyberLeastSeverity: 45,
    /** The same for events of the kinds named above. */
    signalLeastSeverity: 30,
    /** A person's sighting and a drone at the same site within this time, and this distance, share a case. */
    sightingWindowSeconds: 600,
    sightingReachMetres: 3_000,
    weight: 0.5,
  },
  track: {
    version: 1,
    /** Tracks of different sensors are compared while both are seen; silent longer than this is not concurrent. */
    concurrentSeconds: 30,
    /** Positions kept per track for comparison. */
    samples: 240,
    /** A sensor's new track may be one it lost at most this long before. */
    continueSeconds: 30,
    /** A track of at most so many reports is held against whole objects, since no one track says enough of it. */
    briefReports: 20,
    /** What lifts an object above being an echo (tracks/confirmation.ts); a case opens at `needed`. */
    confirmation: {
      needed: 1.2,
      identity: 1,
      /** Times the confidence of the sensor. */
      drone: 0.5,
      harmless: 0.5,
      perReport: 0.2,
      reports: 4,
      lasting: 0.2,
      lastingSeconds: 20,
      perWitness: 0.6,
      witnesses: 2,
      zone: { outside: 0, warning: 0.1, critical: 0.4 } as Readonly<Record<'outside' | 'warning' | 'critical', number>>,
    },
    /** A sensor this sure of a bird explains what nothing else contradicts. */
    birdConfidence: 0.5,
    /** When a broadcast is not to be believed (tracks/spoof-signs.ts). */
    spoof: {
      serials: 3,
      serialSeconds: 60,
      strengthReports: 15,
      flatDb: 3,
      expectedDb: 12,
      topSpeed: { rotor: 60, other: 120 },
    },
    /** Horizontal error assumed, in metres, where a sensor states none. */
    defaultErrorMetres: { 'remote-id': 15, sapient: 50, human: 500 } as Readonly<Record<string, number>>,
  },
  case: {
    /** Sorts of event that, by the word of who publishes the rule, are no incident by themselves. */
    informational: /^(ET (INFO|POLICY|HUNTING|USER_AGENTS)|GPL (ICMP_INFO|POLICY))\b/i,
    /** An alert this severe opens a case by itself. */
    severityAlone: 60,
    /** A track this severe opens a case by itself, wherever it is; a bird does not, unless it is in a zone. */
    severityTrack: 20,
    /** Linked alerts of two or more kinds open a case when the worst of them is this severe. */
    severityLinked: 45,
    /** Severity a case has at least while a drone is, or was, in a zone. */
    zoneSeverity: { outside: 0, warning: 60, critical: 85 },
    /** Severity a case has at most while an aircraft, a bird or an authorised flight accounts for all of it. */
    explainedSeverity: 10,
    /** Alerts, their repeats not counted, and days, beyond which a case takes in nothing new: it goes on in a successor. */
    caps: { heads: 10_000, days: 30 },
    /** Points for cyber and drone activity in one case. */
    joinedPoints: 10,
    /** Points for parts of an intrusion that came in the order in which they usually do, by how many there are. */
    stagePoints: [
      { least: 3, points: 5 },
      { least: 5, points: 10 },
    ],
    /** Points by site criticality, 1 to 5. */
    criticalityPoints: [0, 0, 0, 0, 3, 5],
    /** Severity from which a case has priority 1, 2 and 3. */
    priorities: [85, 65, 40],
  },
} as const;

export type CorrelationRules = typeof correlationRules;
