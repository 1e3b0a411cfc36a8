import { v5 as uuidv5 } from 'uuid';
import { AlertGroup, type AlertNode, type Slot, startsBefore } from './alert-node.ts';
import { type CaseCaps, type Fullness, fullnessOf } from './case-caps.ts';
import { mergeFacts, nodeFacts } from './case-facts.ts';
import type { Reason } from './reason.ts';

/** Namespace of ids the engine derives, so that it needs no randomness. */
const NAMESPACE = '6f0b7b0e-5b3c-4d58-9a55-0d7f7c1d2b11';

/** Order of opening within a step; above any case number, so that an older case outranks one opened just now. */
export const PROVISIONAL = 2 ** 52;

/** The number readers know a case by; null before they know it. */
function numberOf(group: AlertGroup): number | null {
  return group.opened !== null && group.opened < PROVISIONAL ? group.opened : null;
}

/** What happened to groups in a step, in order, for the store to repeat on what it holds. */
export type GroupMove =
  /** A head gave way to an earlier alert, or its node to another. */
  | { kind: 'refold'; from: string; into: string; reason: Reason }
  | { kind: 'merge'; from: string; fromNumber: number | null; into: string; reasons: Reason[] }
  | {
      kind: 'split';
      from: string;
      fromNumber: number | null;
      into: string;
      heads: string[];
      reasons: Reason[];
      /** A merge is undone: the group is one that was, and neither keeps what the other alone was kept apart from. */
      restores?: { apartAlone: { restored: string[]; survivor: string[] } };
    };

/** Keeps the groups of a site equal to the connected parts of its nodes' ties, within what people decided. */
export class Grouping {
  readonly groups = new Map<string, AlertGroup>();
  /** Changed since the last drain. */
  readonly touched = new Set<AlertGroup>();
  /** Changed by the input being processed. */
  readonly changed = new Set<AlertGroup>();
  /** Lost a tie, so may have come apart. */
  readonly loosened = new Set<AlertGroup>();
  moves: GroupMove[] = [];
  /** Of groups that reached a cap, with the heads they had when it was asked for. */
  private readonly fullness = new WeakMap<AlertGroup, { heads: number; first: number; full: Fullness }>();

  constructor(
    private readonly caps: CaseCaps,
    private readonly latenessMs: number,
  ) {}

  found(key: string, node: Pick<AlertNode, 'worst'>): AlertGroup {
    const group = new AlertGroup(derivedId(key), node.worst);
    this.groups.set(group.id, group);
    return group;
  }

  /**
   * Puts two nodes' groups together because of a tie. Where it is refused, because a person keeps the groups apart or
   * one of them is full, returns why.
   */
  join(a: AlertNode, b: AlertNode, reason: Reason): string | null {
    if (a.group === b.group) return null;
    if (a.group.apart.has(b.group.id)) return "a person's decision keeps them apart";
    const [earlier, later] = startsBefore(a, b) ? [a, b] : [b, a];
    const full = this.fullnessOf(earlier.group);
    if (later.first > full.from) {
      if (earlier.group.opened !== null) later.group.continues ??= earlier.group.id;
      return `that case ${full.words} by then, so this goes on in one of its own`;
    }
    const [into, from] = outranks(a.group, b.group) ? [a.group, b.group] : [b.group, a.group];
    this.merge(from, into, [reason]);
    return null;
  }

  private fullnessOf(group: AlertGroup): Fullness {
    const heads = group.nodes.size + group.gone;
    const known = this.fullness.get(group);
    if (known?.heads === heads && known.first === group.facts.first) return known.full;
    const full = fullnessOf(group, this.caps, this.latenessMs);
    this.fullness.set(group, { heads, first: group.facts.first, full });
    return full;
  }

  merge(from: AlertGroup, into: AlertGroup, reasons: Reason[]): void {
    for (const node of from.nodes) {
      node.group = into;
      into.nodes.add(node);
    }
    from.nodes.clear();
    from.absorbedBy = into;
    into.facts = mergeFacts(into.facts, from.facts);
    into.gone += from.gone;
    into.continues ??= from.continues;
    if (into.continues === into.id) into.continues = null;
    for (const other of from.apart) this.setApart(into.id, other);
    this.clearApart(from);
    this.groups.delete(from.id);
    this.touched.delete(from);
    this.changed.delete(from);
    // What it lost, it lost: the part that hung on it comes apart from the whole.
    if (this.loosened.delete(from)) this.loosened.add(into);
    this.changed.add(into);
    if (from.stored) {
      this.moves.push({ kind: 'merge', from: from.id, fromNumber: numberOf(from), into: into.id, reasons });
      // Rows now carry its id, so what becomes of it must be told too.
      into.stored = true;
    }
  }

  /** Moves nodes into a group of their own. Facts are made anew where all they rest on is in memory. */
  split(
    group: AlertGroup,
    nodes: readonly AlertNode[],
    key: string,
    reasons: Reason[],
    heads?: string[],
    back?: { group: AlertGroup; apartAlone: { restored: string[]; survivor: string[] } },
  ): AlertGroup {
    const first = nodes[0];
    const worst = first ? first.worst : group.facts.worst;
    const fresh = back?.group ?? this.found(key, { worst });
    this.groups.set(fresh.id, fresh);
    for (const node of nodes) {
      group.nodes.delete(node);
      fresh.nodes.add(node);
      node.group = fresh;
    }
    remakeFacts(fresh);
    remakeFacts(group);
    for (const other of group.apart) this.setApart(fresh.id, other);
    this.changed.add(group).add(fresh);
    const moved = heads ?? nodes.map((node) => node.headId);
    if (group.stored) {
      this.moves.push({
        kind: 'split',
        from: group.id,
        fromNumber: numberOf(group),
        into: fresh.id,
        heads: moved,
        reasons,
        ...(back && { restores: { apartAlone: back.apartAlone } }),
      });
      fresh.stored = true;
    }
    return fresh;
  }

