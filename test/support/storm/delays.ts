import type { ScreenResult } from './screens.ts';
import type { SendResult } from './sender.ts';
import { stormAlert, type StormShape } from './sightings.ts';

export interface Delays {
  /** From when an alert was due to be posted to the frame that told of it, of every alert that is compared on every socket. Milliseconds. */
  all: Float64Array;
  /** The same of critical alerts alone, which are all compared. */
  critical: Float64Array;
}

/**
 * The first of a sighting is told by the event that places it, the others by events that say how many there have been. Of
 * two alerts of one sighting under way at once either may be the one that was counted first, which changes no sum.
 */
export function delaysOf({ sent }: Pick<SendResult, 'sent'>, screens: ScreenResult, shape: StormShape): Delays {
  const posted = new Map<string, { at: number; critical: boolean }[]>();
  for (const [place, index] of sent.indices.entries()) {
    const { sighting, kind } = stormAlert(index, shape);
    const list = posted.get(sighting) ?? [];
    list.push({ at: sent.at[place] ?? Number.NaN, critical: kind === 'critical' });
    posted.set(sighting, list);
  }
  const told: { at: number; critical: boolean; seq: number }[] = [];
  const passed = new Map<string, number>();
  for (const { sighting, upTo, seq } of screens.told) {
    const list = posted.get(sighting) ?? [];
    const from = passed.get(sighting) ?? 0;
    for (const alert of list.slice(from, upTo)) told.push({ ...alert, seq });
    passed.set(sighting, Math.max(from, Math.min(upTo, list.length)));
  }
  if (told.length < sent.indices.length && screens.untold === 0) throw new Error('Told of in all, and not one by one');
  told.sort((a, b) => a.seq - b.seq);
  const all = new Float64Array(told.length * screens.frames.length);
  const critical: number[] = [];
  let place = 0;
  for (const { cursors, times } of screens.frames) {
    let frame = 0;
    for (const alert of told) {
      while ((cursors[frame] ?? Number.POSITIVE_INFINITY) < alert.seq) frame += 1;
      const delay = (times[frame] ?? Number.POSITIVE_INFINITY) - alert.at;
      all[place++] = delay;
      if (alert.critical) critical.push(delay);
    }
  }
  return { all: all.sort(), critical: Float64Array.from(critical).sort() };
}

/** Of sorted values that below which a share of them lies. */
export function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
