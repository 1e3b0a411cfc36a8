import { moved, type Offset, type Place } from '../../src/common/geodesy.ts';
import type { Sample } from '../../src/correlation/tracks/sample.ts';

export const ZEEBRUGGE = { lat: 51.35, lon: 3.2 };
/** When invented tracks start. */
export const START = Date.parse('2026-03-02T10:02:01Z');

/** One position of a track; metres from where the track is placed. */
export interface Report {
  /** Seconds after the start. */
  at: number;
  east?: number;
  north?: number;
  error?: number;
  velocity?: Offset;
}

export function trackOf(reports: readonly Report[], origin: Place = ZEEBRUGGE): Sample[] {
  return reports.map((report) => sampleOf(report, origin));
}

function sampleOf({ at, east = 0, north = 0, error, velocity }: Report, origin: Place): Sample {
  const sample: Sample = { t: START + at * 1000, key: `s${at}`, position: moved(origin, { east, north }) };
  if (error !== undefined && sample.position) sample.position.error = error;
  if (velocity) sample.velocity = velocity;
  return sample;
}

/** `count` seconds, `step` apart, from 0. */
export function seconds(count: number, step = 1): number[] {
  return Array.from({ length: count }, (_, index) => index * step);
}

/** Eastwards at 10 m/s, one report a second. */
export function eastward(count: number, more: Partial<Report> = {}): Report[] {
  return eastwardAt(seconds(count), more);
}

export function eastwardAt(times: readonly number[], more: Partial<Report> = {}): Report[] {
  return times.map((at) => Object.assign({ at, east: at * 10 }, more));
}
