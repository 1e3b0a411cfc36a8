import type { AlertDraft, Position } from '../src/intake/alert.ts';
import type { AlertFact } from '../src/correlation/alert-fact.ts';
import type { SiteView } from '../src/correlation/site-view.ts';
import { destination, distanceM, moved, type Place } from '../src/common/geodesy.ts';
import { Chance } from '../test/support/track-sensors.ts';
import { type BenchSensor, factOf, run, siteAround } from './air-world.ts';

import {
  type Event,
  type Flight,
  NOISY,
  type Pair,
  PAIRS,
  PORT,
  START,
  WEEK,
  WEEK_SECONDS,
  type WeekScore,
} from './air-week.ts';

/** One site-week: routine, rare and stray events, drones, and a few of both that belong together. */
export function playWeek(seed: number): WeekScore {
  const week = new Week(seed);
  for (let index = 0; index < WEEK.routineSignatures; index += 1) week.routine(index);
  for (const noisy of NOISY) if (week.chance.uniform() < WEEK.noisyShare) week.noisy(noisy);
  for (let index = 0; index < WEEK.novelCyber; index += 1) week.novel(index);
  for (let index = 0; index < WEEK.strayEvents; index += 1) week.stray(index);
  for (let index = 0; index < WEEK.drones; index += 1) week.drone(index);
  for (let index = 0; index < WEEK.planted; index += 1) week.plant(index);
  return week.score();
}

class Week {
  readonly chance: Chance;
  private readonly facts: AlertFact[] = [];
  private readonly unrelated: Event[] = [];
  private readonly flights: Flight[] = [];
  private readonly pairs: { pair: Pair; event: Event; flight: Flight }[] = [];
  private readonly site: SiteView;
  private count = 0;

  constructor(seed: number) {
    this.chance = new Chance(seed * 7_919);
    this.site = siteAround(PORT, {
      cooperative: [
        {
          id: 'survey',
          name: 'Harbour survey',
          affiliation: 'friend',
          serial: 'SURVEY1',
          operator: null,
          area: null,
          ceilingM: null,
          from: null,
          until: null,
        },
      ],
    });
  }

  /** Told again and again, at any hour, by one source. */
  routine(index: number): void {
    const perDay = this.chance.between(...WEEK.routinePerDay);
    const severity = Math.round(this.chance.between(20, 75));
    for (const t of this.poisson(perDay)) {
      this.unrelated.push(
        this.event(t, {
          signature: `ids:routine-${index}`,
          title: `Policy violation ${index}`,
          severity,
          sensor: 'nids',
        }),
      );
    }
  }

  noisy(of: (typeof NOISY)[number]): void {
    const place = this.near(PORT, 0, 1_200);
    for (const t of this.poisson(WEEK.noisyPerDay)) {
      this.unrelated.push(this.event(t, { ...of, analyzer: 'noisy', place: of.sensor === 'nac' ? undefined : place }));
    }
  }

  novel(index: number): void {
    const severity = Math.round(this.chance.between(45, 85));
    this.unrelated.push(
      this.event(this.anyTime(), {
        signature: `ids:rare-${index}`,
        title: `Exploit attempt ${index}`,
        severity,
        sensor: 'nids',
      }),
    );
  }

  /** One of the telling kinds, but with no drone: a contractor's laptop, maintenance, a broken access point. */
  stray(index: number): void {
    const of = NOISY[index % NOISY.length];
    if (!of) return;
    const place = of.sensor === 'nac' ? undefined : this.near(PORT, 0, 1_500);
    this.unrelated.push(this.event(this.anyTime(), { ...of, analyzer: `stray-${index}`, place }));
  }

  drone(index: number): void {
    const kind = this.chance.uniform();
    const authorised = kind < WEEK.authorisedShare;
    const outside = !authorised && kind < WEEK.authorisedShare + WEEK.outsideShare;
    const aim = outside ? this.near(PORT, 2_000, 3_500) : this.near(PORT, 0, 900);
    const pilot = this.near(aim, 300, 1_200);
    this.flights.push(this.fly(`d${index}`, this.anyTime(), pilot, aim, authorised));
  }

  plant(index: number): void {
    const pair = PAIRS[Math.floor(this.chance.between(0, PAIRS.length))] ?? 'silence';
    const t = this.anyTime();
    const aim = this.near(PORT, 0, pair === 'new device' ? 350 : 1_000);
    const pilot = this.near(aim, 300, 1_200);
    const flight = this.fly(`p${index}`, t, pilot, aim, false);
    const during = t + this.chance.between(60, 240) * 1000;
    this.pairs.push({ pair, flight, event: this.planted(pair, during, t, pilot, aim) });
  }

  private planted(pair: Pair, during: number, start: number, pilot: Place, aim: Place): Event {
    const analyzer = `planted-${(this.count += 1)}`;
    switch (pair) {
      case 'deauthentication':
        return this.event(during, { ...NOISY[0], analyzer, place: this.near(pilot, 0, 400) });
      case 'silence':
        return this.event(during, { ...NOISY[1], analyzer, place: this.near(aim, 0, 300) });
      case 'new device':
        return this.event(during, { ...NOISY[2], analyzer });
      case 'dark vessel':
        return this.event(start - this.chance.between(0, 1_200) * 1000, {
          signature: 'ais:gap',
          title: 'Vessel stopped sending AIS',
          severity: 40,
          sensor: 'ais',
          analyzer,
          place: this.near(pilot, 0, 1_500),
        });
      default:
        return this.event(during, {
          signature: 'report:sighting',
          title: 'A drone over the quay',
          severity: 40,
          sensor: 'people',
          place: { ...this.near(aim, 0, 400), error: 300 },
        });
    }
  }

