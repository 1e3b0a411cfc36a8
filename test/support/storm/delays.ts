import { correlationRules } from '../../../config/correlation-rules.ts';
import type { ScreenResult } from './screens.ts';
import type { SendResult } from './sender.ts';
import { stormAlert, type StormShape } from './sightings.ts';

export interface Delays {
  /** From when an alert was due to be posted to the frame that told of it, of every alert that is compared on every socket. Milliseconds. */
  all: Float64Array;
  /** The same of critical alerts alone, which are all compared, as far as they have the right of way. */
  critical: Float64Array;
  /** The same of critical alerts that do not: too much had happened at their site that still waited (decision 0028). */
  wayless: Float64Array;
}

interface Posted {
  at: number;
  site: number;
  critical: boolean;
}

type Seen = Posted & { seq: number };

/** By so much less than is promised, since which of the others was told last is known of a sample, and as of a screen. */
const MARGIN_MS = 10_000;
const AHEAD_MS = correlationRules.urgent.aheadSeconds * 1_000 - MARGIN_MS;

/**
 * The first of a sighting is told by the event that places it, the others by events that say how many there have been. Of
 * two alerts of one sighting under way at once either may be the one that was counted first, which changes no sum.
 */
export function delaysOf({ sent }: Pick<SendResult, 'sent'>, screens: ScreenResult, shape: StormShape): Delays {
  const posted = new Map<string, Posted[]>();
  for (const [place, index] of sent.indices.entries()) {
    const { sighting, site, kind } = stormAlert(index, shape);
    const list = posted.get(sighting) ?? [];
    list.push({ at: sent.at[place] ?? Number.NaN, site, critical: kind === 'critical' });
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
  const wayless = withoutRightOfWay(told, times[0] ?? []);
  const of = (chosen: (alert: Seen) => boolean): Float64Array =>
    Float64Array.from(
      times.flatMap((list) => told.flatMap((alert, place) => (chosen(alert) ? (list[place] ?? 0) - alert.at : []))),
    ).sort();
  return {
    all: of(() => true),
    critical: of((alert) => alert.critical && !wayless.has(alert)),
    wayless: of((alert) => wayless.has(alert)),
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

/** Critical alerts that were due when what came next of the others at their site had been due too long before. */
function withoutRightOfWay(told: readonly Seen[], times: readonly number[]): Set<Seen> {
  const found = new Set<Seen>();
  for (const site of new Set(told.map((alert) => alert.site))) {
    const others = told.flatMap((alert, place) =>
      alert.site === site && !alert.critical ? { due: alert.at, told: times[place] ?? 0 } : [],
    );
    let next = 0;
    let reached = others[0]?.due ?? Number.POSITIVE_INFINITY;
    const critical = told.filter((alert) => alert.site === site && alert.critical).sort((a, b) => a.at - b.at);
    for (const alert of critical) {
      for (; (others[next]?.told ?? Number.POSITIVE_INFINITY) <= alert.at; next += 1) {
        reached = Math.max(reached, others[next]?.due ?? reached);
      }
      if (alert.at - reached > AHEAD_MS) found.add(alert);
    }
  }
  return found;
}

/** Of sorted values that below which a share of them lies. */
export function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
