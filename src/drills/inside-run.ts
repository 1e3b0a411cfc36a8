import type { Operator } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { exerciseRealm } from '../access/realms/realm-name.ts';
import { runNotFound } from './drill-fault.ts';

/**
 * A run is worked from inside its realm alone: whoever acts in another has not found it.
 * @throws DomainError `run_not_found`; the policy's reason (forbidden).
 */
export function requireInside(operator: Operator, runId: string, action: Action): void {
  if (operator.realm !== exerciseRealm(runId)) throw runNotFound();
  requireAct(operator, action);
}

/** Whoever directs, controls, evaluates or watches a run sees all of it; who plays sees what was told to the own cell. */
export function seesWholeRun({ clearance }: Pick<Operator, 'clearance'>): boolean {
  return clearance === 'node' || clearance === 'realm';
}
