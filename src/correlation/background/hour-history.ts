import { type HourSummary, ManyHours } from './many-hours.ts';

const HOUR_MS = 3_600_000;

/** Number of the hour an instant lies in, counted from the epoch. */
export function hourOf(t: number): number {
  return Math.floor(t / HOUR_MS);
}

/** First instant of an hour, epoch milliseconds. */
export function startOf(hour: number): number {
  return hour * HOUR_MS;
}

const NOTHING: HourSummary = { hours: 0, first: 0, last: 0, busiest: 0 };

/**
 * How many alerts each hour of event time held; hours without any are not kept. Of a storm there are tens of thousands, nearly all of
 * one hour, which is kept without a list.
 */
export class HourHistory {
  private hour = 0;
  /** None where nothing was told yet. */
  private count = 0;
  /** It changed since it was last drained. */
  private changed = false;
  /** In place of the three, from the second hour on. */
  private many: ManyHours | null = null;

  /** @param kind what it counts. */
  constructor(readonly kind: string) {}

  get size(): number {
    if (this.many) return this.many.size;
    return this.count === 0 ? 0 : 1;
  }

  /** Adds alerts, at least one, to an hour; true where it is the first change since the last drain. */
  add(hour: number, count: number): boolean {
    if (this.many) return this.many.add(hour, count);
    const first = !this.changed;
    if (this.count > 0 && this.hour !== hour) {
      this.many = new ManyHours();
      this.many.add(this.hour, this.count);
      if (first) this.many.drain();
      this.many.add(hour, count);
      return first;
    }
    this.hour = hour;
    this.count += count;
    this.changed = true;
    return first;
  }

  /** Hours that changed since the last call, with what they hold now. */
  drain(): { hour: number; alerts: number }[] {
    if (this.many) return this.many.drain();
    const drained = this.changed && this.count > 0 ? [{ hour: this.hour, alerts: this.count }] : [];
    this.changed = false;
    return drained;
  }

  /** Hours `from` to `until`, both included. */
  summary(from: number, until: number): HourSummary {
    if (this.many) return this.many.summary(from, until);
    const { hour, count } = this;
    if (count === 0 || hour < from || hour > until) return NOTHING;
    return { hours: 1, first: hour, last: hour, busiest: count };
  }

  /** Lets go of what lies before an hour. */
  forget(before: number): void {
    if (this.many) this.many.forget(before);
    else if (this.hour < before) this.count = 0;
  }
}
