import type { AlertDraft } from '../src/intake/alert.ts';
import type { AlertFact } from '../src/correlation/alert-fact.ts';
import { destination, distanceM, initialBearing, moved, type Place } from '../src/common/geodesy.ts';
import type { SiteView } from '../src/correlation/site-view.ts';
import { Chance, type Flight, placeAt } from '../test/support/track-sensors.ts';
import { type FlightScore, type Report, scoreOf } from './air-scores.ts';
import { type BenchSensor, factOf, run, siteAround } from './air-world.ts';

/** What sensors do wrong; the figures are written into the report. */
export const ERRORS = {
  radar: { metres: 50, loss: 0.1, breakEverySeconds: 240, blindSeconds: [5, 20] },
  rf: { degrees: 3, loss: 0.2, breakEverySeconds: 400, blindSeconds: [10, 30] },
  optical: { degrees: 0.3, loss: 0.1, looksSeconds: [60, 240], restsSeconds: [30, 120] },
  birds: [5, 15],
  birdSeconds: [20, 120],
  clutter: [10, 30],
} as const;

/** One flight as a radar, two direction finders and a camera tell it, among birds and clutter. */
export function flyOnce(flight: Flight, seed: number, seconds: number): FlightScore {
  const chance = new Chance(seed);
  const from = Math.floor(chance.between(0, Math.max(1, flight.places.length - seconds)));
  const part: Flight = { start: flight.start + from * 1000, places: flight.places.slice(from, from + seconds) };
  const middle = placeAt(part, part.start + part.places.length * 500);
  // The site lies aside, so that part of the flights cross its rings and part do not.
  const center = destination(middle, chance.between(0, 360), chance.between(0, 1_200));
  const site = siteAround(center);
  const stand = (id: string, kind: string): BenchSensor => ({
    id,
    code: id,
    kind,
    position: destination(middle, chance.between(0, 360), chance.between(800, 2_500)),
  });
  const [radar, rf1, rf2, camera] = [
    stand('radar', 'sapient'),
    stand('rf-1', 'sapient'),
    stand('rf-2', 'sapient'),
    stand('camera', 'sapient'),
  ];
  const reports = [
    ...radarReports(part, radar, chance),
    ...bearingReports(part, rf1, chance, ERRORS.rf.degrees, ERRORS.rf.loss, rfGaps(chance, part)),
    ...bearingReports(part, rf2, chance, ERRORS.rf.degrees, ERRORS.rf.loss, rfGaps(chance, part)),
    ...bearingReports(part, camera, chance, ERRORS.optical.degrees, ERRORS.optical.loss, looks(chance, part)),
  ];
  const noise = [...birds(part, center, radar, chance), ...clutter(part, center, radar, chance)];
  const facts = [...reports, ...noise].map((report) => toFact(report, site)).sort((a, b) => a.t - b.t);
  return scoreOf(reports, noise, run(facts, site));
}

function toFact(report: Report, site: SiteView): AlertFact {
  const { sensor, track, key, t, position, bearing, velocity } = report;
  const [name, confidence] = report.class ?? ['unknown', 0.4];
  const draft: AlertDraft = {
    externalId: key,
    kind: 'airspace',
    occurredAt: new Date(t),
    title: `Detection: ${name} (object …${track})`,
    severity: name === 'bird' ? 5 : name === 'unknown' ? 30 : 40,
    signature: 'sapient:detection',
    categories: [],
    entities: [],
    ...(position && { position }),
    track: {
      id: track,
      class: name,
      classConfidence: confidence,
      ...(bearing && { bearing }),
      ...(velocity && { velocity }),
    },
    attributes: {},
  };
  return factOf(draft, sensor, site, 'sapient');
}

/** Stretches of a flight, in seconds from its start, in which a sensor holds one track. */
type Stretch = [from: number, until: number];

function broken(chance: Chance, part: Flight, every: number, [low, high]: readonly [number, number]): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < part.places.length;) {
    const until = at - every * Math.log(1 - chance.uniform());
    found.push([at, Math.min(until, part.places.length)]);
    at = until + chance.between(low, high);
  }
  return found;
}

function rfGaps(chance: Chance, part: Flight): Stretch[] {
  return broken(chance, part, ERRORS.rf.breakEverySeconds, ERRORS.rf.blindSeconds);
}

function looks(chance: Chance, part: Flight): Stretch[] {
  const found: Stretch[] = [];
  const { looksSeconds, restsSeconds } = ERRORS.optical;
  for (let at = chance.between(0, 30); at < part.places.length;) {
    const until = at + chance.between(...looksSeconds);
    found.push([at, Math.min(until, part.places.length)]);
    at = until + chance.between(...restsSeconds);
  }
  return found;
}

