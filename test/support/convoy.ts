import type { VesselReport } from '../../src/watch/vessels/vessel.ts';
import { destination, KNOT } from '../../src/common/geodesy.ts';

/** A vessel that keeps its course, and when it is heard. Seconds from the beginning. */
export interface Sailing {
  mmsi: string;
  from: { lat: number; lon: number };
  course: number;
  knots: number;
  /** Seconds between reports. */
  every: number;
  start?: number;
  end?: number;
  status?: string;
  /** Seconds in which it says nothing. */
  dark?: [from: number, to: number];
  /** In which seconds it is heard; all, unless given. */
  heard?: (second: number) => boolean;
}

export interface Heard {
  mmsi: string;
  at: number;
  lat: number;
  lon: number;
  knots: number;
  course: number;
  status: string;
}

/** What a receiver hears of vessels, in order of time. Epoch milliseconds. */
export function heardOf(sailings: readonly Sailing[], begin: number, seconds: number): Heard[] {
  const heard: Heard[] = [];
  for (const [index, sailing] of sailings.entries()) {
    const { mmsi, from, course, knots, every, status = 'under way using engine', dark, heard: hears } = sailing;
    for (let t = (sailing.start ?? 0) + (index % every); t < Math.min(seconds, sailing.end ?? seconds); t += every) {
      if ((dark && t >= dark[0] && t < dark[1]) || hears?.(t) === false) continue;
      const { lat, lon } = destination(from, course, knots * KNOT * t);
      heard.push({ mmsi, at: begin + t * 1_000, lat, lon, knots, course, status });
    }
  }
  return heard.toSorted((a, b) => a.at - b.at || (a.mmsi < b.mmsi ? -1 : 1));
}

export function reportOf({ mmsi, at, lat, lon, knots, course, status }: Heard): VesselReport {
  return { mmsi, at, classB: false, fix: { lat, lon, speedKnots: knots, course, status } };
}

/** Off Busan: a convoy of six that goes east, past a receiver, and traffic that goes farther out. */
export const RECEIVER = { lat: 35.1, lon: 129.033333 };

export function convoy(changes: Partial<Sailing> = {}, speed = 12): Sailing[] {
  const ships = Array.from({ length: 6 }, (_, index) => ({
    mmsi: `44000010${index}`,
    from: destination(destination(RECEIVER, 120, 6_000), 100 + 10 * index, 700 * index),
    course: 90,
    knots: speed,
    every: 10,
  }));
  const second = ships[1];
  if (second) ships[1] = { ...second, ...changes };
  const traffic = Array.from({ length: 8 }, (_, index) => ({
    mmsi: `35600020${index}`,
    from: destination(RECEIVER, 85 + 6 * index, 4_000),
    course: 85 + 6 * index,
    knots: 34,
    every: 15,
  }));
  return [...ships, ...traffic];
}
