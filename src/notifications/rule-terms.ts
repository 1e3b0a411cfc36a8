import { DomainError } from '../common/domain-error.ts';
import type { Notified } from './occurrence.ts';
import type { Rule } from './rule.ts';

/** Events that can begin an escalation: those about a case that somebody can acknowledge. */
export const ESCALATING: readonly Notified[] = ['case_opened', 'severity_raised', 'sla_missed'];

/**
 * Whether a rule makes sense in itself.
 * @throws DomainError (invalid) `nobody_named`, `steps_out_of_order`, `step_tells_nobody`, `nothing_to_escalate`.
 */
export function requireSense(rule: Pick<Rule, 'events' | 'channelIds' | 'accountIds' | 'roles' | 'escalation'>): void {
  const refuse = (code: string, message: string, field: string): never => {
    throw new DomainError('invalid', code, message, { field });
  };
  if (rule.channelIds.length + rule.accountIds.length + rule.roles.length === 0) {
    refuse('nobody_named', 'A rule names channels, people or roles', 'channelIds');
  }
  for (const [index, step] of rule.escalation.entries()) {
    const before = rule.escalation[index - 1];
    if (before !== undefined && before.afterMinutes >= step.afterMinutes) {
      refuse('steps_out_of_order', 'Each step comes later than the one before', `escalation.${index}.afterMinutes`);
    }
    if (step.channelIds.length + step.accountIds.length === 0) {
      refuse('step_tells_nobody', 'A step names channels or people', `escalation.${index}`);
    }
  }
  if (rule.escalation.length > 0 && !rule.events.some((event) => ESCALATING.includes(event))) {
    refuse('nothing_to_escalate', 'None of the events is about a case that could be acknowledged', 'escalation');
  }
}
