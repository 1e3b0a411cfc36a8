import { join } from 'node:path';
import { destination, distanceM } from '../src/common/geodesy.ts';
import { type ObjectTrack, objectState } from '../src/correlation/tracks/object-state.ts';
import type { Sample } from '../src/correlation/tracks/sample.ts';
import { compareTracks, type GateVerdict } from '../src/correlation/tracks/track-gate.ts';
import { type Zone, zoneTransitions } from '../src/correlation/tracks/zone-watch.ts';
import { describeWithData } from './support/shared-data.ts';
import {
  bearingTrack,
  Chance,
  type Flight,
  placeAt,
  portion,
  radarTrack,
  readFlight,
  remoteIdTrack,
  shifted,
} from './support/track-sensors.ts';

const RUNS = 250;
const PAIRS = [
  'radar and Remote ID',
  'two radars',
  'two receivers',
  'bearings and Remote ID',
  'bearings and radar',
] as const;
type Pair = (typeof PAIRS)[number];

/** What the sensors make of one stretch of the flight, and of the same flown so many metres beside it. */
function scene(flight: Flight, seed: number, seconds: number, metres: number) {
  const chance = new Chance(seed);
  const part = portion(flight, Math.floor(chance.between(0, flight.places.length - seconds)), seconds);
  const other = shifted(part, chance.between(0, 360), metres);
  const sensor = destination(
    placeAt(part, part.start + seconds * 500),
    chance.between(0, 360),
    chance.between(800, 2500),
  );
  // Every second radar states velocities.
  const radar = (of: Flight) => radarTrack(of, chance, seed % 2 === 0);
  return {
    own: {
      radar: radar(part),
      radar2: radar(part),
      remoteId: remoteIdTrack(part, chance),
      receiver2: remoteIdTrack(part, chance),
    },
    other: { radar: radar(other), remoteId: remoteIdTrack(other, chance) },
    bearings: bearingTrack(part, sensor, chance),
  };
}

/** Share of the runs in which each pair of sensors was fused, in percent: of one drone, and of two. */
function rates(flight: Flight, seconds: number, metres: number): Record<Pair, { right: number; wrong: number }> {
  const found = Object.fromEntries(PAIRS.map((pair) => [pair, { right: 0, wrong: 0 }])) as ReturnType<typeof rates>;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { own, other, bearings } = scene(flight, seed, seconds, metres);
    const count = (pair: Pair, one: GateVerdict, two: GateVerdict) => {
      if (one.fused) found[pair].right += 100 / RUNS;
      if (two.fused) found[pair].wrong += 100 / RUNS;
    };
    count('radar and Remote ID', compareTracks(own.radar, own.remoteId), compareTracks(own.radar, other.remoteId));
    count('two radars', compareTracks(own.radar, own.radar2), compareTracks(own.radar, other.radar));
    count('two receivers', compareTracks(own.remoteId, own.receiver2), compareTracks(own.remoteId, other.remoteId));
    count('bearings and Remote ID', compareTracks(bearings, own.remoteId), compareTracks(bearings, other.remoteId));
    count('bearings and radar', compareTracks(bearings, own.radar), compareTracks(bearings, other.radar));
  }
  return found;
}

function print(title: string, found: ReturnType<typeof rates>): void {
  const lines = PAIRS.map(
    (pair) =>
      `  ${pair}: one drone fused ${found[pair].right.toFixed(1)} %, two fused ${found[pair].wrong.toFixed(1)} %`,
  );
  console.log([title, ...lines].join('\n'));
}

