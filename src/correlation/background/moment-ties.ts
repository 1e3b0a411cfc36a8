import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertNode, Slot } from '../alert-node.ts';
import { KeyTimeline } from '../key-timeline.ts';
import { spanText } from '../reason.ts';

export const MOMENT_SLOT = 'moment';

/**
 * Ties between alerts of one sort that begin within seconds of each other at several places of a site, and name no source:
 * one thing seen twice on its way, or one cause at work in all of them. Where a source is named, it ties or tells apart.
 */
export class MomentTies {
  private readonly timelines = new Map<string, KeyTimeline>();
  /** The sort a node was placed under; a late, earlier alert may name it anew. */
  private readonly placed = new Map<AlertNode, string>();

  constructor(private readonly rules: CorrelationRules['moment']) {}

  /** Takes note of where a node begins now; returns the nodes whose tie is to be looked at again. */
  note(node: AlertNode): AlertNode[] {
    const sensed = node.kind === 'cyber' || node.kind === 'sensor';
    if (!node.sourceless || node.track || node.suppressedBy !== null || !sensed) {
      return this.withdraw(node).concat(node);
    }
    const sort = sortOf(node);
    const left = this.placed.get(node) === sort ? [] : this.withdraw(node);
    let timeline = this.timelines.get(sort);
    if (!timeline) this.timelines.set(sort, (timeline = new KeyTimeline()));
    this.placed.set(node, sort);
    return left.concat(timeline.place(node, { first: node.first, last: node.first }, this.rules.windowSeconds * 1000));
  }

  /** Takes a node off; returns the nodes that may have lost their tie. */
  withdraw(node: AlertNode): AlertNode[] {
    const sort = this.placed.get(node);
    const timeline = sort === undefined ? undefined : this.timelines.get(sort);
    if (sort === undefined || !timeline) return [];
    this.placed.delete(node);
    const affected = timeline.withdraw(node, this.rules.windowSeconds * 1000);
    if (timeline.size === 0) this.timelines.delete(sort);
    return affected;
  }

  evaluate(node: AlertNode, horizon: number): Slot | null {
    const { windowSeconds, fanOut, version, weight } = this.rules;
    const found = this.timelines
      .get(sortOf(node))
      ?.neighbour(node, windowSeconds * 1000, fanOut, (partner) => partner.last >= horizon);
    if (!found || found.sharers > fanOut) return null;
    const gap = node.first - found.start;
    return {
      partner: found.node,
      joins: true,
      sameObject: false,
      reason: {
        rule: 'same-moment',
        version,
        text: `The same sort of event began elsewhere at this site ${gap === 0 ? 'in the same second' : `${spanText(gap)} earlier`} (“${found.node.title}”)`,
        facts: { slot: MOMENT_SLOT, alertId: found.node.headId, gapSeconds: gap / 1000, windowSeconds, fanOut },
        weight,
      },
    };
  }
}

function sortOf(node: Pick<AlertNode, 'sensorCode' | 'signature'>): string {
  return `${node.sensorCode}|${node.signature}`;
}
