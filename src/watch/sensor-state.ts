/** What a sensor is said to be, in order of precedence: the first that holds. */
export const SENSOR_STATES = ['disabled', 'unknown', 'silent', 'late', 'skewed', 'gap', 'ok'] as const;
export type SensorState = (typeof SENSOR_STATES)[number];

/** Expected intervals that pass unheard before a sensor is late, and before it is silent. */
export const LATE_AFTER = 2;
export const SILENT_AFTER = 5;
/** A clock that lags more than this is skewed, even where the registry lets old events pass: seconds. */
const MOST_LAG = 900;
const HOUR_MS = 3_600_000;

/** What is known of a sensor. Times in epoch milliseconds. */
export interface SensorFacts {
  enabled: boolean;
  heardAt: number | null;
  /** Silence is counted from here where nothing was heard since: when the watch over it began. */
  watchedFrom: number;
  expectedSeconds: number | null;
  /** How far its clock is ahead (positive) or behind, by the least late alert; null where no alert told. */
  skewSeconds: number | null;
  /** How far the registry lets it stray. */
  clockAheadSeconds: number;
  clockBehindSeconds: number;
  /** When its numbering last showed that messages are missing. */
  gapAt: number | null;
}

/** A sensor that declares no interval, and of which none was learned, is never late. */
export function sensorState(facts: SensorFacts, now: number): SensorState {
  if (!facts.enabled) return 'disabled';
  if (facts.heardAt === null) return 'unknown';
  const missed = missedIntervals(facts, now);
  if (missed > SILENT_AFTER) return 'silent';
  if (missed > LATE_AFTER) return 'late';
  if (isSkewed(facts)) return 'skewed';
  return facts.gapAt !== null && now - facts.gapAt <= HOUR_MS ? 'gap' : 'ok';
}

function missedIntervals({ heardAt, watchedFrom, expectedSeconds }: SensorFacts, now: number): number {
  if (expectedSeconds === null) return 0;
  return (now - Math.max(heardAt ?? 0, watchedFrom)) / (expectedSeconds * 1_000);
}

function isSkewed({ skewSeconds, clockAheadSeconds, clockBehindSeconds }: SensorFacts): boolean {
  if (skewSeconds === null) return false;
  return skewSeconds > clockAheadSeconds || -skewSeconds > Math.min(clockBehindSeconds, MOST_LAG);
}
