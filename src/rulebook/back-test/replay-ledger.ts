import type { AlertNode } from '../../correlation/alert-node.ts';
import { type CaseFacts, nodeFacts } from '../../correlation/case-facts.ts';
import type { DecisionOutcome, GroupView } from '../../correlation/decision-fact.ts';
import { factsOf } from '../../correlation/decision-steps.ts';
import type { GroupMove } from '../../correlation/grouping.ts';
import type { SiteChanges } from '../../correlation/step-result.ts';

/** An alert with its repeats. The node tells what it amounts to, also once it has left the engine's memory. */
export interface HeadRow {
  groupId: string;
  node: AlertNode | null;
  alertIds: string[];
}

/** What is kept of two cases when one is merged into the other, so that the merge can be undone. */
export interface MergeNote {
  id: string;
  number: number;
  /** Alerts of each at that time. */
  absorbed: string[];
  kept: string[];
  apart: string[];
  intoApart: string[];
}

/** A store in memory: does with a step's outcome what the writers do with rows. */
export class ReplayLedger {
  readonly heads = new Map<string, HeadRow>();
  readonly cases = new Map<string, { number: number; facts: CaseFacts; continues: string | null }>();
  readonly merges = new Map<string, MergeNote>();
  private readonly headOf = new Map<string, string>();
  private readonly groups = new Map<string, Set<string>>();
  private readonly apart = new Map<string, Set<string>>();
  private readonly sealed = new Set<string>();
  private readonly mergedInto = new Map<string, string>();

  apply(changes: SiteChanges): void {
    for (const move of changes.moves) this.move(move);
    for (const { alertId, node } of changes.placements) {
      const row = this.row(node.headId, node.group.id);
      row.alertIds.push(alertId);
      this.headOf.set(alertId, node.headId);
    }
    for (const node of changes.nodes) {
      const row = this.heads.get(node.headId);
      if (row) row.node = node;
    }
    for (const group of changes.groups) {
      if (group.opened !== null) {
        this.cases.set(group.id, { number: group.opened, facts: group.facts, continues: group.continues });
      }
    }
  }

  /** What a decision brought about beyond its changes. */
  decided({ apart, applied }: DecisionOutcome, kind: string, caseId: string): void {
    if (!applied) return;
    if (kind === 'seal') this.sealed.add(caseId);
    if (kind === 'unseal') this.sealed.delete(caseId);
    if (apart) this.separate(...apart);
  }

  /** A case that had been merged away is one again. */
  restore(id: string, number: number): void {
    const facts = this.factsIn(id);
    this.mergedInto.delete(id);
    if (facts) this.cases.set(id, { number, facts, continues: null });
  }

  /** A case goes on as another group. */
  rename(id: string, as: string): void {
    this.mergedInto.set(id, as);
  }

  /** The group that stands where this one stood; null where the ledger never knew it. */
  standing(id: string): string | null {
    let found = id;
    for (let into = this.mergedInto.get(found); into !== undefined; into = this.mergedInto.get(found)) found = into;
    return this.groups.has(found) ? found : null;
  }

  headOfAlert(alertId: string): string | null {
    return this.headOf.get(alertId) ?? null;
  }

  groupOfAlert(alertId: string): string | null {
    return this.heads.get(this.headOf.get(alertId) ?? '')?.groupId ?? null;
  }

  /** The case an alert is in; null where it is in none. */
  caseOfAlert(alertId: string): string | null {
    const group = this.groupOfAlert(alertId);
    return group !== null && this.cases.has(group) ? group : null;
  }

  alertsIn(groupId: string): string[] {
    return this.rowsIn(groupId).flatMap(({ alertIds }) => alertIds);
  }

  rowsIn(groupId: string): HeadRow[] {
    return [...(this.groups.get(groupId) ?? [])].flatMap((head) => this.heads.get(head) ?? []);
  }

  apartFrom(id: string): string[] {
    return [...(this.apart.get(id) ?? [])];
  }

  /** A group as a decision sees it; null where it holds nothing. */
  view(id: string): GroupView | null {
    const members = this.rowsIn(id).flatMap(({ node }) =>
      node ? [{ headId: node.headId, facts: nodeFacts(node) }] : [],
    );
    const facts = this.cases.get(id)?.facts ?? factsOf(members);
    if (!facts) return null;
    return {
      id,
      opened: this.cases.get(id)?.number ?? null,
      sealed: this.sealed.has(id),
      facts,
      members,
      apart: this.apartFrom(id),
    };
  }

  private factsIn(id: string): CaseFacts | undefined {
    return factsOf(
      this.rowsIn(id).flatMap(({ node }) => (node ? [{ headId: node.headId, facts: nodeFacts(node) }] : [])),
    );
  }

  private move(move: GroupMove): void {
    if (move.kind === 'refold') return this.refold(move.from, move.into);
    if (move.kind === 'split') {
      for (const head of move.heads) this.place(head, move.into);
      for (const other of this.apartFrom(move.from)) if (other !== move.into) this.separate(move.into, other);
      if (!move.restores) return;
      const { restored, survivor } = move.restores.apartAlone;
      for (const other of restored) this.unite(move.from, other);
      for (const other of survivor) this.unite(move.into, other);
      return;
    }
    if (move.fromNumber !== null) this.note(move.from, move.into, move.fromNumber);
    for (const head of this.groups.get(move.from) ?? []) this.place(head, move.into);
    this.groups.delete(move.from);
    this.cases.delete(move.from);
    this.mergedInto.set(move.from, move.into);
    for (const other of this.apartFrom(move.from)) {
      this.unite(move.from, other);
      if (other !== move.into) this.separate(move.into, other);
    }
  }

  private note(id: string, into: string, number: number): void {
    this.merges.set(id, {
      id,
      number,
      absorbed: this.alertsIn(id),
      kept: this.alertsIn(into),
      apart: this.apartFrom(id),
      intoApart: this.apartFrom(into),
    });
  }

  private refold(from: string, into: string): void {
    const former = this.heads.get(from);
    if (!former) return;
    const row = this.row(into, former.groupId);
    row.alertIds.push(...former.alertIds);
    for (const id of former.alertIds) this.headOf.set(id, into);
    this.heads.delete(from);
    this.groups.get(former.groupId)?.delete(from);
  }

  private row(headId: string, groupId: string): HeadRow {
    const known = this.heads.get(headId);
    if (known) {
      if (known.groupId !== groupId) this.place(headId, groupId);
      return known;
    }
    const fresh: HeadRow = { groupId, node: null, alertIds: [] };
    this.heads.set(headId, fresh);
    this.membersOf(groupId).add(headId);
    return fresh;
  }

  private place(headId: string, groupId: string): void {
    const row = this.heads.get(headId);
    if (!row || row.groupId === groupId) return;
    this.groups.get(row.groupId)?.delete(headId);
    row.groupId = groupId;
    this.membersOf(groupId).add(headId);
  }

  private membersOf(groupId: string): Set<string> {
    const known = this.groups.get(groupId);
    if (known) return known;
    const fresh = new Set<string>();
    this.groups.set(groupId, fresh);
    return fresh;
  }

  private separate(one: string, other: string): void {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.apart.get(a);
      if (known) known.add(b);
      else this.apart.set(a, new Set([b]));
    }
  }

  private unite(one: string, other: string): void {
    this.apart.get(one)?.delete(other);
    this.apart.get(other)?.delete(one);
  }
}
