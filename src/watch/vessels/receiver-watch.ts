import type { VesselRules } from '../../../config/vessel-rules.ts';
import { type Clause, type Judgement, judgeSilence } from './dark-clauses.ts';
import { type HeardRangeState, noteHeard, unknownRange } from './heard-range.ts';
import { distanceM, KNOT } from '../../common/geodesy.ts';
import { type Fix, hear, neededSilence, newVessel, type Vessel, type VesselReport } from './vessel.ts';

/** What is kept of a receiver besides its vessels. Times in epoch milliseconds of event time; stored as it is. */
export interface ReceiverState {
  heardAt: number | null;
  /** When it last began to hear anybody again after a pause. */
  awakeAt: number;
  range: HeardRangeState;
}

/** A vessel whose silence is told. */
export interface DarkVessel extends Judgement {
  vessel: Vessel;
  /** When and where it was last heard. */
  heardAt: number;
  fix: Fix;
  /** When its silence had grown long enough. */
  due: number;
}

/** One that was told of and is heard again: where, how far from there, and how fast that would have been, in knots. */
export interface ReturnedVessel {
  mmsi: string;
  darkSince: number;
  heardAt: number;
  fix: Fix;
  metres: number;
  knots: number;
}

export function newReceiver(position: { lat: number; lon: number } | null): ReceiverState {
  return { heardAt: null, awakeAt: Number.MIN_SAFE_INTEGER, range: unknownRange(position) };
}

/**
 * The watch over what one receiver hears of vessels. Reports are handed over in the order of their event time, once none
 * earlier can come within the lateness; so what is told is a function of the set of reports, whatever order they came in.
 * A silence is judged at the moment it is long enough, by what had been heard until then, and once.
 */
export class ReceiverWatch {
  readonly told: DarkVessel[] = [];
  readonly returned: ReturnedVessel[] = [];
  /** Silences that were looked at and are not told, with what did not hold. */
  readonly passed: { mmsi: string; heardAt: number; lacks: Clause['name'][] }[] = [];
  readonly changed = new Set<Vessel>();
  /** No silence is long enough before this. */
  private nextDue = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly rules: VesselRules,
    readonly receiver: ReceiverState,
    readonly vessels: Map<string, Vessel>,
  ) {}

  take(report: VesselReport): void {
    const { receiver } = this;
    const late = receiver.heardAt !== null && report.at < receiver.heardAt;
    if (!late) {
      this.judgeUntil(report.at);
      const pause = report.at - (receiver.heardAt ?? report.at);
      if (pause > this.rules.pauseSeconds * 1_000) receiver.awakeAt = report.at;
      receiver.heardAt = report.at;
    }
    this.hear(report, late);
  }

  /** Time has come this far, and nothing earlier is still to be handed over. */
  advance(to: number): void {
    this.judgeUntil(to);
  }

  /** Drops what says nothing any more, and beyond the most vessels kept those not heard for longest; gives their numbers. */
  forget(): string[] {
    const now = this.receiver.heardAt ?? 0;
    const { forgetSeconds, forgetToldSeconds, mostVessels } = this.rules;
    const gone = [...this.vessels.values()].filter(
      ({ heardAt, dark }) => now - heardAt > (dark ? forgetToldSeconds : forgetSeconds) * 1_000,
    );
    for (const { mmsi } of gone) this.vessels.delete(mmsi);
    const excess = this.vessels.size - mostVessels;
    if (excess > 0) {
      const oldest = [...this.vessels.values()].toSorted((a, b) => a.heardAt - b.heardAt).slice(0, excess);
      for (const vessel of oldest) this.vessels.delete(vessel.mmsi);
      gone.push(...oldest);
    }
    for (const vessel of gone) this.changed.delete(vessel);
    return gone.map(({ mmsi }) => mmsi);
  }

  /** What comes later than the lateness adds to what is known of its vessel where it is news, and to nothing else. */
  private hear(report: VesselReport, late: boolean): void {
    const known = this.vessels.get(report.mmsi);
    if (late && (!known || report.at <= known.heardAt)) return;
    const vessel = known ?? newVessel(report);
    if (!known) this.vessels.set(report.mmsi, vessel);
    hear(vessel, report, this.rules);
    this.changed.add(vessel);
    this.nextDue = Math.min(this.nextDue, report.at + this.rules.silenceSeconds * 1_000);
    const { fix } = vessel;
    if (!report.fix || !fix) return;
    vessel.cell = noteHeard(this.receiver.range, fix, vessel.cell, this.rules);
    if (vessel.dark) this.welcome(vessel, vessel.dark, fix);
  }

  private welcome(vessel: Vessel, dark: Fix, fix: Fix): void {
    const metres = distanceM(dark, fix);
    const seconds = Math.max(1, (fix.at - dark.at) / 1_000);
    vessel.dark = null;
    this.returned.push({
      mmsi: vessel.mmsi,
      darkSince: dark.at,
      heardAt: fix.at,
      fix,
      metres: Math.round(metres),
      knots: Math.round((metres / seconds / KNOT) * 10) / 10,
    });
  }

  private judgeUntil(now: number): void {
    if (now <= this.nextDue) return;
    let next = now + this.rules.silenceSeconds * 1_000;
    for (const vessel of this.vessels.values()) {
      const due = this.dueOf(vessel);
      if (due < now) this.judge(vessel, due);
      else next = Math.min(next, due);
    }
    this.nextDue = next;
  }

  /** When a vessel's silence is long enough to be looked at; never, where it was, or where nothing could come of it. */
  private dueOf(vessel: Vessel): number {
    if (vessel.judged || vessel.dark || !vessel.fix) return Number.POSITIVE_INFINITY;
    const { awakeAt } = this.receiver;
    const from = Math.max(vessel.heardAt, awakeAt);
    // It may have gone anywhere while nobody was heard.
    if (from - vessel.heardAt > this.rules.silenceSeconds * 1_000) return Number.POSITIVE_INFINITY;
    return from + neededSilence(vessel, this.rules) * 1_000;
  }

  private judge(vessel: Vessel, due: number): void {
    const { receiver, vessels, rules } = this;
    // The receiver hears nobody either; when it does again, the vessel gets its time anew.
    if (due - (receiver.heardAt ?? due) > rules.pauseSeconds * 1_000) return;
    vessel.judged = true;
    this.changed.add(vessel);
    const { fix } = vessel;
    if (!fix) return;
    const judgement = judgeSilence(vessel, fix, due, { vessels: vessels.values(), range: receiver.range }, rules);
    const lacks = judgement.clauses.filter(({ holds }) => !holds).map(({ name }) => name);
    if (lacks.length > 0) {
      this.passed.push({ mmsi: vessel.mmsi, heardAt: vessel.heardAt, lacks });
      return;
    }
    vessel.dark = { ...fix, at: vessel.heardAt };
    this.told.push({ ...judgement, vessel: { ...vessel }, heardAt: vessel.heardAt, fix, due });
  }
}
