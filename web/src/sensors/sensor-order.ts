import { SENSOR_STATES, type SensorState, type WatchedSensor } from './contract.ts';

export const SENSOR_COLUMNS = ['state', 'sensor', 'heard', 'skew', 'missing', 'rejected', 'duplicates', 'key'] as const;
export type SensorColumn = (typeof SENSOR_COLUMNS)[number];

export interface SensorSorting {
  by: SensorColumn;
  descending: boolean;
}

export interface SensorFilter {
  text: string;
  /** Null for all. */
  state: SensorState | 'not-ok' | null;
}

/** Whether a sensor is one of those wanted: words found in any of its names, and its state. */
export function isWanted({ sensor, state }: WatchedSensor, filter: SensorFilter): boolean {
  const names = [sensor.code, sensor.name, sensor.format, sensor.site.code, sensor.site.name];
  const all = [...names, sensor.organisation.name, sensor.nation].join(' ').toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return words.every((word) => all.includes(word)) && isInState(state, filter.state);
}

function isInState(state: SensorState, wanted: SensorFilter['state']): boolean {
  if (wanted === null) return true;
  return wanted === 'not-ok' ? state !== 'ok' && state !== 'disabled' : state === wanted;
}

/** What columns are ordered by; null comes last whichever way. */
const VALUES: Readonly<Record<SensorColumn, (of: WatchedSensor) => number | string | null>> = {
  state: ({ state }) => SENSOR_STATES.indexOf(state),
  sensor: ({ sensor }) => sensor.code,
  heard: ({ lastHeardAt }) => lastHeardAt,
  skew: ({ skewSeconds }) => (skewSeconds === null ? null : Math.abs(skewSeconds)),
  missing: ({ missing }) => missing,
  rejected: ({ rejected24h }) => rejected24h,
  duplicates: ({ duplicates24h }) => duplicates24h,
  key: ({ keyExpiresAt }) => keyExpiresAt,
};

export function inOrder(
  sensors: readonly WatchedSensor[],
  { by, descending }: SensorSorting,
): readonly WatchedSensor[] {
  const value = VALUES[by];
  const sign = descending ? -1 : 1;
  return sensors.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byCode(a, b);
    return sign * compare(left, right) || byCode(a, b);
  });
}

const byCode = (a: WatchedSensor, b: WatchedSensor): number => a.sensor.code.localeCompare(b.sensor.code);

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

/** How many are in each state. */
export function countsByState(sensors: readonly WatchedSensor[]): ReadonlyMap<SensorState, number> {
  const counts = new Map<SensorState, number>();
  for (const { state } of sensors) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** Whether what was measured is too old to be said of the present. */
export const isStale = (state: SensorState): boolean =>
  state === 'silent' || state === 'unknown' || state === 'disabled';

const SOON = 14 * 24 * 3_600_000;

/** Whether a key has run out, or does so within a fortnight. */
export function keyState(expiresAt: string | null, now: number): 'none' | 'fine' | 'soon' | 'over' {
  if (expiresAt === null) return 'none';
  const left = Date.parse(expiresAt) - now;
  return left <= 0 ? 'over' : left < SOON ? 'soon' : 'fine';
}
