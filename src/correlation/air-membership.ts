import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { type Bond, byStart, objectsAmong } from './air-objects.ts';
import { agreesBy, BRIEF_TIE, outvotedTie, TRACK_TIE, trackTie, type TrackRule } from './air-reasons.ts';
import { type AlertNode, type Slot, startsBefore } from './alert-node.ts';

/** A tie found, and the node it belongs to. */
export interface OwnedSlot {
  node: AlertNode;
  name: string;
  slot: Slot | null;
}

/** How much a bond says: identities outweigh any number of positions, positions bearings, and those what merely crosses. */
const WEIGHTS: Readonly<Record<TrackRule, number>> = {
  'declared-track': 100,
  'same-path': 3,
  'continued-track': 2,
  'crossing-bearings': 1,
  'sighting-on-track': 0,
};
const IDENTITY_WEIGHT = 1_000;
const POSITIONS_WEIGHT = 10;

/** The tracks of the object that this one is of, by start. */
export function objectOf(node: AlertNode): AlertNode[] {
  const brief = node.slots.get(BRIEF_TIE);
  const core = coreOf(brief?.joins && brief.partner && brief.partner.group === node.group ? brief.partner : node);
  const briefs = core.flatMap((part) => briefsOf(part));
  return briefs.length === 0 ? core : [...core, ...briefs].sort(byStart);
}

/** The same without tracks too brief to be compared with one other. */
export function coreOf(node: AlertNode): AlertNode[] {
  if (node.object?.every(({ group }) => group === node.group)) return node.object;
  // After a start, or a person's decision: what was outvoted before stays so until it is looked at again.
  const { nodes, bonds } = new BondGraph([]).component(node, ({ outvoted }) => outvoted !== true);
  const { objects } = objectsAmong(nodes, bonds, () => false);
  for (const object of objects) keep(object);
  return node.object ?? [node];
}

/** Brief tracks that go with the object by this track of it. */
export function briefsOf(part: AlertNode): AlertNode[] {
  const found: AlertNode[] = [];
  for (const other of part.dependants) {
    const slot = other.slots.get(BRIEF_TIE);
    if (slot?.joins && slot.partner === part && other.group === part.group) found.push(other);
  }
  return found;
}

/**
 * Puts together anew the objects of these tracks and of all they hang together with, as they are once `found` is set;
 * returns the ties to set, and the tracks whose object is another than before.
 */
export function resolveObjects(
  starts: readonly AlertNode[],
  found: readonly OwnedSlot[],
  disagree: (a: AlertNode, b: AlertNode) => boolean,
  rules: CorrelationRules['track'],
): { ties: OwnedSlot[]; changed: Set<AlertNode> } {
  const graph = new BondGraph(found);
  const changed = new Set<AlertNode>();
  const ties = new Map(found.map((tie) => [`${tie.node.headId} ${tie.name}`, tie]));
  const seen = new Set<AlertNode>();
  for (const start of [...starts, ...graph.concerned]) {
    if (seen.has(start)) continue;
    const { nodes, bonds } = graph.component(start);
    for (const node of nodes) seen.add(node);
    const { objects, objections } = objectsAmong(nodes, bonds, disagree);
    for (const object of objects) for (const node of keep(object)) changed.add(node);
    for (const bond of bonds) {
      const tie = graph.tie(bond);
      const objection = objections.get(bond);
      const rule = tie && agreesBy(tie);
      if (!tie || !rule || !bond.name.startsWith(TRACK_TIE)) continue;
      if (!objection && !tie.outvoted) continue;
      const slot = objection ? outvotedTie(tie, objection, rules) : trackTie(rule, bond.partner, rules);
      ties.set(`${bond.owner.headId} ${bond.name}`, { node: bond.owner, name: bond.name, slot });
    }
  }
  return { ties: [...ties.values()], changed };
}

/** Remembers an object with its tracks; returns those it concerns where it is another than before. */
function keep(object: AlertNode[]): AlertNode[] {
  const same = object.every((node) => node.object?.length === object.length && node.object[0] === object[0]);
  if (same && object.every((node, index) => object[0]?.object?.[index] === node)) return [];
  const former = object.flatMap((node) => node.object ?? []);
  for (const node of object) node.object = object;
  return [...object, ...former];
}