  /** Out to the aim and back at 12 m/s with a wait there, heard by a Remote ID receiver and, less often, seen by a radar. */
  private fly(name: string, start: number, pilot: Place, aim: Place, authorised: boolean): Flight {
    const out = distanceM(pilot, aim) / 12;
    const wait = this.chance.between(60, 420);
    const refs: string[] = [];
    const serial = authorised ? 'SURVEY1' : `SN${name}`;
    for (let second = 0; second < 2 * out + wait; second += 2) {
      const share =
        second < out ? second / out : second < out + wait ? 1 : Math.max(0, (2 * out + wait - second) / out);
      const place = { lat: pilot.lat + (aim.lat - pilot.lat) * share, lon: pilot.lon + (aim.lon - pilot.lon) * share };
      const t = Math.round(start + second * 1000);
      refs.push(
        this.add('remote-id', {
          externalId: `${name}-${second}`,
          kind: 'airspace',
          occurredAt: new Date(t),
          title: `Remote ID: drone ${serial}`,
          severity: 30,
          signature: 'remote-id:location',
          categories: [],
          entities: [{ type: 'serial', value: serial, role: 'subject' }],
          position: { ...this.blurred(place, 10), error: 10 },
          track: { id: `mac-${name}`, transmitter: `mac-${name}`, class: 'rotary-wing UAV', pilot: { ...pilot } },
          attributes: {},
        }),
      );
      if (second % 4 === 0 && this.chance.uniform() < 0.9) {
        refs.push(
          this.add('radar', {
            externalId: `${name}-${second}`,
            kind: 'airspace',
            occurredAt: new Date(t + 300),
            title: 'Detection: UAV',
            severity: 40,
            signature: 'sapient:detection',
            categories: [],
            entities: [],
            position: { ...this.blurred(place, 40), error: 40 },
            track: { id: `r-${name}`, class: 'UAV', classConfidence: 0.5 },
            attributes: {},
          }),
        );
      }
    }
    return { refs, authorised };
  }

  private event(
    t: number,
    of: {
      signature: string;
      title: string;
      severity: number;
      sensor: string;
      analyzer?: string;
      place?: Position | undefined;
    },
  ): Event {
    const key = `e${(this.count += 1)}`;
    const draft: AlertDraft = {
      externalId: key,
      kind: of.sensor === 'people' ? 'human' : of.sensor === 'cameras' || of.sensor === 'ais' ? 'sensor' : 'cyber',
      occurredAt: new Date(Math.round(t)),
      title: of.title,
      severity: of.severity,
      signature: of.signature,
      categories: [],
      entities: [{ type: 'ip', value: `10.0.${this.count >> 8}.${this.count & 255}`, role: 'source' }],
      ...(of.place && { position: of.place }),
      ...(of.analyzer !== undefined && { analyzer: of.analyzer }),
      attributes: {},
    };
    return { refs: [this.add(of.sensor, draft)], title: of.title };
  }

  private add(code: string, draft: AlertDraft): string {
    const kind = code === 'radar' ? 'sapient' : code === 'people' ? 'human' : code;
    // A network's sensor stands in a rack; where it stands says nothing of what it tells.
    const sensor: BenchSensor = { id: code, code, kind, position: null };
    const fact = factOf(draft, sensor, this.site, kind);
    this.facts.push(fact);
    return fact.ref;
  }

  score(): WeekScore {
    this.facts.sort((a, b) => a.t - b.t || (a.ref < b.ref ? -1 : 1));
    const { caseOf, cases, reasonsOf } = run(this.facts, this.site);
    const flown = [...this.flights, ...this.pairs.map(({ flight }) => flight)];
    const droneCases = new Set(flown.flatMap(({ refs }) => refs.flatMap((ref) => caseOf.get(ref) ?? [])));
    const inCase = ({ refs }: { refs: string[] }, among: ReadonlySet<number>) =>
      refs.some((ref) => among.has(caseOf.get(ref) ?? -1));
    const planted = this.pairs.map(({ pair, event, flight }) => {
      const own = new Set(flight.refs.flatMap((ref) => caseOf.get(ref) ?? []));
      return { pair, joined: inCase(event, own), told: reasonsOf.get(event.refs[0] ?? '') ?? [] };
    });
    const falseJoins = this.unrelated.filter((event) => inCase(event, droneCases));
    const authorised = this.flights.filter((flight) => flight.authorised);
    return {
      alerts: this.facts.length,
      planted,
      falseJoins: falseJoins.map(({ title, refs }) => ({ title, reasons: reasonsOf.get(refs[0] ?? '') ?? [] })),
      authorised: authorised.length,
      authorisedInCase: authorised.filter((flight) => inCase(flight, droneCases)).length,
      cases,
    };
  }

  private anyTime(): number {
    return START + this.chance.between(3_600, WEEK_SECONDS - 3_600) * 1000;
  }

  private poisson(perDay: number): number[] {
    const found: number[] = [];
    for (let at = 0; ;) {
      at += (-86_400 / perDay) * Math.log(1 - this.chance.uniform());
      if (at >= WEEK_SECONDS) return found;
      found.push(START + at * 1000);
    }
  }

  private near(place: Place, least: number, most: number): Place {
    return destination(place, this.chance.between(0, 360), this.chance.between(least, most));
  }

  private blurred(place: Place, sigma: number): Place {
    return moved(place, { east: this.chance.normal(sigma), north: this.chance.normal(sigma) });
  }
}
