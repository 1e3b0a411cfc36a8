import { correlationRules } from '../../config/correlation-rules.ts';
import type { AlertFact } from '../../src/correlation/alert-fact.ts';
import { AlertGroup } from '../../src/correlation/alert-node.ts';
import { warrantsCase } from '../../src/correlation/case-opening.ts';
import { loadNode, relinkNodes } from '../../src/correlation/node-state.ts';
import { type EngineLedger, play } from './engine-world.ts';

/**
 * Who is with whom and why, without cases that nothing warrants any more: what two alerts were taken for opened them, which
 * later ones took back, and they are not taken away. What one alert with its repeats opens by itself is never so.
 */
export function standingCases(ledger: EngineLedger, facts: readonly AlertFact[]): unknown {
  return ledger.picture(facts, (groupId) => isWarranted(ledger, groupId) || opensAlone(ledger, groupId, facts));
}

/** The same, and of each case only whether it is one: it keeps what was once said of what left it. */
export function warrantedCases(ledger: EngineLedger, facts: readonly AlertFact[]): unknown {
  const told = ledger.picture(facts, (groupId) => isWarranted(ledger, groupId));
  return told.map(({ members, heads, case: found }) => ({ members, heads, case: found !== null }));
}

/** By the rule that opens cases, and what is stored of the group. */
function isWarranted(ledger: EngineLedger, groupId: string): boolean {
  const loaded = [...ledger.links.values()].flatMap(({ groupId: of, state, reasons }) => {
    if (of !== groupId || !state) return [];
    return [{ node: loadNode(state, new AlertGroup(groupId, state.worst)), state, reasons }];
  });
  relinkNodes(loaded);
  const nodes = loaded.map(({ node }) => node);
  return warrantsCase(nodes, correlationRules.case);
}

function opensAlone(ledger: EngineLedger, groupId: string, facts: readonly AlertFact[]): boolean {
  const ofGroup = facts.filter(({ id }) => ledger.links.get(id)?.groupId === groupId);
  const headOf = ({ id }: AlertFact): string | undefined => ledger.links.get(id)?.headId;
  const heads = new Set(ofGroup.map(headOf));
  return [...heads].some(
    (head) =>
      play(
        ofGroup.filter((fact) => headOf(fact) === head),
        1,
      ).cases.size > 0,
  );
}
