export const CLOCK_EVENT_TYPES = ['startex', 'pause', 'resume', 'rate', 'skip_to', 'endex', 'abort'] as const;
export type ClockEventType = (typeof CLOCK_EVENT_TYPES)[number];

/**
 * What happened to the clock of a run. Appended, never changed: everything the clock shows is computed from these.
 */
export interface ClockEvent {
  /** 1, 2, 3 … within the run. */
  seq: number;
  type: ClockEventType;
  /** When, in epoch milliseconds. */
  wallAt: number;
  /** Of `skip_to`: where the exercise clock stands from now on, milliseconds since STARTEX. */
  simMs?: number;
  /** Of `rate`, and of `startex` where it begins at another rate than 1: exercise milliseconds per real one. */
  rate?: number;
  /** `person:…` or `system:…`. */
  actor: string;
  reason: string | null;
}

/** Without what is given when it is written down. */
export type ClockEventDraft = Omit<ClockEvent, 'seq'>;

export const CLOCK_PHASES = ['not_started', 'running', 'paused', 'ended', 'aborted'] as const;
export type ClockPhase = (typeof CLOCK_PHASES)[number];

/** What the clock shows at a moment. */
export interface ClockReading {
  phase: ClockPhase;
  /** Milliseconds since STARTEX on the exercise clock; 0 before. */
  simMs: number;
  /** What `simMs` grows by per real millisecond once it runs; the last one set, also while it stands. */
  rate: number;
}

/** Slowest and fastest a clock runs. */
export const LEAST_RATE = 0.1;
export const MOST_RATE = 60;
