import type { FeedEvent } from '../client/feed-event.ts';

/** What happens too often to be shown each time. */
const SELDOM_TOLD: ReadonlySet<string> = new Set(['alert.waiting', 'link.amended']);

/**
 * Picks from the feed what a person can follow: cases and links all, an alert's repeats as they reach 10, 30, 100, 300
 * and so on, an object when another sensor turns out to see it.
 */
export class FeedDigest {
  private readonly repeats = new Map<string, number>();
  private readonly sensors = new Map<string, number>();

  shows({ type, data }: FeedEvent): boolean {
    if (type === 'alert.repeated') return this.grew(this.repeats, data['alertId'], decade(Number(data['total'])));
    if (type === 'object.opened' || type === 'object.updated') {
      const tracks = Array.isArray(data['tracks']) ? data['tracks'].length : 0;
      return this.grew(this.sensors, data['objectId'], tracks);
    }
    return !SELDOM_TOLD.has(type);
  }

  private grew(known: Map<string, number>, id: unknown, level: number): boolean {
    const before = known.get(String(id)) ?? 0;
    known.set(String(id), Math.max(before, level));
    return level > before;
  }
}

/** 0 below 10, 1 from 10, 2 from 30, 3 from 100, 4 from 300. */
function decade(total: number): number {
  if (!(total >= 10)) return 0;
  const tens = Math.floor(Math.log10(total));
  return 2 * tens - 1 + (total >= 3 * 10 ** tens ? 1 : 0);
}
