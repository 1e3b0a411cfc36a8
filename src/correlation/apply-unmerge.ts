import { AlertGroup, type AlertNode } from './alert-node.ts';
import type { DecisionFact, DecisionOutcome } from './decision-fact.ts';
import { factsOf, groupOf, hold, liveNodes, personReason, refuse } from './decision-steps.ts';
import type { SitePartition } from './site-partition.ts';

/**
 * Gives back a case that was merged away: its alerts with their repeats, its number, and what it was kept apart from. What
 * came after the merge goes with what it is tied to; tied to both or to neither, it stays in the case that survived. From
 * then on both are kept apart, or the tie that joined them would do so again.
 */
export function unmerge(site: SitePartition, decision: DecisionFact, outcome: DecisionOutcome): void {
  const { restored, caseGroup } = decision;
  if (!restored) return refuse(outcome, 'It is not known what this case was before it was merged');
  const back = new Set(restored.heads);
  const leaving = caseGroup.members.filter(({ headId }) => back.has(headId));
  const staying = caseGroup.members.filter(({ headId }) => !back.has(headId));
  if (leaving.length === 0) return refuse(outcome, 'None of the alerts it had is in the case that took it in');
  if (staying.length === 0) return refuse(outcome, 'At least one alert must stay in the case');
  const survivor = groupOf(site, caseGroup);
  const heads = leaving.map(({ headId }) => headId);
  const nodes = liveNodes(survivor, heads);
  const [first] = leaving;
  const group = new AlertGroup(restored.id, first?.facts.worst ?? survivor.facts.worst);
  group.opened = restored.number;
  group.stored = true;
  const { apartAlone } = restored;
  const reasons = [personReason(decision, 'merge undone')];
  site.grouping.split(survivor, nodes, decision.id, reasons, heads, { group, apartAlone });
  group.facts = factsOf(leaving) ?? group.facts;
  survivor.facts = factsOf(staying) ?? survivor.facts;
  for (const other of apartAlone.restored) site.grouping.clearApartOf(survivor.id, other);
  for (const other of apartAlone.survivor) site.grouping.clearApartOf(group.id, other);
  survivor.apart.add(group.id);
  group.apart.add(survivor.id);
  sever(site, nodes, survivor);
  hold(site, nodes);
  hold(site, [...survivor.nodes]);
  outcome.newGroupId = group.id;
  outcome.newNumber = restored.number;
  outcome.apart = [survivor.id, group.id];
  outcome.heads = heads;
  outcome.newcomers = { restored: restored.followers, stayed: restored.newcomers - restored.followers };
}

/** What the merge, and alerts that left memory since, tied across is untied; ties that were found stay told. */
function sever(site: SitePartition, nodes: readonly AlertNode[], other: AlertGroup): void {
  for (const node of nodes) {
    for (const glued of node.glue) {
      if (glued.group !== other) continue;
      node.glue.delete(glued);
      glued.glue.delete(node);
      site.touched.add(node).add(glued);
    }
  }
}