/** A node leaves memory or is another: what it was one object with is put together anew. */
export function forgetObject(node: AlertNode): void {
  for (const part of node.object ?? []) part.object = null;
  node.object = null;
}

/** Of the parts an object came apart into, the one that began first keeps its id. */
export function giveUpIds(parts: readonly (readonly AlertNode[])[]): void {
  const taken = new Set<string>();
  const inOrder = [...parts].sort(([a], [b]) => (a && b && startsBefore(a, b) ? -1 : 1));
  for (const nodes of inOrder) {
    for (const { track } of nodes) if (track?.objectId && taken.has(track.objectId)) track.objectId = null;
    for (const { track } of nodes) if (track?.objectId) taken.add(track.objectId);
  }
}

/** The bonds of tracks as they will stand. */
class BondGraph {
  private readonly found = new Map<AlertNode, Map<string, Slot | null>>();
  private readonly owners = new Map<AlertNode, Set<AlertNode>>();
  readonly concerned = new Set<AlertNode>();

  constructor(found: readonly OwnedSlot[]) {
    for (const { node, name, slot } of found) {
      const former = node.slots.get(name)?.partner;
      if (!former && !slot) continue;
      let own = this.found.get(node);
      if (!own) this.found.set(node, (own = new Map<string, Slot | null>()));
      own.set(name, slot);
      this.concerned.add(node);
      if (former?.track) this.concerned.add(former);
      if (!slot?.partner) continue;
      this.concerned.add(slot.partner);
      let owners = this.owners.get(slot.partner);
      if (!owners) this.owners.set(slot.partner, (owners = new Set<AlertNode>()));
      owners.add(node);
    }
  }

  tie({ owner, name }: Bond): Slot | null {
    const own = this.found.get(owner);
    return (own?.has(name) ? own.get(name) : owner.slots.get(name)) ?? null;
  }

  component(start: AlertNode, counts: (tie: Slot) => boolean = () => true): { nodes: AlertNode[]; bonds: Bond[] } {
    const nodes = new Set([start]);
    const bonds = new Map<string, Bond>();
    for (const node of nodes) {
      for (const bond of this.bondsOf(node)) {
        const tie = this.tie(bond);
        if (!tie || !counts(tie)) continue;
        bonds.set(`${bond.owner.headId} ${bond.name}`, bond);
        nodes.add(bond.owner).add(bond.partner);
      }
    }
    return { nodes: [...nodes], bonds: [...bonds.values()] };
  }

  private *bondsOf(node: AlertNode): Generator<Bond> {
    yield* this.owned(node);
    for (const owner of new Set([...node.dependants, ...(this.owners.get(node) ?? [])])) {
      for (const bond of this.owned(owner)) if (bond.partner === node) yield bond;
    }
  }

  private *owned(owner: AlertNode): Generator<Bond> {
    const own = this.found.get(owner);
    for (const [name, slot] of owner.slots) {
      const bond = own?.has(name) ? undefined : bondOf(owner, name, slot);
      if (bond) yield bond;
    }
    for (const [name, slot] of own ?? []) {
      const bond = slot ? bondOf(owner, name, slot) : undefined;
      if (bond) yield bond;
    }
  }
}

/** What a tie says of two tracks being one thing, if anything; a person's word that keeps their cases apart outranks it. */
function bondOf(owner: AlertNode, name: string, slot: Slot): Bond | undefined {
  const { partner } = slot;
  if (!partner || name === BRIEF_TIE || !((slot.sameObject && slot.joins) || slot.outvoted)) return undefined;
  if (owner.group !== partner.group) {
    if (owner.group.apart.has(partner.group.id) || owner.group.sealed || partner.group.sealed) return undefined;
  }
  return { owner, name, partner, weight: weightOf(owner, slot, partner) };
}

function weightOf(owner: AlertNode, slot: Slot, partner: AlertNode): number {
  const rule = agreesBy(slot);
  if (!rule) return IDENTITY_WEIGHT;
  return rule === 'same-path' && placed(owner) && placed(partner) ? POSITIONS_WEIGHT : WEIGHTS[rule];
}

function placed({ samples }: AlertNode): boolean {
  return samples.some(({ position }) => position !== undefined);
}