function radarReports(part: Flight, sensor: BenchSensor, chance: Chance): Report[] {
  const { metres, loss, breakEverySeconds, blindSeconds } = ERRORS.radar;
  const clock = chance.between(-300, 300);
  const stretches = broken(chance, part, breakEverySeconds, blindSeconds);
  return stretches.flatMap(([from, until], index) =>
    every(part, from, until, chance).flatMap((t): Report[] => {
      if (chance.uniform() < loss) return [];
      const position = { ...blurred(placeAt(part, t), metres, chance), error: metres };
      const velocity = velocityAt((at) => placeAt(part, at), t, chance);
      return [
        {
          t: Math.round(t + clock),
          sensor,
          track: `r${index}`,
          key: `r${index}-${t}`,
          position,
          velocity,
          class: ['UAV', 0.5],
        },
      ];
    }),
  );
}

function bearingReports(
  part: Flight,
  sensor: BenchSensor,
  chance: Chance,
  degrees: number,
  loss: number,
  stretches: readonly Stretch[],
): Report[] {
  return stretches.flatMap(([from, until], index) =>
    every(part, from, until, chance).flatMap((t): Report[] => {
      if (chance.uniform() < loss || !sensor.position) return [];
      const azimuth = (initialBearing(sensor.position, placeAt(part, t)) + chance.normal(degrees) + 360) % 360;
      const track = `${sensor.code}-${index}`;
      return [
        { t, sensor, track, key: `${track}-${t}`, bearing: { azimuth, azimuthError: degrees }, class: ['UAV', 0.7] },
      ];
    }),
  );
}

/** Birds wander within 2 km at 6 to 15 m/s; a radar takes half of them for birds and knows nothing of the rest. */
function birds(part: Flight, center: Place, sensor: BenchSensor, chance: Chance): Report[] {
  const count = Math.round(chance.between(...ERRORS.birds));
  return Array.from({ length: count }).flatMap((_, bird) => {
    const [from, lasts] = [chance.between(0, part.places.length), chance.between(...ERRORS.birdSeconds)];
    let place = destination(center, chance.between(0, 360), chance.between(0, 2_000));
    let [course, speed] = [chance.between(0, 2 * Math.PI), chance.between(6, 15)];
    const known = chance.uniform() < 0.5;
    const found: Report[] = [];
    for (let second = 0; second < lasts; second += 1) {
      course += chance.normal(0.25);
      const step = { east: speed * Math.sin(course), north: speed * Math.cos(course) };
      place = moved(place, step);
      if (chance.uniform() < ERRORS.radar.loss) continue;
      const t = Math.round(part.start + (from + second) * 1000);
      found.push({
        t,
        sensor,
        track: `b${bird}`,
        key: `b${bird}-${t}`,
        position: { ...blurred(place, ERRORS.radar.metres, chance), error: ERRORS.radar.metres },
        velocity: { east: step.east + chance.normal(2), north: step.north + chance.normal(2) },
        class: known ? ['bird', 0.6] : ['unknown', 0.4],
      });
    }
    return found;
  });
}

/** Tracks of one to three reports where nothing is. */
function clutter(part: Flight, center: Place, sensor: BenchSensor, chance: Chance): Report[] {
  const count = Math.round(chance.between(...ERRORS.clutter));
  return Array.from({ length: count }).flatMap((_, index) => {
    const place = destination(center, chance.between(0, 360), chance.between(0, 2_000));
    const from = part.start + chance.between(0, part.places.length) * 1000;
    return Array.from({ length: Math.ceil(chance.between(0, 3)) }, (_, second): Report => {
      const t = Math.round(from + second * 1000);
      const position = { ...blurred(place, ERRORS.radar.metres, chance), error: ERRORS.radar.metres };
      return { t, sensor, track: `c${index}`, key: `c${index}-${t}`, position, class: ['unknown', 0.2] };
    });
  });
}

function every(part: Flight, from: number, until: number, chance: Chance): number[] {
  const phase = chance.between(0, 1000);
  return Array.from({ length: Math.max(0, Math.floor(until - from)) }, (_, index) =>
    Math.round(part.start + (from + index) * 1000 + phase),
  );
}

function velocityAt(at: (t: number) => Place, t: number, chance: Chance): { east: number; north: number } {
  const [from, to] = [at(t - 500), at(t + 500)];
  const course = (initialBearing(from, to) * Math.PI) / 180;
  const away = distanceM(from, to);
  return { east: away * Math.sin(course) + chance.normal(2), north: away * Math.cos(course) + chance.normal(2) };
}

function blurred(place: Place, sigma: number, chance: Chance): Place {
  return moved(place, { east: chance.normal(sigma), north: chance.normal(sigma) });
}