  /**
   * After ties were withdrawn: what no longer hangs together becomes groups of its own. A case stays with what warrants
   * it, as if the tie had never been. Returns the groups concerned.
   */
  settle(reason: Reason, warrants: (nodes: readonly AlertNode[]) => boolean): AlertGroup[] {
    const concerned: AlertGroup[] = [];
    for (const group of this.loosened) {
      const parts = connectedParts(group);
      // Where some of it has left memory, that was with the earliest.
      const staying = (group.opened === null || group.facts.faded ? undefined : parts.find(warrants)) ?? parts[0];
      for (const part of parts) {
        const head = part[0];
        if (!head || part === staying) continue;
        concerned.push(group, this.split(group, part, `${head.headId}|withdrawn|${head.count}|${group.id}`, [reason]));
      }
    }
    this.loosened.clear();
    return concerned;
  }

  /** Cases among the touched groups that have no number yet, in order of opening. */
  unnumbered(): AlertGroup[] {
    const due = [...this.touched].filter(({ opened }) => opened !== null && opened >= PROVISIONAL);
    return due.sort((a, b) => (a.opened ?? 0) - (b.opened ?? 0));
  }

  clearApartOf(a: string, b: string): void {
    this.groups.get(a)?.apart.delete(b);
    this.groups.get(b)?.apart.delete(a);
  }

  setApart(a: string, b: string): void {
    this.groups.get(a)?.apart.add(b);
    this.groups.get(b)?.apart.add(a);
  }

  /** A node leaves memory: what it alone held together stays together. Returns the nodes now tied directly. */
  forget(node: AlertNode): AlertNode[] {
    const neighbours = [...neighboursOf(node)].sort(byStart);
    for (const [index, neighbour] of neighbours.entries()) {
      neighbour.glue.delete(node);
      const next = neighbours[index + 1];
      if (next) tie(neighbour, next);
    }
    for (const dependant of node.dependants) {
      for (const slot of dependant.slots.values()) if (slot.partner === node) slot.partner = null;
    }
    for (const slot of node.slots.values()) slot.partner?.dependants.delete(node);
    node.group.nodes.delete(node);
    node.group.gone += 1;
    if (!node.group.facts.faded) {
      node.group.facts = { ...node.group.facts, faded: true };
      this.touched.add(node.group);
    }
    if (node.group.nodes.size === 0) this.drop(node.group);
    return neighbours;
  }

  private drop(group: AlertGroup): void {
    this.clearApart(group);
    this.groups.delete(group.id);
  }

  private clearApart(group: AlertGroup): void {
    for (const other of group.apart) this.groups.get(other)?.apart.delete(group.id);
  }
}

/** The group that stands where this one stood. */
export function standing(group: AlertGroup): AlertGroup {
  return group.absorbedBy ? standing(group.absorbedBy) : group;
}

/** A node that left memory before its group was absorbed follows it. */
export function settleGroup(node: AlertNode): void {
  node.group = standing(node.group);
}

export function tie(a: AlertNode, b: AlertNode): void {
  a.glue.add(b);
  b.glue.add(a);
}

export function derivedId(key: string): string {
  return uuidv5(key, NAMESPACE);
}

/** A case outranks what is none, an older case a newer one, and otherwise the earlier start. */
function outranks(a: AlertGroup, b: AlertGroup): boolean {
  const orderA = a.opened ?? Number.POSITIVE_INFINITY;
  const orderB = b.opened ?? Number.POSITIVE_INFINITY;
  if (orderA !== orderB) return orderA < orderB;
  const firstA = earliest(a);
  const firstB = earliest(b);
  if (!firstA || !firstB) return firstA !== undefined;
  return startsBefore(firstA, firstB);
}

/** The node of a group that began first. */
export function earliest(group: AlertGroup): AlertNode | undefined {
  let found: AlertNode | undefined;
  for (const node of group.nodes) if (!found || startsBefore(node, found)) found = node;
  return found;
}

export function remakeFacts(group: AlertGroup): void {
  if (group.facts.faded) return;
  const facts = [...group.nodes].map(nodeFacts);
  const [first, ...rest] = facts;
  if (first) group.facts = rest.reduce(mergeFacts, first);
}

function byStart(a: AlertNode, b: AlertNode): number {
  return startsBefore(a, b) ? -1 : 1;
}

function joinsNode(slot: Slot): slot is Slot & { partner: AlertNode } {
  return slot.joins && slot.partner !== null;
}

function neighboursOf(node: AlertNode): Set<AlertNode> {
  const found = new Set<AlertNode>(node.glue);
  for (const slot of node.slots.values()) if (joinsNode(slot)) found.add(slot.partner);
  for (const dependant of node.dependants) {
    for (const slot of dependant.slots.values()) if (joinsNode(slot) && slot.partner === node) found.add(dependant);
  }
  for (const other of found) if (other.group !== node.group) found.delete(other);
  found.delete(node);
  return found;
}

/** Connected parts by start of their earliest node; each part sorted by start. */
function connectedParts(group: AlertGroup): AlertNode[][] {
  const left = new Set(group.nodes);
  const parts: AlertNode[][] = [];
  for (const start of [...group.nodes].sort(byStart)) {
    if (!left.delete(start)) continue;
    const part = [start];
    for (const node of part) {
      for (const next of neighboursOf(node)) if (left.delete(next)) part.push(next);
    }
    parts.push(part.sort(byStart));
  }
  return parts;
}
