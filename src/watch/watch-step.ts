import { expectedInterval, type ExpectedInterval } from './expected-interval.ts';
import { type SensorFacts, type SensorState, sensorState } from './sensor-state.ts';

/** What was last written down of a sensor. Times in epoch milliseconds. */
export interface Watched {
  state: SensorState;
  since: number;
  watchedFrom: number;
  heardAt: number | null;
  expected: ExpectedInterval | null;
  skewSeconds: number | null;
  missing: number;
}

/** What is found of it now. */
export interface Found extends Omit<SensorFacts, 'watchedFrom' | 'expectedSeconds'> {
  declaredSeconds: number | null;
  learnedSeconds: number | null;
  missing: number;
}

/** What others are told of; the rest is shown to whoever looks. */
export type Turn = 'silent' | 'heard_again';

export interface WatchStep {
  next: Watched;
  turn: Turn | null;
}

/**
 * Takes the watch over a sensor one step on. `startedAt` is when this process began to listen: what was sent before may
 * have found nobody, and is not held against the sensor. One that was silent before stays so until it is heard.
 */
export function watchStep(former: Watched | null, found: Found, startedAt: number, now: number): WatchStep {
  const enabledAgain = former === null || (former.state === 'disabled' && found.enabled);
  const watchedFrom = enabledAgain ? now : former.watchedFrom;
  const heardAt = Math.max(former?.heardAt ?? 0, found.heardAt ?? 0) || null;
  const expected = expectedInterval(found.declaredSeconds, found.learnedSeconds);
  const facts = { ...found, heardAt, watchedFrom: Math.max(watchedFrom, startedAt) };
  const judged = sensorState({ ...facts, expectedSeconds: expected?.seconds ?? null }, now);
  const heardSince = (heardAt ?? 0) > (former?.heardAt ?? 0);
  const asBefore = former?.state === 'silent' && found.enabled && !heardSince && sameInterval(former, expected);
  const state = asBefore ? 'silent' : judged;
  const since = former?.state === state ? former.since : now;
  const next = { state, since, watchedFrom, heardAt, expected, skewSeconds: found.skewSeconds, missing: found.missing };
  return { next, turn: turnOf(former, state, heardSince) };
}

function turnOf(former: Watched | null, state: SensorState, heardSince: boolean): Turn | null {
  if (state === 'silent' && former?.state !== 'silent') return 'silent';
  return former?.state === 'silent' && state !== 'silent' && heardSince ? 'heard_again' : null;
}

function sameInterval(former: Watched, expected: ExpectedInterval | null): boolean {
  return former.expected?.seconds === expected?.seconds;
}

/** Whether there is anything to write down. */
export function differs(a: Watched | null, b: Watched): boolean {
  return JSON.stringify(a, KEYS) !== JSON.stringify(b, KEYS);
}

const KEYS = ['state', 'since', 'watchedFrom', 'heardAt', 'expected', 'seconds', 'from', 'skewSeconds', 'missing'];
