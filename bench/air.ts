import { join } from 'node:path';
import { sharedData } from '../test/support/shared-data.ts';
import { readFlight } from '../test/support/track-sensors.ts';
import { bluetooth, type CaptureScore, golden } from './air-captures.ts';
import { flyOnce } from './air-flights.ts';
import type { FlightScore } from './air-scores.ts';
import { playWeek } from './air-joined.ts';
import { PAIRS, type WeekScore } from './air-week.ts';
import { percent } from './air-world.ts';

/** `npm run bench:air -- [flights] [weeks] [seconds of flight] [first seed]` */
const [flights = 500, weeks = 500, seconds = 965, firstSeed = 1] = process.argv.slice(2).map(Number);

function captureLine(name: string, { frames, alerts, refused, objects, cases }: CaptureScore): string {
  return `${name}: ${frames} frames, ${alerts} alerts, ${refused} refused; ${objects} objects, ${cases} cases`;
}

function flightLines(scores: readonly FlightScore[], took: number): string[] {
  const runs = scores.length;
  const sum = (of: (score: FlightScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const mean = (of: (score: FlightScore) => number) => (sum(of) / runs).toFixed(2);
  const wrong = scores.flatMap(({ flightObjects }, index) => (flightObjects === 1 ? [] : firstSeed + index));
  return [
    `${runs} flights of ${seconds} s in ${took.toFixed(0)} s, ${sum((s) => s.alerts)} alerts`,
    `one object at the end: ${percent(runs - wrong.length, runs)} of the runs (others: seeds ${wrong.slice(0, 12).join(' ') || 'none'})`,
    `a run: ${mean((s) => s.flightTracks)} tracks of the flight (${mean((s) => s.flightTracks - 4)} breaks), ${mean((s) => s.flightObjects)} objects of it; the largest holds ${percent(
      sum((s) => s.held),
      runs,
    )} of its reports, with ${mean((s) => s.foreign)} tracks of birds and clutter in it`,
    `a run: ${mean((s) => s.clutterObjects)} objects of birds and clutter alone, ${mean((s) => s.falseObjects)} of them in a case`,
    `a run: ${mean((s) => s.noiseTracks)} tracks of birds and clutter, ${mean((s) => s.noiseInCase)} of them in a case, ${mean((s) => s.noiseInFlightCase)} in the flight's`,
    `flights in a case: ${percent(scores.filter((s) => s.opened).length, runs)}`,
    ...strayLines(scores),
  ];
}

/** Which tracks of the flight lie outside its largest object; each of them with `AIR_DETAIL`. */
function strayLines(scores: readonly FlightScore[]): string[] {
  const strays = scores.flatMap(({ strays: found }, index) =>
    found.map((stray) => ({ ...stray, seed: firstSeed + index })),
  );
  const kinds = new Map<string, number>();
  for (const { sensor, reports } of strays) {
    const length = reports < 4 ? 'under 4 reports' : reports < 10 ? '4 to 9' : reports < 30 ? '10 to 29' : '30 or more';
    const kind = `${sensor.replace(/-\d+$/, '')} ${length}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind}: ${count}`);
  const lines = [`tracks outside the largest object: ${counted.join(', ') || 'none'}`];
  if (!process.env['AIR_DETAIL']) return lines;
  const told = strays.map(({ seed, sensor, track, reports, seconds: lasts, gap, withTracks }) => {
    const since = gap === null ? 'first of its sensor' : `${gap.toFixed(0)} s after the one before`;
    return `  seed ${seed}: ${track} of ${sensor}, ${reports} reports in ${lasts.toFixed(0)} s, ${since}, in an object of ${withTracks}`;
  });
  return [...lines, ...told];
}

function weekLines(scores: readonly WeekScore[], took: number): string[] {
  const planted = scores.flatMap((score) => score.planted);
  const recall = (of: typeof planted) =>
    `${percent(of.filter(({ joined }) => joined).length, of.length)} of ${of.length}`;
  const joins = scores.flatMap((score) => score.falseJoins);
  const per = (count: number) => (count / scores.length).toFixed(2);
  const titles = new Map<string, number>();
  for (const { title } of joins) {
    const name = title.replace(/ \d+$/, '');
    titles.set(name, (titles.get(name) ?? 0) + 1);
  }
  const authorised = scores.reduce((total, score) => total + score.authorised, 0);
  const inCase = scores.reduce((total, score) => total + score.authorisedInCase, 0);
  return [
    `${scores.length} site-weeks in ${took.toFixed(0)} s, ${scores.reduce((total, score) => total + score.alerts, 0)} alerts, ${per(scores.reduce((total, score) => total + score.cases, 0))} cases a week`,
    `planted pairs in one case: ${recall(planted)}`,
    ...PAIRS.map((pair) => `  ${pair}: ${recall(planted.filter((one) => one.pair === pair))}`),
    `false joins: ${per(joins.length)} a site-week (${[...titles].map(([title, count]) => `${title} ${per(count)}`).join(', ')})`,
    `authorised flights in a case: ${percent(inCase, authorised)} of ${authorised}`,
  ];
}

function timed<T>(count: number, once: (seed: number) => T): { scores: T[]; took: number } {
  const began = process.hrtime.bigint();
  const scores = Array.from({ length: count }, (_, index) => once(firstSeed + index));
  return { scores, took: Number(process.hrtime.bigint() - began) / 1e9 };
}

const lines = [
  captureLine('Remote ID golden set', golden()),
  captureLine('Bluetooth 5, checksum told', bluetooth(true)),
  captureLine('Bluetooth 5, checksum not told', bluetooth(false)),
];
if (flights > 0) {
  const flight = readFlight(join(sharedData, 'tracks', 'UAV_Rot.csv'));
  const { scores, took } = timed(flights, (seed) => flyOnce(flight, seed, seconds));
  lines.push(...flightLines(scores, took));
}
if (weeks > 0) {
  const { scores, took } = timed(weeks, playWeek);
  lines.push(...weekLines(scores, took));
  if (process.env['AIR_DETAIL']) {
    for (const { pair, joined, told } of scores.flatMap((score) => score.planted))
      if (!joined) lines.push(`missed ${pair}: ${told.join(' | ')}`);
    for (const { title, reasons } of scores.flatMap((score) => score.falseJoins))
      lines.push(`false ${title}: ${reasons.join(' | ')}`);
  }
}
process.stdout.write(`${lines.join('\n')}\n`);
