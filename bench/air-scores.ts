import type { Bearing, Position, TrackRef } from '../src/intake/alert.ts';
import type { BenchSensor, Outcome } from './air-world.ts';

export interface FlightScore {
  alerts: number;
  /** Objects that hold at least one track of the flight; 1 is right. */
  flightObjects: number;
  /** Tracks the sensors broke the flight into. */
  flightTracks: number;
  /** Largest share of the flight's reports that one object holds. */
  held: number;
  /** Tracks of birds and clutter in the flight's objects. */
  foreign: number;
  /** Objects of birds and clutter alone that are in a case. */
  falseObjects: number;
  /** Objects of birds and clutter alone, in a case or not. */
  clutterObjects: number;
  /** Tracks of birds and clutter with a report in any case, and those in a case of the flight. */
  noiseTracks: number;
  noiseInCase: number;
  noiseInFlightCase: number;
  /** The flight is in a case. */
  opened: boolean;
  /** Tracks of the flight that lie outside its largest object. */
  strays: Stray[];
}

/** A track of the flight that was not found to be of it. */
export interface Stray {
  sensor: string;
  track: string;
  reports: number;
  seconds: number;
  /** Seconds since the sensor's former track of the flight ended; null where it is its first. */
  gap: number | null;
  /** Tracks in the object it is of. */
  withTracks: number;
}

export interface Report {
  t: number;
  sensor: BenchSensor;
  track: string;
  key: string;
  position?: Position;
  bearing?: Bearing;
  velocity?: TrackRef['velocity'];
  class?: [string, number];
}

/** What became of a flight's reports, among those of birds and clutter. */
export function scoreOf(reports: readonly Report[], noise: readonly Report[], outcome: Outcome): FlightScore {
  const own = new Set(reports.map(({ sensor, track }) => `${sensor.code} ${track}`));
  const isOwn = ({ sensor, trackId }: { sensor: string; trackId: string }) => own.has(`${sensor} ${trackId}`);
  const flying = outcome.objects.filter(({ object }) => object.tracks.some(isOwn));
  const others = outcome.objects.filter(({ object }) => !object.tracks.some(isOwn));
  const counts = flying.map(({ nodes }) => nodes.reduce((sum, node) => sum + node.count, 0));
  return {
    alerts: reports.length + noise.length,
    flightObjects: flying.length,
    flightTracks: own.size,
    held: Math.max(0, ...counts) / reports.length,
    foreign: flying.reduce((sum, { object }) => sum + object.tracks.filter((track) => !isOwn(track)).length, 0),
    falseObjects: others.filter(({ opened }) => opened).length,
    clutterObjects: others.length,
    ...noiseIn(outcome, reports, noise),
    opened: flying.some(({ opened }) => opened),
    strays: straysOf(reports, flying),
  };
}

function noiseIn(
  { caseOf }: Outcome,
  reports: readonly Report[],
  noise: readonly Report[],
): Pick<FlightScore, 'noiseTracks' | 'noiseInCase' | 'noiseInFlightCase'> {
  const caseOfReport = ({ sensor, key }: Report) => caseOf.get(`${sensor.code}:${key}`);
  const flown = new Set(reports.flatMap((report) => caseOfReport(report) ?? []));
  const tracksOf = (of: readonly Report[]) => new Set(of.map(({ sensor, track }) => `${sensor.code} ${track}`)).size;
  const inCase = noise.filter((report) => caseOfReport(report) !== undefined);
  return {
    noiseTracks: tracksOf(noise),
    noiseInCase: tracksOf(inCase),
    noiseInFlightCase: tracksOf(inCase.filter((report) => flown.has(caseOfReport(report) ?? -1))),
  };
}

function straysOf(reports: readonly Report[], flying: Outcome['objects']): Stray[] {
  const size = ({ nodes }: Outcome['objects'][number]) => nodes.reduce((sum, node) => sum + node.count, 0);
  const [, ...others] = [...flying].sort((a, b) => size(b) - size(a));
  return others.flatMap(({ object }) =>
    object.tracks.flatMap(({ sensor, trackId }): Stray[] => {
      const heard = reports.filter((report) => report.sensor.code === sensor);
      const times = heard.filter(({ track }) => track === trackId).map(({ t }) => t);
      if (times.length === 0) return [];
      const [first, last] = [Math.min(...times), Math.max(...times)];
      const before = heard.filter(({ t, track }) => t < first && track !== trackId).map(({ t }) => t);
      return [
        {
          sensor,
          track: trackId,
          reports: times.length,
          seconds: (last - first) / 1000,
          gap: before.length === 0 ? null : (first - Math.max(...before)) / 1000,
          withTracks: object.tracks.length,
        },
      ];
    }),
  );
}
