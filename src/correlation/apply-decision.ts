import { type AlertGroup, AlertGroup as Group, type AlertNode, startsBefore } from './alert-node.ts';
import { type CaseFacts, mergeFacts } from './case-facts.ts';
import { tie } from './grouping.ts';
import { stillReached } from './node-state.ts';
import type { Reason } from './reason.ts';
import { restorePartition, type StoredPartition } from './restore-partition.ts';
import type { SitePartition } from './site-partition.ts';

/** One alert with its repeats, as the store knows it, whether or not it is in memory. */
export interface MemberView {
  headId: string;
  facts: CaseFacts;
}

/** A group as the store knows it. */
export interface GroupView {
  id: string;
  opened: number | null;
  sealed: boolean;
  facts: CaseFacts;
  members: MemberView[];
  /** Groups that people keep this one apart from, whether or not they are in memory. */
  apart: readonly string[];
}

/** A person's decision with what it refers to, resolved against the store before it is applied. */
export interface DecisionFact {
  id: string;
  kind: 'link' | 'unlink' | 'merge' | 'split' | 'seal' | 'unseal' | 'open';
  /** The case decided about; for an opening, the group the first of the alerts waits in. */
  caseGroup: GroupView;
  /** For a merge, the case that absorbs it. */
  otherGroup: GroupView | null;
  /** For link, unlink, split and open: the heads of the alerts named, with the group each is in now. */
  heads: { headId: string; group: GroupView }[];
  by: string;
  reason: string;
  /** For an unseal: what of the case can still be reached. */
  reopened: StoredPartition | null;
}

/** What became of a decision; stored with it. */
export interface DecisionOutcome {
  decisionId: string;
  applied: boolean;
  /** Why not, where it was not. */
  refusal?: string;
  /** The case that came of it. */
  newGroupId?: string;
  newNumber?: number;
  /** Two groups that are kept apart because of it. */
  apart?: [string, string];
  heads: string[];
}

/** Carries a decision out. What it says outranks the engine from then on (design rule 4). */
export function applyDecision(site: SitePartition, decision: DecisionFact): DecisionOutcome {
  const outcome: DecisionOutcome = { decisionId: decision.id, applied: true, heads: [] };
  switch (decision.kind) {
    case 'merge':
      merge(site, decision, outcome);
      break;
    case 'split':
    case 'unlink':
      takeOut(site, decision, outcome);
      break;
    case 'link':
      putIn(site, decision, outcome);
      break;
    case 'open':
      open(site, decision, outcome);
      break;
    case 'seal':
      seal(site, groupOf(site, decision.caseGroup));
      break;
    case 'unseal':
      groupOf(site, decision.caseGroup).sealed = false;
      reopen(site, decision);
      break;
  }
  site.openDue();
  return outcome;
}

function merge(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  if (!decision.otherGroup || decision.otherGroup.id === decision.caseGroup.id) {
    refuse(outcome, 'A case cannot be merged into itself');
    return;
  }
  const from = groupOf(site, decision.caseGroup);
  const into = groupOf(site, decision.otherGroup);
  from.apart.delete(into.id);
  into.apart.delete(from.id);
  const [a, b] = [earliest(from), earliest(into)];
  if (a && b) glue(site, a, b);
  site.grouping.merge(from, into, [personReason(decision, 'merged')]);
}

/** Split and unlink: the alerts leave the case and stay out of it; a split makes them a case of their own. */
function takeOut(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  const group = groupOf(site, decision.caseGroup);
  const heads = decision.heads.filter((head) => head.group.id === group.id).map((head) => head.headId);
  const leaving = decision.caseGroup.members.filter((member) => heads.includes(member.headId));
  const staying = decision.caseGroup.members.filter((member) => !heads.includes(member.headId));
  if (leaving.length === 0) return refuse(outcome, 'None of these alerts is in the case');
  if (staying.length === 0) return refuse(outcome, 'At least one alert must stay in the case');
  const reason = personReason(decision, decision.kind === 'split' ? 'split off' : 'taken out');
  const nodes = liveNodes(group, heads);
  const fresh = site.grouping.split(group, nodes, `${decision.id}|${decision.kind}`, [reason], heads);
  fresh.facts = factsOf(leaving) ?? fresh.facts;
  group.facts = factsOf(staying) ?? group.facts;
  hold(site, nodes);
  hold(site, [...group.nodes]);
  group.apart.add(fresh.id);
  fresh.apart.add(group.id);
  mark(site, nodes, reason);
  if (decision.kind === 'split') outcome.newNumber = site.openByDecision(fresh);
  else for (const node of nodes) node.dismissed = true;
  outcome.newGroupId = fresh.id;
  outcome.apart = [group.id, fresh.id];
  outcome.heads = heads;
}

/**
 * Alerts that wait become one case, with what hangs together with them, whatever they amount to. Those that came into a
 * case meanwhile stay in it.
 */
