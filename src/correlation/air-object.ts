import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { Position } from '../intake/alert.ts';
import { affiliationOf, CONFIRMATION, EXPLANATION, isConfirmed } from './air-standing.ts';
import type { ObjectChange } from './air-picture.ts';
import type { AlertNode } from './alert-node.ts';
import { worseZone } from './case-facts.ts';
import type { SiteView } from './site-view.ts';
import type { Affiliation } from './tracks/cooperative.ts';
import { forecastZones, type ZoneForecast } from './tracks/zone-forecast.ts';
import type { SpoofSign } from './tracks/spoof-signs.ts';
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
  affiliation: Affiliation;
  /** More than an echo: see `assessment.score`. */
  confirmed: boolean;
  assessment: AirAssessment;
}

/** What was concluded of an object, with the reasons in words. */
export interface AirAssessment {
  affiliation: string | null;
  score: { value: number; needed: number; text: string } | null;
  /** What accounts for it: an aircraft, a bird, an authorised flight. */
  explained: string[];
  spoofed: SpoofSign[];
  /** Zones it heads for, the first reached first. */
  forecast: ZoneForecast[];
  pilot: { position: Position; at: string } | null;
}

/** What an object's tracks say of it now. */
export function describeObject(change: ObjectChange, site: SiteView): AirObject {
  const { nodes } = change;
  const affiliated = affiliationOf(nodes);
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
    affiliation: affiliated.affiliation,
    confirmed: nodes.some(isConfirmed),
    assessment: {
      affiliation: affiliated.text,
      score: scoreOf(nodes),
      explained: explanationsOf(nodes),
      spoofed: spoofSignsOf(nodes),
      forecast: state.position ? forecastZones(state.position, state.velocity, site.zones) : [],
      pilot: pilotOf(nodes),
    },
  };
}

/** Of its tracks, one that is confirmed: a brief one may be so by itself. */
function scoreOf(nodes: readonly AlertNode[]): AirAssessment['score'] {
  const found = (nodes.find(isConfirmed) ?? nodes.find(({ slots }) => slots.has(CONFIRMATION)))?.slots.get(
    CONFIRMATION,
  )?.reason;
  if (!found) return null;
  return { value: Number(found.facts['score']), needed: Number(found.facts['needed']), text: found.text };
}

/** Why nothing need be done about it, each reason once; none while its broadcast is not to be believed. */
function explanationsOf(nodes: readonly AlertNode[]): string[] {
  if (nodes.some(({ track }) => track?.spoofed)) return [];
  const reasons = nodes.flatMap((node) => [...node.slots.values()].map((slot) => slot.reason));
  const own = reasons.filter(({ facts }) => facts['explains'] === true && facts.slot !== EXPLANATION);
  return [...new Set(own.map((reason) => reason.text))].sort();
}

function spoofSignsOf(nodes: readonly AlertNode[]): SpoofSign[] {
  const signs = nodes.flatMap(({ track }) => track?.spoofed ?? []);
  return [...new Map(signs.map((sign) => [sign.text, sign])).values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

function pilotOf(nodes: readonly AlertNode[]): AirAssessment['pilot'] {
  const told = nodes.flatMap(({ track }) => track?.pilot ?? []);
  const newest = told.sort((a, b) => b.t - a.t || (a.ref > b.ref ? -1 : 1))[0];
  return newest ? { position: newest.position, at: new Date(newest.t).toISOString() } : null;
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
