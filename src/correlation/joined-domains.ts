import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { spanText } from './reason.ts';

const SLOT = 'joined';

/**
 * Ties across domains at one site: cyber alerts with a drone in a zone, and a person's sighting with a drone.
 * Of several drones the earliest is taken, so that the tie does not change as tracks grow.
 */
export class JoinedDomains {
  private readonly drones = new Set<AlertNode>();
  private readonly others = new Set<AlertNode>();

  constructor(private readonly rules: CorrelationRules['joined']) {}

  /** Takes note of a new or grown node; returns the nodes whose tie is to be looked at again. */
  note(node: AlertNode, grownFrom: number | null): AlertNode[] {
    if (node.track) {
      const known = this.drones.has(node);
      this.drones.add(node);
      // A drone that only went on being seen can tie nothing that was not already within reach, unless it came late.
      if (known && grownFrom !== null && !this.othersStartAfter(grownFrom)) return [];
      return [...this.others];
    }
    if (this.window(node) === null) return [];
    this.others.add(node);
    return [node];
  }

  /** A track rose to a worse zone: cyber alerts may now be tied to it. */
  zoneRaised(): AlertNode[] {
    return [...this.others];
  }

  remove(node: AlertNode): void {
    this.drones.delete(node);
    this.others.delete(node);
  }

  readonly slot = SLOT;

  evaluate(node: AlertNode): Slot | null {
    const window = this.window(node);
    if (window === null) return null;
    let found: AlertNode | undefined;
    for (const drone of this.drones) {
      if (drone.group.sealed || !this.eligible(node, drone, window)) continue;
      if (!found || startsBefore(drone, found)) found = drone;
    }
    return found ? this.tie(node, found, window) : null;
  }

  private eligible(node: AlertNode, drone: AlertNode, window: number): boolean {
    if (node.kind === 'cyber' && drone.track?.zone === 'outside') return false;
    return Math.max(drone.first - node.last, node.first - drone.last) <= window;
  }

  /** Milliseconds within which a node of this kind is tied to a drone; null when it never is. */
  private window(node: AlertNode): number | null {
    if (node.kind === 'cyber' && node.worst.severity >= this.rules.cyberLeastSeverity) {
      return this.rules.cyberWindowSeconds * 1000;
    }
    return node.kind === 'human' ? this.rules.sightingWindowSeconds * 1000 : null;
  }

  private othersStartAfter(t: number): boolean {
    const reach = t + Math.max(this.rules.cyberWindowSeconds, this.rules.sightingWindowSeconds) * 1000;
    for (const other of this.others) if (other.first > reach) return true;
    return false;
  }

  private tie(node: AlertNode, drone: AlertNode, window: number): Slot {
    const cyber = node.kind === 'cyber';
    return {
      partner: drone,
      joins: true,
      sameObject: false,
      reason: {
        rule: cyber ? 'cyber-and-drone' : 'sighting-and-drone',
        version: this.rules.version,
        text: cyber
          ? `A drone (“${drone.title}”) was in a zone of this site within ${spanText(window)} of this alert`
          : `A drone (“${drone.title}”) was tracked at this site within ${spanText(window)} of this report`,
        facts: { slot: SLOT, alertId: drone.headId, windowSeconds: window / 1000 },
        weight: this.rules.weight,
      },
    };
  }
}
