import { join } from 'node:path';
import { sharedData } from '../test/support/shared-data.ts';
import { readFlight } from '../test/support/track-sensors.ts';
import { flyOnce, type FlightScore } from './air-flights.ts';
import { percent } from './air-world.ts';

const runs = Number(process.argv[2] ?? 500);
const seconds = Number(process.argv[3] ?? 965);

const flight = readFlight(join(sharedData, 'tracks', 'UAV_Rot.csv'));
const began = process.hrtime.bigint();
const scores: FlightScore[] = [];
for (let seed = 1; seed <= runs; seed += 1) scores.push(flyOnce(flight, seed, seconds));
const took = Number(process.hrtime.bigint() - began) / 1e9;
const sum = (of: (score: FlightScore) => number) => scores.reduce((total, score) => total + of(score), 0);
console.log(
  [
    `${runs} flights of ${seconds} s in ${took.toFixed(1)} s, ${sum((s) => s.alerts)} alerts`,
    `one object: ${percent(scores.filter((s) => s.flightObjects === 1).length, runs)}; objects per flight ${(sum((s) => s.flightObjects) / runs).toFixed(2)}`,
    `seeds wrong: ${scores
      .flatMap((s, i) => (s.flightObjects === 1 ? [] : i + 1))
      .slice(0, 20)
      .join(' ')}`,
    `tracks per flight ${(sum((s) => s.flightTracks) / runs).toFixed(1)}, held by the largest object ${((100 * sum((s) => s.held)) / runs).toFixed(1)} %`,
    `foreign tracks in flights ${(sum((s) => s.foreign) / runs).toFixed(3)} a run; false objects in cases ${(sum((s) => s.falseObjects) / runs).toFixed(2)} of ${(sum((s) => s.clutterObjects) / runs).toFixed(1)} a run`,
    `flights in a case ${percent(scores.filter((s) => s.opened).length, runs)}`,
  ].join('\n'),
);
