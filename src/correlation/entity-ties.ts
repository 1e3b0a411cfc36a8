import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode, Slot, Span } from './alert-node.ts';
import { KeyTimeline } from './key-timeline.ts';
import { round, spanText } from './reason.ts';

/** Identities of which a track carries at most one: two that differ rule each other out, whatever else they share. */
const EXCLUSIVE = 'serial:';
/** Sharing one of these says that two tracks are one object. */
export const OBJECT_KEYS = /^(serial|mac):/;

/** Ties between nodes that carry the same entity at about the same time at one site. */
export class EntityTies {
  private readonly timelines = new Map<string, KeyTimeline>();

  constructor(private readonly rules: CorrelationRules['entity']) {}

  /** Places a node's span on a key and returns the nodes whose tie on that key is to be looked at again. */
  place(node: AlertNode, key: string, span: Span): AlertNode[] {
    let timeline = this.timelines.get(key);
    if (!timeline) this.timelines.set(key, (timeline = new KeyTimeline()));
    return timeline.place(node, span, this.rules.windowSeconds * 1000);
  }

  remove(node: AlertNode): void {
    for (const key of node.keys.keys()) {
      const timeline = this.timelines.get(key);
      timeline?.remove(node);
      if (timeline?.size === 0) this.timelines.delete(key);
    }
  }

  /** Takes a node off a key; returns the nodes whose tie on that key is to be looked at again. */
  withdraw(node: AlertNode, key: string): AlertNode[] {
    const timeline = this.timelines.get(key);
    const affected = timeline?.withdraw(node, this.rules.windowSeconds * 1000) ?? [];
    if (timeline?.size === 0) this.timelines.delete(key);
    return affected;
  }

  /** The tie a node has on a key now, or null. A function of the nodes on the key, not of when they came. */
  evaluate(node: AlertNode, key: string, horizon: number): Slot | null {
    const found = this.timelines
      .get(key)
      ?.neighbour(
        node,
        this.rules.windowSeconds * 1000,
        this.rules.fanOut,
        (partner) => partner.last >= horizon && !contradicts(node, partner),
      );
    if (!found || found.sharers > this.rules.fanOut) return null;
    const own = node.keys.get(key);
    if (!own) return null;
    const gap = own.first - found.start;
    const decay = this.decay(gap);
    return {
      partner: found.node,
      joins: true,
      sameObject: node.track !== null && found.node.track !== null && OBJECT_KEYS.test(key),
      reason: {
        rule: 'shared-entity',
        version: this.rules.version,
        text: `Shares ${describeKey(key)} with “${found.node.title}”, which began ${spanText(gap)} earlier${sharing(found.sharers)}`,
        facts: {
          slot: `key:${key}`,
          key,
          alertId: found.node.headId,
          gapSeconds: Math.round(gap / 1000),
          windowSeconds: this.rules.windowSeconds,
          sharers: found.sharers,
          // At more than so many it would tie nothing.
          sharersAtMost: this.rules.fanOut,
          decay: round(decay),
        },
        weight: round(this.weight(key, found.sharers) * decay),
      },
    };
  }

  /** Rare entities say more: the weight falls with the number of alerts that share the key in the window. Of 0 to 1. */
  private weight(key: string, sharers: number): number {
    const type = key.slice(0, key.indexOf(':'));
    const rarity = 1 - Math.log(sharers) / Math.log(this.rules.fanOut + 2);
    return (this.rules.weights[type] ?? 0.3) * rarity;
  }

  /** What followed at once says more than what followed a window later, which still says half as much. Of 0.5 to 1. */
  private decay(gapMs: number): number {
    const window = this.rules.windowSeconds * 1000;
    return 2 ** (-Math.min(gapMs, window) / window);
  }
}

function sharing(sharers: number): string {
  return sharers > 1 ? ` (one of ${sharers} earlier alerts with it)` : '';
}

/** `ip:10.0.0.5@KRPUS` as a reader says it. */
export function describeKey(key: string): string {
  const [type = '', ...rest] = key.split(':');
  const names: Record<string, string> = {
    ip: 'address',
    host: 'host',
    user: 'account',
    mac: 'hardware address',
    serial: 'serial number',
    operator: 'operator id',
    hash: 'file hash',
  };
  const value = rest.join(':').replace(/@[^@]*$/, '');
  return `${names[type] ?? type} ${value}`;
}

/** Whether the serial numbers of two tracks say that they are not one object. */
export function contradicts(a: AlertNode, b: AlertNode): boolean {
  if (!a.track || !b.track) return false;
  const [serialsA, serialsB] = [serialsOf(a), serialsOf(b)];
  return serialsA.length > 0 && serialsB.length > 0 && !serialsA.some((key) => serialsB.includes(key));
}

function serialsOf(node: AlertNode): string[] {
  return [...node.keys.keys()].filter((key) => key.startsWith(EXCLUSIVE));
}
