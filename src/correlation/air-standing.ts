import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { airClassOf } from '../intake/formats/air-class.ts';
import { BRIEF_TIE } from './air-reasons.ts';
import type { AlertNode } from './alert-node.ts';
import type { Reason } from './reason.ts';
import type { SiteView } from './site-view.ts';
import { type Affiliation, type Cooperation, cooperationOf } from './tracks/cooperative.ts';
import { type Confirmation, confirmationOf, type EvidenceTrack } from './tracks/confirmation.ts';
import { flatStrength, impossibleSpeed, type SpoofSign } from './tracks/spoof-signs.ts';

/** Slots of remarks: reasons of a track that tie it to nothing. */
export const CONFIRMATION = 'confirmation';
export const COOPERATION = 'cooperation';
export const EXPLANATION = 'explanation';
export const BIRD = 'bird';
/** Slots of ties to what explains a track begin with this. */
export const EXPLAINED_BY = 'explained:';

/** A remark to set, or to take back, on a track. */
export interface Remark {
  node: AlertNode;
  name: string;
  reason: Reason | null;
}

/** What is to be said of an object's tracks now; `nodes` are all of them. A function of what they hold and of the site. */
export function remarksOn(nodes: readonly AlertNode[], site: SiteView, rules: CorrelationRules['track']): Remark[] {
  // A brief track may prove to be of another object yet; what it was taken for opens no case.
  const lasting = nodes.filter((node) => !isBrief(node));
  const confirmation = confirmationOf((lasting.length > 0 ? lasting : nodes).flatMap(evidenceOf), rules.confirmation);
  const explained = nodes.find((node) => explainsItself(node, site, rules, nodes));
  return nodes.flatMap((node): Remark[] => {
    const { cooperation, bird } = ownRemarks(node, site, rules, nodes);
    const other = explained !== undefined && explained !== node;
    return [
      { node, name: CONFIRMATION, reason: scoreReason(ownOr(confirmation, node, rules), rules) },
      { node, name: COOPERATION, reason: cooperation && cooperationReason(cooperation, rules) },
      { node, name: BIRD, reason: bird ? remark(BIRD, 'taken-for-bird', bird, rules, { explains: true }) : null },
      { node, name: EXPLANATION, reason: other ? sharedExplanation(explained, rules) : null },
    ];
  });
}

/** A drone that an aircraft, a list, or its class accounts for: shown, and no reason to open a case or to be joined. */
export function isExplained(node: AlertNode): boolean {
  if (node.track?.spoofed) return false;
  for (const { reason } of node.slots.values()) if (reason.facts['explains'] === true) return true;
  return false;
}

export function isConfirmed(node: AlertNode): boolean {
  return node.slots.get(CONFIRMATION)?.reason.facts['confirmed'] === true;
}

/** Puts remarks on their tracks; tells which changed, and whether any may now be tied otherwise. */
export function applyRemarks(remarks: readonly Remark[]): { changed: Set<AlertNode>; turned: boolean } {
  const changed = new Set<AlertNode>();
  let turned = false;
  for (const { node, name, reason } of remarks) {
    if (node.slots.get(name)?.reason.text === reason?.text) continue;
    const before = standingOf(node);
    if (reason) node.slots.set(name, { partner: null, reason, joins: false, sameObject: false });
    else node.slots.delete(name);
    turned ||= standingOf(node) !== before;
    changed.add(node);
  }
  return { changed, turned };
}

/** Whether what is said of it changed so that other ties depend on it. */
function standingOf(node: AlertNode): string {
  return `${isConfirmed(node)} ${isExplained(node)}`;
}

/** Whose an object is: hostile before friend before neutral, and nobody's while a broadcast of it is not to be believed. */
export function affiliationOf(nodes: readonly AlertNode[]): { affiliation: Affiliation; text: string | null } {
  const reasons = nodes.flatMap((node) => node.slots.get(COOPERATION)?.reason ?? []);
  const spoofed = nodes.some((node) => node.track?.spoofed);
  for (const affiliation of ['hostile', 'friend', 'neutral'] as const) {
    const found = reasons.find(({ facts }) => facts['affiliation'] === affiliation);
    if (!found) continue;
    if (affiliation !== 'hostile' && spoofed) {
      return { affiliation: 'unknown', text: `${found.text}; but its broadcast shows signs of being forged` };
    }
    return { affiliation, text: found.text };
  }
  return { affiliation: 'unknown', text: reasons[0]?.text ?? null };
}

