import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { JournalType } from '../journal/journal-event.ts';
import type { CaseEntity } from './case.entity.ts';
import type { CasePatch } from './case.store.ts';
import { type CaseStatus, transition } from './case-lifecycle.ts';

/** What a person's command makes of a case: columns, what the journal tells, and what correlation is told. */
export interface CaseStep {
  patch: CasePatch;
  events: { type: JournalType; data: JsonObject }[];
  decision?: { kind: 'seal' | 'unseal'; reason: string };
}

/**
 * Says that somebody has seen the case; null when the same person said so before.
 * @throws DomainError `already_acknowledged` (conflict) when another person was first.
 */
export function acknowledgeStep(found: Pick<CaseEntity, 'acknowledgedBy'>, by: string, at: Date): CaseStep | null {
  if (found.acknowledgedBy === by) return null;
  if (found.acknowledgedBy !== null) {
    throw new DomainError('conflict', 'already_acknowledged', `${found.acknowledgedBy} acknowledged it before`);
  }
  return {
    patch: { acknowledgedAt: at, acknowledgedBy: by },
    events: [{ type: 'case.acknowledged', data: { by } }],
  };
}

/** Gives the case to somebody, or with null to nobody; null when it is with them already. */
export function assignStep(found: Pick<CaseEntity, 'assignee'>, assignee: string | null): CaseStep | null {
  if (found.assignee === assignee) return null;
  return { patch: { assignee }, events: [{ type: 'case.assigned', data: { assignee, from: found.assignee } }] };
}

/**
 * Takes the case along its lifecycle.
 * @throws DomainError `transition_refused` (conflict), `close_reason_required`.
 */
export function statusStep(
  found: Pick<CaseEntity, 'status'>,
  to: CaseStatus,
  by: string,
  at: Date,
  { reason, note }: { reason?: string | undefined; note?: string | undefined },
): CaseStep {
  const step = transition(found.status, to, reason);
  const closing = step.kind === 'close';
  const data = { from: found.status, to: step.status, reason: reason ?? null, ...(note !== undefined && { note }) };
  return {
    patch: {
      status: step.status,
      closeReason: step.closeReason,
      closedAt: closing ? at : null,
      closedBy: closing ? by : null,
    },
    events: [{ type: 'case.status_changed', data }],
    ...(step.kind === 'progress' ? {} : { decision: { kind: closing ? 'seal' : 'unseal', reason: reason ?? '' } }),
  };
}

/** Several steps taken at once. */
export function together(...steps: (CaseStep | null)[]): CaseStep | null {
  const taken = steps.filter((step) => step !== null);
  if (taken.length === 0) return null;
  const all: CaseStep = { patch: {}, events: [] };
  for (const { patch, events, decision } of taken) {
    Object.assign(all.patch, patch);
    all.events.push(...events);
    if (decision) all.decision = decision;
  }
  return all;
}
