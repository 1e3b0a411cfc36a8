import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertNode, Slot } from '../alert-node.ts';
import { KeyTimeline } from '../key-timeline.ts';
import { round, spanText } from '../reason.ts';
import type { Standing } from './standing.ts';

export type Telling = Extract<Standing, { kind: 'telling' }>;

export const NOVELTY_SLOT = 'novelty';

/**
 * Ties between alerts of one site that are telling at about the same time, whatever else they share. It is all that holds
 * an intrusion together when it goes from host to host and no alert names who does it.
 */
export class NoveltyTies {
  private readonly timeline = new KeyTimeline();
  private readonly telling = new Map<AlertNode, Telling>();

  constructor(private readonly rules: CorrelationRules['novelty']) {}

  /** Takes note of how a node stands now; returns the nodes whose tie is to be looked at again. */
  note(node: AlertNode, standing: Standing): AlertNode[] {
    const former = this.telling.get(node);
    if (standing.kind !== 'telling') return former ? [node, ...this.withdraw(node)] : [];
    this.telling.set(node, standing);
    const span = { first: node.first, last: node.last };
    const window = this.rules.windowSeconds * 1000;
    if (former && former.words !== standing.words) {
      const freed = this.timeline.withdraw(node, window);
      return [...new Set([...freed, ...this.timeline.place(node, span, window)])];
    }
    return this.timeline.place(node, span, window);
  }

  remove(node: AlertNode): void {
    if (this.telling.delete(node)) this.timeline.remove(node);
  }

  /** Returns the nodes that may have lost their tie. */
  private withdraw(node: AlertNode): AlertNode[] {
    this.telling.delete(node);
    return this.timeline.withdraw(node, this.rules.windowSeconds * 1000);
  }

  evaluate(node: AlertNode, horizon: number): Slot | null {
    const own = this.telling.get(node);
    if (!own) return null;
    const { windowSeconds, fanOut, leastTogether } = this.rules;
    const found = this.timeline.neighbour(node, windowSeconds * 1000, fanOut, (partner) => {
      const other = this.telling.get(partner);
      return partner.last >= horizon && other !== undefined && own.weight + other.weight >= leastTogether;
    });
    const other = found && this.telling.get(found.node);
    if (!found || !other || found.sharers > fanOut) return null;
    const gap = node.first - found.start;
    return {
      partner: found.node,
      joins: true,
      sameObject: false,
      reason: {
        rule: 'new-together',
        version: this.rules.version,
        text: `It ${own.words}; “${found.node.title}”, which began ${spanText(gap)} earlier, ${other.words}`,
        facts: {
          slot: NOVELTY_SLOT,
          alertId: found.node.headId,
          novelty: own.novelty,
          partnerNovelty: other.novelty,
          gapSeconds: Math.round(gap / 1000),
          windowSeconds,
          sharers: found.sharers,
          fanOut,
        },
        weight: round((own.weight * other.weight) / (1 + Math.log2(found.sharers + 1) / 8)),
      },
    };
  }
}