/** Signs that one track's broadcast is forged, from its own reports. */
export function ownSpoofSigns(node: AlertNode, rules: CorrelationRules['track']): SpoofSign[] {
  if (!broadcasts(node)) return [];
  const rotor = airClassOf(node.track?.class ?? '') === 'rotary-wing UAV';
  return [flatStrength(node.samples, rules.spoof), impossibleSpeed(node.samples, rotor, rules.spoof)].flatMap(
    (sign) => sign ?? [],
  );
}

function evidenceOf(node: AlertNode): EvidenceTrack[] {
  const { track } = node;
  if (!track) return [];
  const { class: taken, classConfidence, zone } = track;
  const { count: reports, first, last } = node;
  const witness = `${track.sensorId}|${track.analyzer ?? ''}`;
  return [{ witness, identifies: broadcasts(node), class: taken, classConfidence, reports, first, last, zone }];
}

function isBrief({ slots }: AlertNode): boolean {
  return slots.has(BRIEF_TIE);
}

/**
 * What confirms a brief track by itself stands, whatever object it goes with. Without this a drone that says who it is
 * would be confirmed until a radar saw it too, and whether it had a case would hang on which was heard first.
 */
function ownOr(ofObject: Confirmation, node: AlertNode, rules: CorrelationRules['track']): Confirmation {
  if (ofObject.confirmed || !isBrief(node)) return ofObject;
  const own = confirmationOf(evidenceOf(node), rules.confirmation);
  return own.confirmed ? own : ofObject;
}

/** It says who it is. That it may be forged makes it no echo: somebody sends. */
function broadcasts(node: AlertNode): boolean {
  if (node.track?.sensorKind === 'remote-id' || (node.track?.transmitter ?? null) !== null) return true;
  for (const key of node.keys.keys()) if (key.startsWith('serial:')) return true;
  return false;
}

function explainsItself(
  node: AlertNode,
  site: SiteView,
  rules: CorrelationRules['track'],
  nodes: readonly AlertNode[],
): boolean {
  if (node.track?.spoofed) return false;
  const { cooperation, bird } = ownRemarks(node, site, rules, nodes);
  if (bird !== null || (cooperation?.keeps && cooperation.entry.affiliation !== 'hostile')) return true;
  return [...node.slots.keys()].some((name) => name.startsWith(EXPLAINED_BY));
}

function ownRemarks(
  node: AlertNode,
  site: SiteView,
  rules: CorrelationRules['track'],
  nodes: readonly AlertNode[],
): { cooperation: Cooperation | null; bird: string | null } {
  return { cooperation: cooperates(node, site), bird: birdText(node, nodes, rules) };
}

function cooperates(node: AlertNode, site: SiteView): Cooperation | null {
  const entries = site.cooperative ?? [];
  if (entries.length === 0) return null;
  const values = (prefix: string) =>
    [...node.keys.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const { first, last, samples } = node;
  return cooperationOf({ serials: values('serial:'), operators: values('operator:'), first, last, samples }, entries);
}

/** A bird, unless another sensor takes it for a drone or hears it say who it is. */
function birdText(node: AlertNode, nodes: readonly AlertNode[], rules: CorrelationRules['track']): string | null {
  const { track } = node;
  if (!track || airClassOf(track.class ?? '') !== 'bird' || track.classConfidence < rules.birdConfidence) return null;
  const contradicted = nodes.some((other) => other !== node && (broadcasts(other) || takenForDrone(other)));
  return contradicted ? null : `${track.sensorCode} takes it for a bird (confidence ${track.classConfidence})`;
}

function takenForDrone({ track }: AlertNode): boolean {
  return (airClassOf(track?.class ?? '') ?? '').endsWith('UAV');
}

function scoreReason({ score, confirmed, text }: Confirmation, rules: CorrelationRules['track']): Reason {
  return remark(CONFIRMATION, 'confirmation', text, rules, { confirmed, score, needed: rules.confirmation.needed });
}

function cooperationReason({ entry, keeps, text }: Cooperation, rules: CorrelationRules['track']): Reason {
  const explains = keeps && entry.affiliation !== 'hostile';
  return remark(COOPERATION, explains ? 'authorised-flight' : 'cooperative-list', text, rules, {
    entry: entry.id,
    affiliation: keeps ? entry.affiliation : 'unknown',
    ...(explains && { explains }),
  });
}

function sharedExplanation(by: AlertNode, rules: CorrelationRules['track']): Reason {
  const text = `Is one object with track ${by.track?.id ?? ''} of ${by.sensorCode}, which is explained`;
  return remark(EXPLANATION, 'explained-with-object', text, rules, { explains: true, alertId: by.headId });
}

function remark(
  slot: string,
  rule: string,
  text: string,
  rules: CorrelationRules['track'],
  facts: Record<string, string | number | boolean>,
): Reason {
  return { rule, version: rules.version, text, facts: { slot, ...facts }, weight: 0 };
}
