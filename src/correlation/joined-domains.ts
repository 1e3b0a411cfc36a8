import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { isConfirmed, isExplained } from './air-standing.ts';
import { type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { joinedScore } from './joined-score.ts';
import { signalOf } from './joined-signals.ts';
import { spanText } from './reason.ts';
import { SiteHabits } from './site-habits.ts';
import { distanceM } from '../common/geodesy.ts';

const SLOT = 'joined';

/**
 * Ties across domains at one site: what happens to networks, sensors and vessels with a drone, and a person's sighting
 * with a drone. That both are at one site is never enough: what the event is, how unusual, how near in place and time
 * are added up, and the sum is shown. Drones that something accounts for tie nothing, nor do mere echoes.
 */
export class JoinedDomains {
  private readonly drones = new Set<AlertNode>();
  private readonly others = new Set<AlertNode>();
  readonly habits: SiteHabits;
  private readonly longest: number;

  constructor(
    private readonly rules: CorrelationRules['joined'],
    latenessSeconds: number,
  ) {
    this.habits = new SiteHabits(latenessSeconds, rules.routineHours);
    const windows = Object.values(rules.signals).map(({ windowSeconds }) => windowSeconds);
    this.longest = Math.max(rules.sightingWindowSeconds, ...windows) * 1000;
  }

  /** Takes note of a new or grown node, told of at `t`; returns the nodes whose tie is to be looked at again. */
  note(node: AlertNode, t: number | null): AlertNode[] {
    if (node.track) {
      if (node.track.context) return [];
      this.drones.add(node);
      // A report changes nothing for what happened too long before and after it.
      return t === null ? [...this.others] : [...this.others].filter((other) => this.reaches(other, t));
    }
    if (!this.concerns(node)) return [];
    this.others.add(node);
    return [node];
  }

  /** What a drone is taken for changed: any alert may now be tied to it, or no longer. */
  zoneRaised(): AlertNode[] {
    return [...this.others];
  }

  remove(node: AlertNode): void {
    this.drones.delete(node);
    this.others.delete(node);
  }

  readonly slot = SLOT;

  /** The tie to the drone that most speaks for, the earliest of equals. */
  evaluate(node: AlertNode): Slot | null {
    if (!this.concerns(node)) return null;
    let found: { drone: AlertNode; slot: Slot; score: number } | undefined;
    for (const drone of this.drones) {
      if (drone.group.sealed || !isConfirmed(drone) || isExplained(drone)) continue;
      const tie = node.kind === 'human' ? this.sighting(node, drone) : this.event(node, drone);
      if (!tie) continue;
      const better =
        !found || tie.score > found.score || (tie.score === found.score && startsBefore(drone, found.drone));
      if (better) found = { drone, ...tie };
    }
    return found?.slot ?? null;
  }

  private event(node: AlertNode, drone: AlertNode): { slot: Slot; score: number } | null {
    const habit = this.habits.habitOf(node.signature, node.source, node.first);
    const scored = joinedScore(node, drone, habit, this.rules);
    if (!scored || scored.score < this.rules.needed) return null;
    const text = `Goes with a drone (“${drone.title}”): ${scored.text}; together ${scored.score}, ${this.rules.needed} needed`;
    return { score: scored.score, slot: this.slotFor('cyber-and-drone', drone, text, scored.facts) };
  }

  private sighting(node: AlertNode, drone: AlertNode): { slot: Slot; score: number } | null {
    const window = this.rules.sightingWindowSeconds * 1000;
    if (Math.max(drone.first - node.last, node.first - drone.last) > window) return null;
    const seenAt = node.samples.find(({ position }) => position)?.position;
    const near = drone.samples.flatMap(({ position }) => (position && seenAt ? distanceM(position, seenAt) : []));
    const reach = this.rules.sightingReachMetres + 3 * (seenAt?.error ?? 0);
    if (near.length > 0 && Math.min(...near) > reach) return null;
    const text = `A drone (“${drone.title}”) was tracked at this site within ${spanText(window)} of this report`;
    return { score: 1, slot: this.slotFor('sighting-and-drone', drone, text, { windowSeconds: window / 1000 }) };
  }

  private slotFor(rule: string, drone: AlertNode, text: string, facts: Record<string, string | number>): Slot {
    return {
      partner: drone,
      joins: true,
      sameObject: false,
      reason: {
        rule,
        version: this.rules.version,
        text,
        facts: { slot: SLOT, alertId: drone.headId, ...facts },
        weight: this.rules.weight,
      },
    };
  }

  private concerns(node: AlertNode): boolean {
    if (node.track) return false;
    if (node.kind === 'human') return true;
    const signal = signalOf(node.signature, node.title);
    if (signal === 'other') return node.kind === 'cyber' && node.worst.severity >= this.rules.cyberLeastSeverity;
    return node.worst.severity >= this.rules.signalLeastSeverity;
  }

  private reaches(other: AlertNode, t: number): boolean {
    return Math.max(t - other.last, other.first - t) <= this.longest;
  }
}
