import type { ScreenResult } from './screens.ts';
import type { SendResult } from './sender.ts';
import { stormAlert, type StormShape } from './sightings.ts';

export interface Delays {
  /** From when an alert was due to be posted to the frame that told of it, of every alert that is compared on every socket. Milliseconds. */
  all: Float64Array;
  /** The same of critical alerts alone, which are all compared. */
  critical: Float64Array;
}

interface Posted {
  at: number;
  critical: boolean;
}

type Seen = Posted & { seq: number };

/**
 * The first of a sighting is told by the event that places it, the others by events that say how many there have been. Of
 * two alerts of one sighting under way at once either may be the one that was counted first, which changes no sum.
 */
export function delaysOf({ sent }: Pick<SendResult, 'sent'>, screens: ScreenResult, shape: StormShape): Delays {
  const posted = new Map<string, Posted[]>();
  for (const [place, index] of sent.indices.entries()) {
    const { sighting, kind } = stormAlert(index, shape);
    const list = posted.get(sighting) ?? [];
    list.push({ at: sent.at[place] ?? Number.NaN, critical: kind === 'critical' });
    posted.set(sighting, list);
  }
  const told: Seen[] = [];
  const passed = new Map<string, number>();
  for (const { sighting, upTo, seq } of screens.told) {
    const list = posted.get(sighting) ?? [];
    const from = passed.get(sighting) ?? 0;
    for (const alert of list.slice(from, upTo)) told.push({ ...alert, seq });
    passed.set(sighting, Math.max(from, Math.min(upTo, list.length)));
  }
  if (told.length < sent.indices.length && screens.untold === 0) throw new Error('Told of in all, and not one by one');
  told.sort((a, b) => a.seq - b.seq);
  const times = screens.frames.map((frames) => timesOf(told, frames));
  const of = (chosen: (alert: Seen) => boolean): Float64Array =>
    Float64Array.from(
      times.flatMap((list) => told.flatMap((alert, place) => (chosen(alert) ? (list[place] ?? 0) - alert.at : []))),
    ).sort();
  return {
    all: of(() => true),
    critical: of((alert) => alert.critical),
  };
}

/** When each was told on a socket. */
function timesOf(told: readonly Seen[], { cursors, times }: ScreenResult['frames'][number]): number[] {
  let frame = 0;
  return told.map(({ seq }) => {
    while ((cursors[frame] ?? Number.POSITIVE_INFINITY) < seq) frame += 1;
    return times[frame] ?? Number.POSITIVE_INFINITY;
  });
}

/** Of sorted values that below which a share of them lies. */
export function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
