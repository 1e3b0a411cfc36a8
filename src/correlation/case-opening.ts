import type { CorrelationRules } from '../../config/correlation-rules.ts';
import { isConfirmed, isExplained } from './air-standing.ts';
import type { AlertNode } from './alert-node.ts';
import { type CaseFacts, mergeFacts, nodeFacts, opens } from './case-facts.ts';

/** Why a group is a case, or why it is not yet one. */
export type Opening = 'track' | 'report' | 'severity' | 'linked' | 'rule' | 'successor' | 'waiting';

interface Warranting {
  nodes: Iterable<AlertNode>;
  facts: Pick<CaseFacts, 'telling'>;
  /** The full case it goes on with. */
  continues?: string | null;
}

/** Whether nodes warrant a case by themselves, without the group they are in. */
export function warrantsCase(nodes: readonly AlertNode[], rules: CorrelationRules['case']): boolean {
  const [first, ...rest] = nodes.map(nodeFacts);
  return first !== undefined && opening({ nodes, facts: rest.reduce(mergeFacts, first) }, rules) !== 'waiting';
}

/**
 * Whether what a group holds warrants a case. What has left memory counts through the facts, so that the answer does not
 * depend on when it left.
 */
export function opening(group: Warranting, rules: CorrelationRules['case']): Opening {
  let counted = false;
  for (const node of group.nodes) {
    if (node.dismissed) continue;
    // What an analyst's rule says outranks what the site is used to.
    if (node.ruled?.opens) return 'rule';
    if (!opens(node) || node.track?.context || isExplained(node)) continue;
    if (warrants(node, rules)) return 'track';
    if (node.kind === 'human') return 'report';
    if (node.worst.severity >= rules.severityAlone && !rules.informational.test(node.title)) return 'severity';
    counted = true;
  }
  // It would be in that case, had there been room.
  if (counted && group.continues) return 'successor';
  const { telling } = group.facts;
  if (!counted || !telling) return 'waiting';
  return telling.signatures.length > 1 && telling.severity >= rules.severityLinked ? 'linked' : 'waiting';
}

/** A track that is more than an echo, and is in a zone or severe enough anywhere. */
function warrants(node: AlertNode, rules: CorrelationRules['case']): boolean {
  if (!node.track || !isConfirmed(node)) return false;
  return node.track.zone !== 'outside' || node.worst.severity >= rules.severityTrack;
}