function open(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  const waiting = decision.heads.filter(({ group }) => group.opened === null);
  const groups = new Map(waiting.map(({ group }) => [group.id, groupOf(site, group)]));
  const [into, ...others] = groups.values();
  if (!into) return refuse(outcome, 'These alerts are in a case already');
  const heads = waiting.map(({ headId }) => headId);
  const nodes = [...groups.values()].flatMap((group) => liveNodes(group, heads));
  const reason = personReason(decision, 'opened');
  for (const other of others) {
    into.apart.delete(other.id);
    other.apart.delete(into.id);
    site.grouping.merge(other, into, [reason]);
  }
  for (const node of nodes) node.dismissed = false;
  hold(site, nodes);
  mark(site, nodes, reason);
  outcome.newNumber = site.openByDecision(into);
  outcome.newGroupId = into.id;
  outcome.heads = heads;
  site.grouping.changed.add(into);
}

function putIn(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  const into = groupOf(site, decision.caseGroup);
  const reason = personReason(decision, 'put in');
  const anchor = earliest(into);
  for (const head of decision.heads) {
    if (head.group.id === into.id) continue;
    const from = groupOf(site, head.group);
    const nodes = liveNodes(from, [head.headId]);
    const moving = head.group.members.filter((member) => member.headId === head.headId);
    const staying = head.group.members.filter((member) => member.headId !== head.headId);
    const fresh = site.grouping.split(from, nodes, `${decision.id}|link|${head.headId}`, [reason], [head.headId]);
    fresh.facts = factsOf(moving) ?? fresh.facts;
    from.facts = factsOf(staying) ?? from.facts;
    hold(site, [...from.nodes]);
    fresh.apart.delete(into.id);
    into.apart.delete(fresh.id);
    site.grouping.merge(fresh, into, [reason]);
    for (const node of nodes) {
      node.dismissed = false;
      if (anchor) glue(site, anchor, node);
    }
    mark(site, nodes, reason);
    outcome.heads.push(head.headId);
  }
  if (outcome.heads.length === 0) refuse(outcome, 'These alerts are in the case already');
}

/** A closed case takes in nothing more: its nodes leave memory, so nothing can be tied to them. */
function seal(site: SitePartition, group: AlertGroup): void {
  group.sealed = true;
  for (const node of group.nodes) site.release(node);
  site.grouping.groups.delete(group.id);
}

function reopen(site: SitePartition, decision: DecisionFact): void {
  const stored = decision.reopened;
  if (!stored) return;
  restorePartition(site, { ...stored, nodes: stored.nodes.filter(({ state }) => stillReached(state, site)) });
}

function groupOf(site: SitePartition, view: GroupView): AlertGroup {
  const group = site.grouping.groups.get(view.id) ?? recall(site, view);
  // What left memory took its separations along.
  for (const other of view.apart) {
    group.apart.add(other);
    site.grouping.groups.get(other)?.apart.add(group.id);
  }
  return group;
}

function recall(site: SitePartition, view: GroupView): AlertGroup {
  const group = new Group(view.id, view.facts.worst);
  group.facts = view.facts;
  group.opened = view.opened;
  group.sealed = view.sealed;
  group.stored = true;
  site.grouping.groups.set(group.id, group);
  return group;
}

function liveNodes(group: AlertGroup, heads: readonly string[]): AlertNode[] {
  return [...group.nodes]
    .filter((node) => heads.includes(node.headId))
    .toSorted((a, b) => (startsBefore(a, b) ? -1 : 1));
}

/** Keeps together what a person left together, whatever tied it before; each is stored with what its group now amounts to. */
function hold(site: SitePartition, nodes: readonly AlertNode[]): void {
  const sorted = [...nodes].sort((a, b) => (startsBefore(a, b) ? -1 : 1));
  for (const [index, node] of sorted.entries()) {
    site.touched.add(node);
    const next = sorted[index + 1];
    if (next) glue(site, node, next);
  }
}

function glue(site: SitePartition, a: AlertNode, b: AlertNode): void {
  if (a === b) return;
  tie(a, b);
  site.touched.add(a).add(b);
}

function mark(site: SitePartition, nodes: readonly AlertNode[], reason: Reason): void {
  for (const node of nodes) {
    node.slots.set('person', { partner: null, reason, joins: false, sameObject: false });
    site.touched.add(node);
    site.amended.add(node);
  }
}

function earliest(group: AlertGroup): AlertNode | undefined {
  return [...group.nodes].sort((a, b) => (startsBefore(a, b) ? -1 : 1))[0];
}

/** What members amount to together; undefined of none. */
export function factsOf(members: readonly MemberView[]): CaseFacts | undefined {
  const [first, ...rest] = members;
  return first && { ...rest.reduce((facts, member) => mergeFacts(facts, member.facts), first.facts), faded: true };
}

function personReason(decision: DecisionFact, verb: string): Reason {
  const said = decision.reason === '' ? '' : `: ${decision.reason}`;
  return {
    rule: 'person',
    version: 1,
    text: `${verb[0]?.toUpperCase() ?? ''}${verb.slice(1)} by ${decision.by}${said}`,
    facts: { slot: 'person', decisionId: decision.id, by: decision.by },
    weight: 1,
  };
}

function refuse(outcome: DecisionOutcome, refusal: string): void {
  outcome.applied = false;
  outcome.refusal = refusal;
}
