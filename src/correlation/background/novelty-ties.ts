import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertNode, Slot } from '../alert-node.ts';
import { describeKey } from '../entity-ties.ts';
import { KeyTimeline, type KeyNeighbour } from '../key-timeline.ts';
import { round, spanText } from '../reason.ts';
import type { Standing } from './node-standing.ts';

type Telling = Extract<Standing, { kind: 'telling' }>;

/** Slot of the ties of a whole site; those of one place are named by it besides. */
const SITE_SLOT = 'novelty';
const PLACE = /^(asset|host|ip):/;

/** A slot that is to be looked at again. */
export interface Due {
  node: AlertNode;
  slot: string;
}

/**
 * Ties between alerts that are telling: at one site at about the same time, whatever else they share, and at one machine
 * also over a long quiet gap. It is all that holds an intrusion together when it goes from host to host and rests in
 * between, and no alert names who does it. Two that both name a source are tied, or told apart, by that.
 */
export class NoveltyTies {
  private readonly timelines = new Map<string, KeyTimeline>();
  private readonly placed = new Map<AlertNode, { grounds: string; slots: string[] }>();

  constructor(private readonly rules: CorrelationRules['novelty']) {}

  /** Takes note of how a node stands now; returns the ties that are to be looked at again. */
  note(node: AlertNode): Due[] {
    const former = this.placed.get(node);
    const { standing } = node;
    if (standing.kind !== 'telling') return former ? this.withdraw(node, former.slots) : [];
    // What makes it telling stands in the reasons of others too.
    const grounds = `${node.sourceless} ${standing.words}`;
    const due = former && former.grounds !== grounds ? this.withdraw(node, former.slots) : [];
    const slots = [SITE_SLOT, ...this.placeSlots(node, standing)];
    this.placed.set(node, { grounds, slots });
    for (const slot of slots) {
      const timeline = this.timelines.get(slot) ?? new KeyTimeline();
      this.timelines.set(slot, timeline);
      const affected = timeline.place(node, { first: node.first, last: node.last }, this.window(slot));
      for (const other of affected) due.push({ node: other, slot });
    }
    return due;
  }

  remove(node: AlertNode): void {
    for (const slot of this.placed.get(node)?.slots ?? []) {
      const timeline = this.timelines.get(slot);
      timeline?.remove(node);
      if (timeline?.size === 0) this.timelines.delete(slot);
    }
    this.placed.delete(node);
  }

  evaluate({ node, slot }: Due, horizon: number): Slot | null {
    const own = node.standing;
    if (own.kind !== 'telling' || !this.placed.get(node)?.slots.includes(slot)) return null;
    const site = slot === SITE_SLOT;
    const found = this.timelines
      .get(slot)
      ?.neighbour(node, this.window(slot), this.rules.fanOut, (partner) =>
        site
          ? partner.last >= horizon && this.together(node, partner)
          : unnamed(node, partner) && strong(partner.standing),
      );
    if (!found || found.node.standing.kind !== 'telling') return null;
    if (found.sharers > this.rules.fanOut) return site ? this.capped(slot) : null;
    return this.tie(node, own, found, found.node.standing, slot);
  }

  private together(node: AlertNode, partner: AlertNode): boolean {
    if (node.standing.kind !== 'telling' || partner.standing.kind !== 'telling' || !unnamed(node, partner))
      return false;
    return node.standing.weight + partner.standing.weight >= this.rules.leastTogether;
  }

  private tie(node: AlertNode, own: Telling, found: KeyNeighbour, other: Telling, slot: string): Slot {
    const gap = node.first - found.start;
    const place = slot === SITE_SLOT ? '' : ` of ${describeKey(slot.slice(SITE_SLOT.length + 1))}`;
    const earlier = `“${found.node.title}”${place}, which began ${spanText(gap)} earlier,`;
    return {
      partner: found.node,
      joins: true,
      sameObject: false,
      reason: {
        rule: slot === SITE_SLOT ? 'new-together' : 'new-at-one-place',
        version: this.rules.version,
        text: `It ${own.words}; ${earlier} ${other.words}`,
        facts: {
          slot,
          alertId: found.node.headId,
          novelty: own.novelty,
          partnerNovelty: other.novelty,
          gapSeconds: Math.round(gap / 1000),
          windowSeconds: this.window(slot) / 1000,
          sharers: found.sharers,
          fanOut: this.rules.fanOut,
        },
        weight: round((own.weight * other.weight) / (1 + Math.log2(found.sharers + 1) / 8)),
      },
    };
  }

  /** So much is new at once that being new says nothing. */
  private capped(slot: string): Slot {
    const { fanOut, windowSeconds, version } = this.rules;
    return {
      partner: null,
      joins: false,
      sameObject: false,
      reason: {
        rule: 'new-together',
        version,
        text: `More than ${fanOut} alerts were new at this site within ${spanText(windowSeconds * 1000)}: being new ties this one to none of them`,
        facts: { slot, fanOut, windowSeconds },
        weight: 0,
      },
    };
  }

  private placeSlots(node: AlertNode, standing: Telling): string[] {
    if (!strong(standing)) return [];
    return [...node.keys.keys()].filter((key) => PLACE.test(key)).map((key) => `${SITE_SLOT}:${key}`);
  }

  private withdraw(node: AlertNode, slots: readonly string[]): Due[] {
    const due = slots.flatMap((slot) => [
      { node, slot },
      ...(this.timelines.get(slot)?.withdraw(node, this.window(slot)) ?? []).map((other) => ({ node: other, slot })),
    ]);
    this.placed.delete(node);
    return due;
  }

  /** Milliseconds. */
  private window(slot: string): number {
    return (slot === SITE_SLOT ? this.rules.windowSeconds : this.rules.quietSeconds) * 1000;
  }
}

/** Whether not both name a source: if they do, that ties them or tells them apart. */
function unnamed(a: AlertNode, b: AlertNode): boolean {
  return a.sourceless || b.sourceless;
}

/** Telling enough to be remembered at its place: new there, not only rare or many. */
function strong(standing: Standing): boolean {
  return standing.kind === 'telling' && (standing.novelty === 'site' || standing.novelty === 'origin');
}

/** Whether a node is remembered for as long as a machine's quiet gap may last; not where too much was new at once. */
export function lasts(node: Pick<AlertNode, 'standing' | 'slots'>): boolean {
  return strong(node.standing) && node.slots.get(SITE_SLOT)?.joins !== false;
}
