import type { AlertGroup } from './alert-node.ts';
import type { DecisionFact, DecisionOutcome } from './decision-fact.ts';
import { factsOf, glue, groupOf, hold, liveNodes, mark, personReason, refuse } from './decision-steps.ts';
import { earliest } from './grouping.ts';
import { unmerge } from './apply-unmerge.ts';
import { stillReached } from './node-state.ts';
import { restorePartition } from './restore-partition.ts';
import type { SitePartition } from './site-partition.ts';

/** Carries a decision out. What it says outranks the engine from then on (design rule 4). */
export function applyDecision(site: SitePartition, decision: DecisionFact): DecisionOutcome {
  const outcome: DecisionOutcome = { decisionId: decision.id, applied: true, heads: [] };
  switch (decision.kind) {
    case 'merge':
      merge(site, decision, outcome);
      break;
    case 'unmerge':
      unmerge(site, decision, outcome);
      break;
    case 'apart':
      keepCasesApart(site, decision, outcome);
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

/** Two cases that are never to be one: what is tied to both joins one of them, and says why not the other. */
function keepCasesApart(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  if (!decision.otherGroup || decision.otherGroup.id === decision.caseGroup.id) {
    return refuse(outcome, 'The cases are one; take it apart instead');
  }
  const [one, other] = [groupOf(site, decision.caseGroup), groupOf(site, decision.otherGroup)];
  one.apart.add(other.id);
  other.apart.add(one.id);
  outcome.apart = [one.id, other.id];
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
  for (const node of nodes) node.show();
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
      node.show();
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
