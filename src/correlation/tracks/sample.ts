import type { Bearing, Position } from '../../intake/alert.ts';

/** Metres per second east, north, up. */
export interface Velocity {
  east: number;
  north: number;
  up?: number;
}

/** One report of where a track was. Times in epoch milliseconds. */
export interface Sample {
  t: number;
  /** Breaks ties in time, so that the order of samples never depends on arrival. */
  key: string;
  position?: Position;
  bearing?: Bearing;
  /** Where the sensor stood that took the bearing or heard the signal. */
  from?: Position;
  velocity?: Velocity;
  /** Strength of the signal, dBm. */
  strength?: number;
}

/** Order of samples: by time, then key. Equal only for the same sample. */
export function compareSamples(a: Sample, b: Sample): number {
  return a.t - b.t || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The samples in order, each once. Costs one pass, and no copy, where they already are. */
export function inOrder(samples: readonly Sample[]): readonly Sample[] {
  if (samples.every((sample, index) => follows(sample, samples[index - 1]))) return samples;
  const sorted = [...samples].sort(compareSamples);
  return sorted.filter((sample, index) => follows(sample, sorted[index - 1]));
}

function follows(sample: Sample, former: Sample | undefined): boolean {
  return former === undefined || compareSamples(former, sample) < 0;
}
