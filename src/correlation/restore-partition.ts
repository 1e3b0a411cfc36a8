import type { HourCount } from './background/background-model.ts';
import type { AlertFact } from './alert-fact.ts';
import { AlertGroup, type AlertNode } from './alert-node.ts';
import { type CaseFacts, mergeFacts, nodeFacts } from './case-facts.ts';
import { loadNode, type NodeState, relinkNodes } from './node-state.ts';
import type { Reason } from './reason.ts';
import type { ShadowMatch } from './shadow-rule.ts';
import type { SitePartition } from './site-partition.ts';
import type { Sample } from './tracks/sample.ts';

export interface StoredNode {
  groupId: string;
  state: NodeState;
  reasons: Reason[];
  samples: Sample[];
}

/** What the store holds of one site that still matters. */
export interface StoredPartition {
  watermark: number;
  nodes: StoredNode[];
  /** Number and facts of the groups that are cases. */
  cases: { groupId: string; number: number; facts: CaseFacts; heads?: number; continues?: string | null }[];
  separations: [string, string][];
  /** Hours since 1970 in which each kind of event was told in the last week. */
  habits?: { signature: string; source: string; hour: number }[];
  /** Observed events still recognised by another path, oldest first. */
  events: { eventKey: string; headId: string; t: number }[];
  /** What the site's stream taught, as far as it may still be spoken of. */
  background?: readonly HourCount[];
  /** Alerts that analysts' rules still need, under their heads, and the rules that rest. */
  ruleFacts?: { headId: string; fact: AlertFact; ordinal?: number }[];
  pauses?: { ruleKey: string; until: number }[];
  /** Rests that a person ended, with where that was in the order of inputs. */
  resumed?: { ruleKey: string; ordinal: number }[];
  /** Alerts that rules in test still need, and what those said that may still change, by run. */
  shadowFacts?: { fact: AlertFact; ordinal: number }[];
  shadowMatches?: ReadonlyMap<string, readonly ShadowMatch[]>;
}

/** Brings a partition to where it stood when the store was last written (design rule 3). */
export function restorePartition(partition: SitePartition, stored: StoredPartition): void {
  partition.watermark = Math.max(partition.watermark, stored.watermark);
  partition.background.restore(stored.background ?? []);
  const cases = new Map(stored.cases.map((found) => [found.groupId, found]));
  const groups = new Set<AlertGroup>();
  const loaded = stored.nodes.map(({ groupId, state, reasons, samples }) => {
    let group = partition.grouping.groups.get(groupId);
    if (!group) {
      group = new AlertGroup(groupId, state.worst);
      group.stored = true;
      partition.grouping.groups.set(groupId, group);
    }
    groups.add(group);
    const node = loadNode(state, group);
    node.samples = samples;
    return { node, state, reasons };
  });
  relinkNodes(loaded);
  for (const group of groups) {
    const found = cases.get(group.id);
    if (found) {
      group.opened = found.number;
      group.facts = found.facts;
      group.gone = Math.max(0, (found.heads ?? 0) - group.nodes.size);
      group.continues = found.continues ?? null;
    } else {
      const told = loaded.filter(({ node }) => node.group === group);
      group.facts = told
        .flatMap(({ node, state }) => (state.waiting ? [nodeFacts(node), state.waiting] : [nodeFacts(node)]))
        .reduce(mergeFacts);
    }
  }
  for (const [a, b] of stored.separations) {
    partition.grouping.groups.get(a)?.apart.add(b);
    partition.grouping.groups.get(b)?.apart.add(a);
  }
  for (const { node } of loaded) adopt(partition, node);
  for (const { signature, source, hour } of stored.habits ?? []) partition.joined.habits.add(signature, source, hour);
  const byHead = new Map(loaded.map(({ node }) => [node.headId, node]));
  for (const event of stored.events) {
    const node = byHead.get(event.headId);
    if (node) partition.folds.addEvent(node, event.eventKey, event.t);
  }
  const { analysts } = partition;
  for (const { ruleKey, ordinal } of stored.resumed ?? []) analysts.resume(ruleKey, ordinal);
  analysts.rest(stored.pauses ?? []);
  const told = (stored.ruleFacts ?? []).flatMap(({ headId, fact, ordinal = 0 }) => {
    const node = byHead.get(headId);
    return node ? [{ node, fact, ordinal }] : [];
  });
  const nodes = loaded.map(({ node }) => node);
  const { shadowFacts = [], shadowMatches = new Map() } = stored;
  analysts.restore(told, nodes, shadowFacts, shadowMatches, partition.site, partition.watermark);
}

/** Puts a node that was loaded from the store back into every index, with no tie evaluated anew. */
function adopt(partition: SitePartition, node: AlertNode): void {
  partition.remember(node);
  partition.early.add(node, node.last, partition.watermark);
  for (const stretch of node.stretches) partition.folds.addStretch(stretch);
  if (!node.tiesNothing) {
    for (const [key, span] of node.keys) partition.ties.place(node, key, span);
    partition.joined.note(node, null);
  }
  partition.background.adopt(node);
  partition.dependencies.adopt(node, partition);
  partition.air.adopt(node);
}
