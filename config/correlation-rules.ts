/**
 * The windows, limits and weights correlation works with. Each rule carries a version that is stored with every link
 * it makes; raise it when its meaning changes. Times in seconds.
 */
export const correlationRules = {
  /** How late an alert may come, in event time, and still amend what was said before it. */
  latenessSeconds: 600,
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
    version: 1,
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
  phase: {
    /** A pause that ends a phase which comes thick (so many alerts within it), and one which comes thinly. */
    denseSeconds: 1,
    denseAlerts: 10,
    sparseSeconds: 10,
    /** Alerts a phase has at least for one that speaks of no part of an intrusion to be put to it. */
    attachAlerts: 4,
  },
  joined: {
    version: 1,
    /** Cyber alerts and a drone in a zone of the same site within this time share a case. */
    cyberWindowSeconds: 900,
    cyberLeastSeverity: 45,
    /** A person's sighting and a drone at the same site within this time share a case. */
    sightingWindowSeconds: 600,
    weight: 0.5,
  },
  track: {
    version: 1,
    /** Tracks of different sensors are compared while both are seen; silent longer than this is not concurrent. */
    concurrentSeconds: 30,
    /** Positions kept per track for comparison. */
    samples: 240,
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
    /** Points for cyber and drone activity in one case. */
    joinedPoints: 10,
    /** Points by site criticality, 1 to 5. */
    criticalityPoints: [0, 0, 0, 0, 3, 5],
    /** Severity from which a case has priority 1, 2 and 3. */
    priorities: [85, 65, 40],
  },
} as const;

export type CorrelationRules = typeof correlationRules;
