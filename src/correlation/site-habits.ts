import type { AlertFact } from './alert-fact.ts';
import { sourceOf } from './head-fact.ts';

const HOUR_MS = 3_600_000;
/** How far back habits reach. */
export const HABIT_HOURS = 7 * 24;
/** Kinds of event kept before any is looked at for whether it still counts. */
const LEAST_KINDS = 5_000;

/** Whether an event of this kind is new at a site, now and then, or the way of the place. */
export type Habit = 'new' | 'seen' | 'routine';

/**
 * In which hours of the last week each kind of event was told at a site. An hour counts for an event only once nothing
 * of it can still arrive, so that what is said of an event does not depend on the order of arrival (design rule 3).
 */
export class SiteHabits {
  private most = LEAST_KINDS;
  /** Hours since 1970, sorted; a number where there is one, as of most that a storm tells. */
  private readonly hours = new Map<string, number | number[]>();
  private readonly told = new WeakMap<object, { hour: number; signature: string; source: string }>();

  /** @param routineHours in so many different hours of the week makes a routine. */
  constructor(
    private readonly latenessSeconds: number,
    private readonly routineHours: number,
  ) {}

  observe(fact: AlertFact): void {
    if (this.hours.size >= this.most) this.expire(fact.t);
    this.add(fact.signature, sourceOf(fact), Math.floor(fact.t / HOUR_MS));
  }

  /** The same of an alert and what it repeats, which says nothing new within the hour. */
  observeRepeat(of: object, fact: AlertFact): void {
    const hour = Math.floor(fact.t / HOUR_MS);
    const told = this.told.get(of);
    if (told?.hour === hour && told.signature === fact.signature && told.source === fact.sensorCode) return;
    // What speaks through a sensor differs between paths to one event only.
    if (fact.analyzer === null) this.told.set(of, { hour, signature: fact.signature, source: fact.sensorCode });
    this.observe(fact);
  }

  /** @param source the sensor, and what speaks through it. */
  add(signature: string, source: string, hour: number): void {
    this.put(signature, hour);
    this.put(keyOf(signature, source), hour);
  }

  private put(signature: string, hour: number): void {
    const known = this.hours.get(signature);
    if (known === hour) return;
    if (known === undefined) {
      this.hours.set(signature, hour);
      return;
    }
    const hours = typeof known === 'number' ? [known] : known;
    if (hours !== known) this.hours.set(signature, hours);
    let at = hours.length;
    while (at > 0 && (hours[at - 1] ?? 0) > hour) at -= 1;
    if (hours[at - 1] === hour) return;
    hours.splice(at, 0, hour);
    while ((hours[0] ?? hour) < (hours.at(-1) ?? hour) - 2 * HABIT_HOURS) hours.shift();
  }

  /**
   * What an event at `t` is, from the hours that were over, and could no longer change, by then: the way of the place
   * where this source tells it again and again; new where no source has told it.
   */
  habitOf(signature: string, source: string, t: number): Habit {
    if (this.count(keyOf(signature, source), t) >= this.routineHours) return 'routine';
    return this.count(signature, t) === 0 ? 'new' : 'seen';
  }

  private count(signature: string, t: number): number {
    const before = Math.floor((t - this.latenessSeconds * 1000) / HOUR_MS);
    const from = before - HABIT_HOURS;
    const hours = this.hours.get(signature) ?? [];
    if (typeof hours === 'number') return hours >= from && hours < before ? 1 : 0;
    let seen = 0;
    for (const hour of hours) if (hour >= from && hour < before) seen += 1;
    return seen;
  }

  /** Takes out what was last told too long ago to count. The rest stays, and is let grow before it is looked at again. */
  private expire(t: number): void {
    const oldest = Math.floor(t / HOUR_MS) - 1.5 * HABIT_HOURS;
    for (const [signature, hours] of this.hours) if (lastOf(hours) < oldest) this.hours.delete(signature);
    this.most = Math.max(LEAST_KINDS, 2 * this.hours.size);
  }
}

function lastOf(hours: number | readonly number[]): number {
  return typeof hours === 'number' ? hours : (hours.at(-1) ?? 0);
}

function keyOf(signature: string, source: string): string {
  return `${signature}|${source}`;
}
