import { type AlertGroup, AlertGroup as Group, type AlertNode, startsBefore } from './alert-node.ts';
import { type CaseFacts, mergeFacts } from './case-facts.ts';
import type { DecisionFact, DecisionOutcome, GroupView, MemberView } from './decision-fact.ts';
import { tie } from './grouping.ts';
import type { Reason } from './reason.ts';
import type { SitePartition } from './site-partition.ts';

export function groupOf(site: SitePartition, view: GroupView): AlertGroup {
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

export function liveNodes(group: AlertGroup, heads: readonly string[]): AlertNode[] {
  return [...group.nodes]
    .filter((node) => heads.includes(node.headId))
    .toSorted((a, b) => (startsBefore(a, b) ? -1 : 1));
}

/** Keeps together what a person left together, whatever tied it before; each is stored with what its group now amounts to. */
export function hold(site: SitePartition, nodes: readonly AlertNode[]): void {
  const sorted = [...nodes].sort((a, b) => (startsBefore(a, b) ? -1 : 1));
  for (const [index, node] of sorted.entries()) {
    site.touched.add(node);
    const next = sorted[index + 1];
    if (next) glue(site, node, next);
  }
}

export function glue(site: SitePartition, a: AlertNode, b: AlertNode): void {
  if (a === b) return;
  tie(a, b);
  site.touched.add(a).add(b);
}

export function mark(site: SitePartition, nodes: readonly AlertNode[], reason: Reason): void {
  for (const node of nodes) {
    node.slots.set('person', { partner: null, reason, joins: false, sameObject: false });
    site.touched.add(node);
    site.amended.add(node);
  }
}

/** What members amount to together; undefined of none. */
export function factsOf(members: readonly MemberView[]): CaseFacts | undefined {
  const [first, ...rest] = members;
  return first && { ...rest.reduce((facts, member) => mergeFacts(facts, member.facts), first.facts), faded: true };
}

export function personReason(decision: DecisionFact, verb: string): Reason {
  const said = decision.reason === '' ? '' : `: ${decision.reason}`;
  return {
    rule: 'person',
    version: 1,
    text: `${verb[0]?.toUpperCase() ?? ''}${verb.slice(1)} by ${decision.by}${said}`,
    facts: { slot: 'person', decisionId: decision.id, by: decision.by },
    weight: 1,
  };
}

export function refuse(outcome: DecisionOutcome, refusal: string): void {
  outcome.applied = false;
  outcome.refusal = refusal;
}
