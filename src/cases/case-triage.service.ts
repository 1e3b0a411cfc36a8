import { correlationRules } from '../../config/correlation-rules.ts';
import { priorityOf } from '../correlation/case-assessment.ts';
import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { caseEvent, changeCase, lockCase, lockOpenCase } from './case.store.ts';
import type { CaseEntity } from './case.entity.ts';
import type { CaseStatus } from './case-lifecycle.ts';
import type { CaseReference } from './case-reference.ts';
import { acknowledgeStep, assignStep, type CaseStep, statusStep } from './case-steps.ts';
import { insertDecision } from './decision.writer.ts';

/** Commands by which people take a case through its life. Each is one transaction and at most one journal event. */
@Injectable()
export class CaseTriageService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
  ) {}

  /**
   * Says that somebody has seen the case. Once more by the same person changes nothing.
   * @throws DomainError `already_acknowledged` (conflict) when another person was first.
   */
  async acknowledge(operator: Operator, reference: CaseReference, expectedVersion?: number): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockOpenCase(transaction, operator, 'case.triage', reference, expectedVersion);
      const at = this.clock.now();
      await takeStep(transaction, operator, found, at, acknowledgeStep(found, operator.id, at));
    });
  }

  /** Gives the case to somebody, or with null to nobody. The same assignee again changes nothing. */
  async assign(
    operator: Operator,
    reference: CaseReference,
    assignee: string | null,
    expectedVersion?: number,
  ): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockOpenCase(transaction, operator, 'case.triage', reference, expectedVersion);
      await takeStep(transaction, operator, found, this.clock.now(), assignStep(found, assignee));
    });
  }

  /** Sets the severity, and the priority that follows from it; the engine leaves both alone from then on. */
  async setSeverity(
    operator: Operator,
    reference: CaseReference,
    severity: number,
    reason: string,
    expectedVersion?: number,
  ): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockOpenCase(transaction, operator, 'case.triage', reference, expectedVersion);
      const at = this.clock.now();
      const priority = priorityOf(severity, correlationRules.case);
      await changeCase(transaction, found, at, { severity, severitySource: 'person', priority });
      transaction.record(
        caseEvent(found, operator, at, 'case.severity_set', {
          from: found.severity,
          to: severity,
          reason,
          priority: { from: found.priority, to: priority },
        }),
      );
    });
  }

  /**
   * Takes the case along its lifecycle. Closing seals it, so that correlation puts nothing more into it; reopening
   * lifts the seal.
   * @throws DomainError `transition_refused` (conflict), `close_reason_required`.
   */
  async changeStatus(
    operator: Operator,
    reference: CaseReference,
    to: CaseStatus,
    reason?: string,
    expectedVersion?: number,
  ): Promise<void> {
    const decided = await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.triage', reference, expectedVersion);
      const at = this.clock.now();
      const step = statusStep(found, to, operator.id, at, { reason });
      await takeStep(transaction, operator, found, at, step);
      return step.decision !== undefined;
    });
    if (decided) this.correlation.announce(operator.realm);
  }
}

async function takeStep(
  transaction: Transaction,
  operator: Operator,
  found: CaseEntity,
  at: Date,
  step: CaseStep | null,
): Promise<void> {
  if (!step) return;
  await changeCase(transaction, found, at, step.patch);
  for (const { type, data } of step.events) transaction.record(caseEvent(found, operator, at, type, data));
  if (step.decision) await insertDecision(transaction, operator, found, at, step.decision);
}
