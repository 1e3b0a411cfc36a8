import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertFact } from '../alert-fact.ts';
import { backgroundKey } from './background-key.ts';
import { HourHistory, hourOf } from './hour-history.ts';
import type { HourSummary } from './many-hours.ts';

/** How often something was seen in one hour; the unit that is kept in the store. */
export interface HourCount {
  kind: string;
  /** Hours since the epoch. */
  hour: number;
  alerts: number;
}

/** Where alerts of one name and marking count; null where there was no room for one sort more. */
interface Places {
  tlp: string;
  /** Their sort at its origin. */
  origin: HourHistory | null;
  /** Their sort anywhere on the site. */
  signature: HourHistory | null;
  sensor: HourHistory | null;
  /** What they fold under in the hour that was asked for last. */
  folded: { hour: number; key: string } | null;
  /** The same name under another marking. */
  next: Places | null;
}

/**
 * What a site's stream has taught: in which hours of event time each sort of alert was seen at each origin, each sort
 * anywhere on the site, and each sensor at all.
 *
 * An hour is spoken of only in judging alerts of hours that begin at least the lateness after it ended. Whatever may
 * still arrive for it has then arrived, so that a judgement is a function of the set of alerts and not of their order
 * (design rule 3), and is the same after a restart, since the counts are kept in the transaction that took the alerts.
 */
export class BackgroundModel {
  private readonly histories = new Map<string, HourHistory>();
  private readonly changed = new Set<HourHistory>();
  /** By the name an alert folds under; made anew each hour, since histories are let go of. */
  private readonly places = new Map<string, Places>();
  private swept = Number.NEGATIVE_INFINITY;
  /** Hours between the hour being judged and the last that may be spoken of. */
  private readonly lag: number;

  constructor(
    private readonly rules: CorrelationRules['background'],
    latenessSeconds: number,
  ) {
    this.lag = 1 + Math.ceil(latenessSeconds / 3_600);
  }

  get size(): number {
    return this.histories.size;
  }

  /** Counts one alert of a sort that can be learned; what it folds under where it was to be expected at its origin. */
  note(fact: Pick<AlertFact, 'foldKey' | 'sensorCode' | 'signature' | 'tlp' | 't'>): string | null {
    const hour = hourOf(fact.t);
    const places = this.placesOf(fact);
    const { origin } = places;
    for (const history of [origin, places.signature, places.sensor]) {
      if (history?.add(hour, 1)) this.changed.add(history);
    }
    if (!origin || this.recurs(this.summary(origin, hour)) === null) return null;
    if (places.folded?.hour !== hour) places.folded = { hour, key: backgroundKey(origin.kind, hour) };
    return places.folded.key;
  }

  /** What is known of a kind in the hours that may be spoken of from `hour`. */
  known(kind: string, hour: number): HourSummary | null {
    const history = this.histories.get(kind);
    if (!history) return null;
    const summary = this.summary(history, hour);
    return summary.hours === 0 ? null : summary;
  }

  /** What is known of a kind if more of it is to be expected in an hour, by the hours before it. */
  recurrence(kind: string, hour: number): HourSummary | null {
    return this.recurs(this.known(kind, hour));
  }

  private recurs(known: HourSummary | null): HourSummary | null {
    if (!known || known.hours < this.rules.leastHours) return null;
    return known.last - known.first >= this.rules.leastSpanHours ? known : null;
  }

  private summary(history: HourHistory, hour: number): HourSummary {
    const until = hour - this.lag;
    return history.summary(until - this.rules.memoryHours, until);
  }

  /** Where an alert counts: its sort at its origin, its sort at the site, its sensor. */
  private placesOf(fact: Pick<AlertFact, 'foldKey' | 'sensorCode' | 'signature' | 'tlp'>): Places {
    const known = this.places.get(fact.foldKey);
    for (let places = known ?? null; places; places = places.next) if (places.tlp === fact.tlp) return places;
    const places: Places = {
      tlp: fact.tlp,
      origin: this.counted(originKind(fact)),
      signature: this.counted(signatureKind(fact)),
      sensor: this.counted(sensorKind(fact)),
      folded: null,
      next: known ?? null,
    };
    this.places.set(fact.foldKey, places);
    return places;
  }

  private counted(kind: string): HourHistory | null {
    return this.histories.has(kind) || this.histories.size < this.rules.mostKinds ? this.history(kind) : null;
  }

  /** Takes over what the store kept. */
  restore(counts: readonly HourCount[]): void {
    for (const { kind, hour, alerts } of counts) this.history(kind).add(hour, alerts);
    for (const { kind } of counts) this.history(kind).drain();
  }

  /** Lets go of hours too old to be spoken of; called as event time goes on. */
  advance(watermark: number): void {
    const hour = hourOf(watermark);
    if (hour <= this.swept) return;
    this.swept = hour;
    this.places.clear();
    const before = oldestHour(watermark, this.rules);
    for (const [kind, history] of this.histories) {
      history.forget(before);
      if (history.size === 0) this.histories.delete(kind);
    }
  }

  /** Counts that changed since the last call, as they are now. */
  drain(): HourCount[] {
    const counts = [...this.changed].flatMap((history) =>
      history.drain().map(({ hour, alerts }) => ({ kind: history.kind, hour, alerts })),
    );
    this.changed.clear();
    return counts;
  }

  private history(kind: string): HourHistory {
    let history = this.histories.get(kind);
    if (!history) this.histories.set(kind, (history = new HourHistory(kind)));
    return history;
  }
}

/** The oldest hour that an alert at the watermark, or one late behind it, may still be judged by. */
export function oldestHour(watermark: number, rules: CorrelationRules['background']): number {
  return hourOf(watermark) - rules.memoryHours - 4;
}

/**
 * The names things are counted under. Each marking is counted by itself: what a judgement tells of other alerts, it tells
 * only of such as are marked like the one judged.
 */
export function originKind({ foldKey, tlp }: { foldKey: string; tlp: string }): string {
  return `${tlp}|${foldKey}`;
}

/** One sort of event anywhere on the site, as one sensor tells it. */
export function signatureKind(of: { sensorCode: string; signature: string; tlp: string }): string {
  return `${of.tlp}|signature|${of.sensorCode}|${of.signature}`;
}

/** Anything at all from a sensor. */
export function sensorKind(of: { sensorCode: string; tlp: string }): string {
  return `${of.tlp}|sensor|${of.sensorCode}`;
}
