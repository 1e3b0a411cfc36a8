import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { Position } from '../intake/alert.ts';
import type { ObjectChange } from './air-picture.ts';
import type { AlertNode } from './alert-node.ts';
import { worseZone } from './case-facts.ts';
import type { SiteView } from './site-view.ts';
import { objectState } from './tracks/object-state.ts';
import { type Transition, type ZoneLevel, zoneLevel, zoneTransitions } from './tracks/zone-watch.ts';

/** A fused object as readers see it. Times in epoch milliseconds. */
export interface AirObject {
  objectId: string;
  identity: string;
  class: string | null;
  zone: ZoneLevel;
  /** Worst zone it was ever in. */
  worstZone: ZoneLevel;
  firstSeen: number;
  lastSeen: number;
  position: Position | null;
  velocity: { east: number; north: number; up?: number } | null;
  tracks: { sensor: string; trackId: string; alertId: string; reasons: string[] }[];
}

/** What an object's tracks say of it now. */
export function describeObject(change: ObjectChange, site: SiteView): AirObject {
  const { nodes } = change;
  const state = objectState(
    nodes.map((node) => ({
      trackId: node.track?.id ?? node.headId,
      serials: valuesOf(node, 'serial:'),
      operators: valuesOf(node, 'operator:'),
      transmitter: node.track?.transmitter ?? null,
      class: node.track?.class ?? null,
      classConfidence: node.track?.classConfidence ?? 0,
      samples: node.samples,
    })),
  );
  return {
    objectId: change.objectId,
    identity: state.identity,
    class: state.class,
    zone: state.position ? zoneLevel(state.position, site.zones) : 'outside',
    worstZone: nodes.reduce<ZoneLevel>((worst, node) => worseZone(worst, node.track?.zone ?? 'outside'), 'outside'),
    firstSeen: Math.min(...nodes.map((node) => node.first)),
    lastSeen: Math.max(...nodes.map((node) => node.last)),
    position: state.position,
    velocity: state.velocity,
    tracks: nodes.map((node) => ({
      sensor: node.sensorCode,
      trackId: node.track?.id ?? '',
      alertId: node.headId,
      reasons: [...node.slots.values()].filter((slot) => slot.sameObject).map((slot) => slot.reason.text),
    })),
  };
}

/** A radar of 50 m told 40 crossings where there were 8 while one sigma sufficed; with three it told 10 (decision 0006). */
const LEAVE_SIGMAS = 3;

export interface TransitionEvent {
  type: 'object.zone_entered' | 'object.zone_exited' | 'object.zone_amended';
  transition: Transition;
}

/**
 * The zone crossings of an object after a change, and which of them are news. Crossings older than the positions still
 * held stand as they are; the rest follow from the positions, so a late one can amend what was said.
 */
export function followTransitions(
  former: readonly Transition[],
  nodes: readonly AlertNode[],
  site: SiteView,
  rules: CorrelationRules['track'],
): { transitions: Transition[]; events: TransitionEvent[] } {
  // Crossings follow from a track told in full, so of what is kept only the newest count.
  const newest = nodes.map((node) => node.samples.slice(-rules.samples));
  const start = Math.max(
    Number.NEGATIVE_INFINITY,
    ...newest.map((samples) => (samples.length < rules.samples ? Number.NEGATIVE_INFINITY : (samples[0]?.t ?? 0))),
  );
  const settled = former.filter((transition) => transition.t <= start);
  const held = newest.flat().filter((sample) => sample.position && sample.t >= start);
  held.sort((a, b) => a.t - b.t || (a.key < b.key ? -1 : 1));
  const computed = zoneTransitions(held, site.zones, { inside: insideAfter(settled), leaveSigmas: LEAVE_SIGMAS });
  const known = new Set(former.map(identify));
  const now = new Set([...settled, ...computed].map(identify));
  const events: TransitionEvent[] = [
    ...former
      .filter((transition) => !now.has(identify(transition)))
      .map((transition) => ({ type: 'object.zone_amended' as const, transition })),
    ...computed
      .filter((transition) => !known.has(identify(transition)))
      .map((transition) => ({
        type: transition.direction === 'entered' ? ('object.zone_entered' as const) : ('object.zone_exited' as const),
        transition,
      })),
  ];
  return { transitions: [...settled, ...computed], events };
}

/** Zones an object was in after these crossings: what it was inside before is not entered again. */
function insideAfter(transitions: readonly Transition[]): Set<string> {
  const inside = new Set<string>();
  for (const { zoneId, direction } of transitions) {
    if (direction === 'entered') inside.add(zoneId);
    else inside.delete(zoneId);
  }
  return inside;
}

function identify(transition: Transition): string {
  return `${transition.zoneId}|${transition.direction}|${transition.t}`;
}

function valuesOf(node: AlertNode, prefix: string): string[] {
  return [...node.keys.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
}
