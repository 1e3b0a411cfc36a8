import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { Position } from '../intake/alert.ts';
import type { AlertNode } from './alert-node.ts';
import { SIGNAL_NAMES, signalOf } from './joined-signals.ts';
import { round, spanText } from './reason.ts';
import type { Habit } from './site-habits.ts';
import { distanceM } from '../common/geodesy.ts';

/** How much says that an alert and a drone belong together, part by part. */
export interface JoinedScore {
  score: number;
  text: string;
  facts: Record<string, string | number>;
}

/**
 * Scores an alert of another domain against a drone: what sort of event it is, whether it is new at the site, how near
 * the drone or its pilot was, which zone the drone was in, and how near in time. Null where they are too far apart in
 * time, or in place, to mean anything. A function of the two and of the site's habits.
 */
export function joinedScore(
  node: AlertNode,
  drone: AlertNode,
  habit: Habit,
  rules: CorrelationRules['joined'],
): JoinedScore | null {
  const signal = signalOf(node.signature, node.title);
  const { weight, windowSeconds, reachMetres } = rules.signals[signal];
  const gap = Math.max(0, drone.first - node.last, node.first - drone.last);
  if (gap > windowSeconds * 1000) return null;
  const zone = drone.track?.zone ?? 'outside';
  if (signal === 'other' && zone === 'outside') return null;
  const parts: { text: string; points: number }[] = [{ text: SIGNAL_NAMES[signal], points: weight }];
  parts.push({ text: HABITS[habit], points: rules.habits[habit] });
  const near = nearest(node, drone);
  if (near && reachMetres !== null) {
    if (near.metres > reachMetres) return null;
    const close = near.metres <= rules.closeMetres;
    const metres = Math.ceil(near.metres / 100) * 100;
    parts.push({ text: `within ${metres} m of the ${near.what}`, points: close ? rules.close : rules.withinReach });
  }
  if (zone !== 'outside') parts.push({ text: `a drone in a ${zone} zone`, points: rules.zones[zone] });
  const together = gap <= rules.togetherSeconds * 1000;
  parts.push({
    text: together ? 'at the same time' : `${spanText(bucketed(gap))} apart`,
    points: together ? rules.together : 0,
  });
  const score = round(parts.reduce((sum, { points }) => sum + points, 0));
  return {
    score,
    text: parts.map(({ text, points }) => `${text} (${points})`).join(', '),
    facts: { signal, habit, ...(near && { metres: Math.ceil(near.metres / 100) * 100 }), score, needed: rules.needed },
  };
}

const HABITS: Readonly<Record<Habit, string>> = {
  new: 'not seen at this site in the last week',
  seen: 'seen at this site before',
  routine: 'told at this site again and again',
};

/** To the minute, so that a sentence does not change with every report. */
function bucketed(gap: number): number {
  return Math.ceil(gap / 60_000) * 60_000;
}

/** How near the drone came to the place, or its pilot stood, as far as both are known. */
function nearest(node: AlertNode, drone: AlertNode): { metres: number; what: string } | undefined {
  const { place } = node;
  if (!place) return undefined;
  const found: { metres: number; what: string }[] = [];
  const pilot = drone.track?.pilot?.position;
  if (pilot) found.push({ metres: distanceM(place, pilot), what: 'pilot' });
  const flown = drone.samples.flatMap(({ position }) => (position ? distanceTo(place, position) : []));
  if (flown.length > 0) found.push({ metres: Math.min(...flown), what: 'drone' });
  return found.sort((a, b) => a.metres - b.metres)[0];
}

/** Less the error of the position: what may be near is not ruled out. */
function distanceTo(place: Position, position: Position): number {
  return Math.max(0, distanceM(place, position) - (position.error ?? 0));
}