describeWithData('tracks', 'tracks of a real flight, as sensors would report it', (folder) => {
  const flight = readFlight(join(folder, 'UAV_Rot.csv'));

  it('is 965 seconds long', () => {
    expect(flight.places).toHaveLength(965);
  });

  it('tells two drones 400 m apart from one after a minute', () => {
    const found = rates(flight, 60, 400);
    print(`400 m apart, 60 s, ${RUNS} runs`, found);
    for (const pair of PAIRS) expect(found[pair].right).toBeGreaterThanOrEqual(98);
    for (const pair of PAIRS.slice(0, 3)) expect(found[pair].wrong).toBe(0);
    // In part of the runs the second drone flies behind the first, as seen from the direction finder.
    for (const pair of PAIRS.slice(3)) expect(found[pair].wrong).toBeLessThan(30);
  });

  it('tells them apart by position within ten seconds, where one drone is fused already', () => {
    const found = rates(flight, 10, 400);
    print(`400 m apart, 10 s, ${RUNS} runs`, found);
    for (const pair of PAIRS) expect(found[pair].right).toBeGreaterThanOrEqual(92);
    for (const pair of PAIRS.slice(0, 3)) expect(found[pair].wrong).toBe(0);
  });

  it('tells two drones from one by how far they fly apart: by Remote ID at 60 m, by a radar of 50 m from 200 m', () => {
    const at = Object.fromEntries(
      [60, 100, 150, 200, 300, 400].map((metres) => {
        const found = rates(flight, 30, metres);
        print(`${metres} m apart, 30 s, ${RUNS} runs`, found);
        return [metres, found];
      }),
    );
    expect(at[60]!['two receivers'].wrong).toBeLessThan(2);
    // A formation this close is one drone to a radar, and that is what the gate must be known to say.
    expect(at[60]!['radar and Remote ID'].wrong).toBeGreaterThan(85);
    expect(at[60]!['two radars'].wrong).toBeGreaterThan(90);
    expect(at[150]!['radar and Remote ID'].wrong).toBeLessThan(2);
    expect(at[200]!['two radars'].wrong).toBeLessThan(2);
    expect(at[300]!['bearings and radar'].wrong).toBeLessThan(42);
  });

  it('finds the right one of two drones by the least mean difference, where bearings agree with both', () => {
    let [both, right] = [0, 0];
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { own, other, bearings } = scene(flight, seed, 60, 200);
      const [one, two] = [compareTracks(bearings, own.remoteId), compareTracks(bearings, other.remoteId)];
      if (!one.fused || !two.fused) continue;
      both += 1;
      if ((one.meanSigma ?? 0) < (two.meanSigma ?? 0)) right += 1;
    }
    console.log(
      `bearings agreed with both of two drones 200 m apart in ${both} of ${RUNS} runs, with the right one best in ${right}`,
    );
    expect(both).toBeGreaterThan(50);
    expect(right / both).toBeGreaterThan(0.85);
  });

  it('places an object of radar and Remote ID as well as the better of them', () => {
    const errors = { radar: [] as number[], remoteId: [] as number[], both: [] as number[] };
    for (let seed = 1; seed <= 25; seed += 1) {
      const chance = new Chance(seed);
      const tracks = { radar: radarTrack(flight, chance, true), remoteId: remoteIdTrack(flight, chance) };
      for (let second = 60; second < 900; second += 20) {
        const until = flight.start + second * 1000;
        const radar = upTo(tracks.radar, until);
        const remoteId = upTo(tracks.remoteId, until);
        for (const [name, parts] of Object.entries({ radar: [radar], remoteId: [remoteId], both: [radar, remoteId] })) {
          const newest = Math.max(...parts.flatMap((part) => part.samples.map((sample) => sample.t)));
          const { position } = objectState(parts);
          errors[name as keyof typeof errors].push(distanceM(position!, placeAt(flight, newest)));
        }
      }
    }
    const [radar, remoteId, both] = [median(errors.radar), median(errors.remoteId), median(errors.both)];
    console.log(
      `median error: radar ${radar.toFixed(1)} m, Remote ID ${remoteId.toFixed(1)} m, both ${both.toFixed(1)} m`,
    );
    expect(both).toBeLessThan(radar / 3);
    expect(both).toBeLessThan(1.1 * remoteId);
  });

  it('tells the crossings of a zone as they were by Remote ID, and hardly more with a radar beside it', () => {
    const ring = [0, 45, 90, 135, 180, 225, 270, 315, 0].map((bearing) => {
      const { lat, lon } = destination({ lat: 50.2973, lon: -30.913 }, bearing, 250);
      return [lon, lat];
    });
    const zone: Zone = { id: 'z', name: 'z', kind: 'critical', polygon: [ring], ceilingM: null };
    const truth = flight.places.map((place, second): Sample => {
      const position = { lat: place.lat, lon: place.lon, error: 1 };
      return { t: flight.start + second * 1000, key: `${second}`, position };
    });
    const crossings = (samples: Sample[], leaveSigmas = 1) => zoneTransitions(samples, [zone], { leaveSigmas }).length;
    const told: Record<string, number[]> = { remoteId: [], both: [], radar: [], radar3: [], both3: [] };
    for (let seed = 1; seed <= 25; seed += 1) {
      const chance = new Chance(seed);
      const [radar, remoteId] = [radarTrack(flight, chance, true), remoteIdTrack(flight, chance)];
      told['remoteId']?.push(crossings(remoteId));
      told['both']?.push(crossings([...radar, ...remoteId]));
      told['radar']?.push(crossings(radar));
      told['both3']?.push(crossings([...radar, ...remoteId], 3));
      told['radar3']?.push(crossings(radar, 3));
    }
    const figures = Object.entries(told).map(
      ([name, counts]) => `${name} ${median(counts)} (at most ${Math.max(...counts)})`,
    );
    console.log(`${crossings(truth)} true crossings; median told: ${figures.join(', ')}; 3: leaving at 3 sigma`);
    expect(crossings(truth)).toBe(8);
    expect(told['remoteId']!.every((count) => count === 8)).toBe(true);
    expect(Math.max(...told['both']!)).toBeLessThanOrEqual(20);
    // A radar of 50 m alone is as rough as the margin, so a drone that lingers at the edge seems to come and go.
    expect(median(told['radar']!)).toBeGreaterThan(16);
    expect(median(told['radar3']!)).toBeLessThanOrEqual(14);
  });
});

/** The last reports up to a time, as a track of an object. */
function upTo(samples: readonly Sample[], t: number): ObjectTrack {
  const seen = samples.filter((sample) => sample.t <= t).slice(-5);
  return {
    trackId: '1',
    serials: [],
    operators: [],
    transmitter: null,
    class: null,
    classConfidence: 0,
    samples: seen,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
