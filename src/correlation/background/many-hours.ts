/** What a stretch of hours held. */
export interface HourSummary {
  /** Distinct hours with at least one alert. */
  hours: number;
  /** The first and the last of them; meaningless where there is none. */
  first: number;
  last: number;
  /** Alerts in the busiest of them. */
  busiest: number;
}

/** How many alerts each of several hours held. */
export class ManyHours {
  /** Ascending. Both are made anew for each hour that comes: what grows is given room for many more than come. */
  private hours: readonly number[] = [];
  private counts: number[] = [];
  /** Hours that changed since they were last drained. */
  private changed: readonly number[] = [];
  /** What was asked last, since alerts of one hour all ask the same. */
  private asked: { from: number; until: number; summary: HourSummary } | null = null;

  get size(): number {
    return this.hours.length;
  }

  /** Adds alerts to an hour; true where it is the first change since the last drain. */
  add(hour: number, count: number): boolean {
    let index = this.hours.length - 1;
    while (index >= 0 && (this.hours[index] ?? 0) > hour) index -= 1;
    if (index >= 0 && this.hours[index] === hour) this.counts[index] = (this.counts[index] ?? 0) + count;
    else {
      this.hours = this.hours.toSpliced(index + 1, 0, hour);
      this.counts = this.counts.toSpliced(index + 1, 0, count);
    }
    if (this.asked && hour <= this.asked.until) this.asked = null;
    const first = this.changed.length === 0;
    if (!this.changed.includes(hour)) this.changed = [...this.changed, hour];
    return first;
  }

  /** Hours that changed since the last call, with what they hold now. */
  drain(): { hour: number; alerts: number }[] {
    const drained = this.changed.map((hour) => ({ hour, alerts: this.countAt(hour) }));
    this.changed = [];
    return drained.filter(({ alerts }) => alerts > 0);
  }

  private countAt(hour: number): number {
    const index = this.hours.lastIndexOf(hour);
    return index === -1 ? 0 : (this.counts[index] ?? 0);
  }

  /** Hours `from` to `until`, both included. */
  summary(from: number, until: number): HourSummary {
    if (this.asked && this.asked.from === from && this.asked.until === until) return this.asked.summary;
    const summary: HourSummary = { hours: 0, first: 0, last: 0, busiest: 0 };
    for (const [index, hour] of this.hours.entries()) {
      if (hour < from || hour > until) continue;
      if (summary.hours === 0) summary.first = hour;
      summary.hours += 1;
      summary.last = hour;
      summary.busiest = Math.max(summary.busiest, this.counts[index] ?? 0);
    }
    this.asked = { from, until, summary };
    return summary;
  }

  /** Lets go of what lies before an hour. */
  forget(before: number): void {
    const kept = this.hours.findIndex((hour) => hour >= before);
    const gone = kept === -1 ? this.hours.length : kept;
    this.hours = this.hours.slice(gone);
    this.counts = this.counts.slice(gone);
  }
}
