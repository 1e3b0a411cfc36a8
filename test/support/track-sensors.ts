import { readFileSync } from 'node:fs';
import { destination, distanceM, initialBearing, moved, type Place } from '../../src/common/geodesy.ts';
import type { Sample } from '../../src/correlation/tracks/sample.ts';
import { parseCsv } from './csv.ts';

/** Where something really was: one place per second from `start`, epoch milliseconds. */
export interface Flight {
  start: number;
  places: Place[];
}

/** A generator of random numbers that gives the same ones for the same seed, on every machine. */
export class Chance {
  constructor(private state: number) {}

  /** Uniform from 0 to below 1 (the mulberry32 generator). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Normal, by the Box-Muller transform. */
  normal(sigma: number): number {
    return sigma * Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }
}

export function readFlight(path: string): Flight {
  const rows = parseCsv(readFileSync(path, 'utf8'));
  const places = rows.map((row) => ({ lat: Number(row['latitude']), lon: Number(row['longitude']) }));
  return { start: Date.parse(`${rows[0]?.['time']?.replace(' ', 'T')}Z`), places };
}

export function shifted(flight: Flight, bearing: number, metres: number): Flight {
  return { ...flight, places: flight.places.map((place) => destination(place, bearing, metres)) };
}

export function portion(flight: Flight, from: number, seconds: number): Flight {
  return { start: flight.start + from * 1000, places: flight.places.slice(from, from + seconds) };
}

/** Where it was at a time, between the seconds too; at either end for times beyond it. */
export function placeAt({ start, places }: Flight, t: number): Place {
  const at = Math.max(0, Math.min(places.length - 1, (t - start) / 1000));
  const [from, to] = [places[Math.floor(at)]!, places[Math.ceil(at)]!];
  const share = at - Math.floor(at);
  return { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share };
}

function velocityAt(flight: Flight, t: number, chance: Chance): { east: number; north: number } {
  const [from, to] = [placeAt(flight, t - 500), placeAt(flight, t + 500)];
  const away = distanceM(from, to);
  const course = (initialBearing(from, to) * Math.PI) / 180;
  return { east: away * Math.sin(course) + chance.normal(2), north: away * Math.cos(course) + chance.normal(2) };
}

function blurred(place: Place, sigma: number, chance: Chance): Place {
  return moved(place, { east: chance.normal(sigma), north: chance.normal(sigma) });
}

const seconds = (flight: Flight, chance: Chance): number[] => {
  const phase = chance.between(0, 1000);
  return flight.places.slice(1).map((_, index) => Math.round(flight.start + index * 1000 + phase));
};

/** A radar at 1 Hz: 50 m off in each axis, one report in ten lost, its clock up to 0.3 s wrong. */
export function radarTrack(flight: Flight, chance: Chance, velocity: boolean): Sample[] {
  const clock = chance.between(-300, 300);
  return seconds(flight, chance).flatMap((t): Sample[] => {
    if (chance.uniform() < 0.1) return [];
    const position = { ...blurred(placeAt(flight, t), 50, chance), error: 50 };
    const sample = { t: Math.round(t + clock), key: `radar-${t}`, position };
    return [velocity ? { ...sample, velocity: velocityAt(flight, t, chance) } : sample];
  });
}

/** A Remote ID receiver at 1 Hz that stamps what it hears on receipt: 10 m off in each axis, 0.2 to 2 s old. */
export function remoteIdTrack(flight: Flight, chance: Chance): Sample[] {
  return seconds(flight, chance).map((t) => {
    const then = t - chance.between(200, 2000);
    const position = { ...blurred(placeAt(flight, then), 10, chance), error: 10 };
    return { t, key: `remote-id-${t}`, position, velocity: velocityAt(flight, then, chance) };
  });
}

/** A direction finder at 1 Hz: 3 degrees off, no range. */
export function bearingTrack(flight: Flight, from: Place, chance: Chance): Sample[] {
  return seconds(flight, chance).map((t) => {
    const azimuth = (initialBearing(from, placeAt(flight, t)) + chance.normal(3) + 360) % 360;
    return { t, key: `bearing-${t}`, bearing: { azimuth, azimuthError: 3 }, from };
  });
}
