import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { EXPLAINED_BY } from './air-standing.ts';
import { type OwnedSlot } from './air-membership.ts';
import { concurrent, sameSource } from './air-objects.ts';
import { label, slotOf, trackTie } from './air-reasons.ts';
import { type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { contradicts } from './entity-ties.ts';
import type { Reason } from './reason.ts';
import { crossingTracks } from './tracks/crossing.ts';
import { compareTracks, farApart } from './tracks/track-gate.ts';

/** Longer than any gate reaches from a report, a person's included. */
const REACH_MS = 40_000;

/** What two tracks say of each other: their tie, and whether they were seen at once and do not fit. */
interface Compared {
  slot: Slot | null | 'as before';
  refuted: boolean;
}

/** The tie of two tracks; what was found stands where the reports both were seen in are no longer kept. */
export function tieOf(
  node: AlertNode,
  partner: AlertNode,
  declared: boolean,
  rules: CorrelationRules['track'],
): Compared {
  if (node.group.sealed || partner.group.sealed) return { slot: null, refuted: false };
  const person = node.kind === 'human' || partner.kind === 'human';
  if (declared) return { slot: trackTie('declared-track', partner, rules), refuted: false };
  if (node.kind === 'human' && partner.kind === 'human') return { slot: null, refuted: false };
  if (farApart(node.samples, partner.samples)) return { slot: null, refuted: !person && concurrent(node, partner, 0) };
  const verdict = compareTracks(node.samples, partner.samples, { person });
  if (verdict.compared === 0 && outOfMemory(node, partner)) return { slot: 'as before', refuted: false };
  if (!verdict.fused) return { slot: null, refuted: !person && verdict.refuted };
  return { slot: trackTie(person ? 'sighting-on-track' : 'same-path', partner, rules), refuted: false };
}

/**
 * The tie of two tracks that are bearings alone: where they cross at a place that moves as a drone may, and neither sensor
 * hears anything else meanwhile, since the lines of two drones cross as well.
 */
function crossingTie(
  node: AlertNode,
  partner: AlertNode,
  alone: boolean,
  rules: CorrelationRules['track'],
): Slot | null | 'as before' {
  if (!alone || node.group.sealed || partner.group.sealed) return null;
  const { fused, enough } = crossingTracks(node.samples, partner.samples);
  if (!enough && outOfMemory(node, partner)) return 'as before';
  if (!fused) return null;
  return trackTie('crossing-bearings', partner, rules);
}

/**
 * Bearings crossed with bearings. Whether a sensor hears one thing or several bears on all it hears, so its other tracks
 * are looked at again too.
 */
export function* crossings(
  node: AlertNode,
  tracked: ReadonlySet<AlertNode>,
  rules: CorrelationRules['track'],
): Generator<OwnedSlot> {
  if (!bearingOnly(node)) return;
  const finders = [...tracked].filter(bearingOnly);
  const siblings = (of: AlertNode) =>
    finders.filter((other) => other !== of && sameSource(of, other) && concurrent(of, other, 0));
  for (const own of [node, ...siblings(node)]) {
    for (const other of finders) {
      if (other === own || sameSource(own, other) || contradicts(own, other)) continue;
      if (declares(own, other) || declares(other, own)) continue;
      if (!concurrent(own, other, rules.concurrentSeconds * 1000)) continue;
      const [earlier, later] = startsBefore(own, other) ? [own, other] : [other, own];
      const alone = siblings(own).length === 0 && siblings(other).length === 0;
      const slot = crossingTie(later, earlier, alone, rules);
      if (slot !== 'as before') yield { node: later, name: slotOf(earlier), slot };
      yield { node: earlier, name: slotOf(later), slot: null };
    }
  }
}

/** A track of which only directions are known. */
export function bearingOnly(node: AlertNode): boolean {
  return (
    node.track !== null &&
    node.samples.length > 0 &&
    node.samples.every(({ position, bearing }) => !position && bearing !== undefined)
  );
}

/** Crewed traffic at the place and time of a track accounts for it. */
export function explanationOf(a: AlertNode, b: AlertNode, rules: CorrelationRules['track']): OwnedSlot | undefined {
  const [aircraft, node] = a.track?.context ? [a, b] : [b, a];
  if (node.track?.context || !concurrent(a, b, rules.concurrentSeconds * 1000)) return undefined;
  const name = `${EXPLAINED_BY}${label(aircraft)}`;
  if (farApart(aircraft.samples, node.samples)) return { node, name, slot: null };
  const verdict = compareTracks(aircraft.samples, node.samples, {
    person: node.kind === 'human',
    // The first echoes of an aircraft that is known would else open a case before there are enough of them.
    early: true,
  });
  if (verdict.compared === 0 && outOfMemory(aircraft, node)) return undefined;
  if (!verdict.fused) return { node, name, slot: null };
  const metres = verdict.meanDistanceM;
  const apart = metres === undefined ? 'in its direction' : `${Math.ceil(metres / 20) * 20} m apart`;
  const reason: Reason = {
    rule: 'explained-by-aircraft',
    version: rules.version,
    text: `At the place and time of aircraft ${aircraft.track?.id ?? ''}, ${apart}`,
    facts: { slot: name, alertId: aircraft.headId, explains: true },
    weight: 0,
  };
  return { node, name, slot: { partner: aircraft, joins: false, sameObject: false, reason } };
}

export function declares(a: AlertNode, b: AlertNode): boolean {
  return a.declared.some(
    ({ sensor, trackId }) => trackId === b.track?.id && (sensor === b.track.analyzer || sensor === b.track.sensorCode),
  );
}

/** Both were seen at once only so long ago that one of them no longer keeps reports of that time. */
function outOfMemory(a: AlertNode, b: AlertNode): boolean {
  const until = Math.min(a.last, b.last);
  return [a, b].some(({ samples }) => samples.length > 0 && (samples[0]?.t ?? 0) > until);
}

/** Whether a report at `t` may be held against any of this track. */
export function seenAbout(node: AlertNode, t: number): boolean {
  return node.first - REACH_MS <= t && t <= node.last + REACH_MS;
}
