export const SENSOR_STATES = ['silent', 'gap', 'skewed', 'late', 'unknown', 'ok', 'disabled'] as const;
export type SensorState = (typeof SENSOR_STATES)[number];

/** A sensor and how it does. Of another organisation's, only whether it is heard. */
export interface WatchedSensor {
  sensor: {
    id: string;
    code: string;
    name: string;
    format: string;
    site: { id: string; code: string; name: string; timezone: string };
    organisation: { id: string; name: string };
    nation: string;
  };
  state: SensorState;
  own: boolean;
  lastHeardAt: string | null;
  expectedIntervalSeconds: number | null;
  expectedFrom: 'declared' | 'learned' | null;
  /** Ahead; negative where behind. */
  skewSeconds: number | null;
  missing: number | null;
  rejected24h: number | null;
  duplicates24h: number | null;
  /** Alerts in each of 96 quarters of an hour, oldest first; the last one goes on. */
  strip: readonly number[] | null;
  keyExpiresAt: string | null;
}

export interface SensorWatch {
  items: readonly WatchedSensor[];
  asOf: string;
}
