import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { CaseEntity } from './case.entity.ts';
import { caseClosed, caseMerged, caseNotFound, findSeenCase, lockMergedCase, lockOpenCase } from './case.store.ts';
import { headsToLink, headsToTakeOut } from './case-members.store.ts';
import type { CaseReference } from './case-reference.ts';
import { type DecisionDraft, insertDecision } from './decision.writer.ts';
import { type DecisionState, DecisionsReader } from './decisions.reader.ts';
import { StandingCasesReader } from './standing-cases.reader.ts';

/** What every decision about membership says. */
export interface MembershipCommand {
  reason: string;
  expectedVersion?: number | undefined;
  /** Milliseconds to wait for correlation to carry it out. */
  waitMs: number;
}

/**
 * Decisions of people about which alerts make a case. They are inputs of correlation, in one order with the alerts,
 * so that cases remain a pure function of what came in (design rule 3); correlation carries them out, writes the
 * journal, and is bound by them from then on (rule 4). Repeats folded into an alert go where that alert goes.
 *
 * @throws DomainError `case_not_found`, `changed_meanwhile`, `case_closed`, `case_merged`; `decision_refused` (conflict)
 * when correlation, in its turn, found that what came before leaves nothing to carry out.
 */
@Injectable()
export class CaseMembershipService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly correlation: CorrelationSignal,
    private readonly decisions: DecisionsReader,
    private readonly standing: StandingCasesReader,
  ) {}

  /** Puts alerts of the same site into the case, wherever they are now. */
  link(
    operator: Operator,
    reference: CaseReference,
    alertIds: readonly string[],
    command: MembershipCommand,
  ): Promise<DecisionState> {
    return this.decide(operator, reference, command, async (transaction, found) => ({
      kind: 'link',
      alertIds: await headsToLink(transaction, this.standing, operator, found, alertIds),
    }));
  }

  /** Takes alerts out of the case and keeps them out. */
  unlink(
    operator: Operator,
    reference: CaseReference,
    alertIds: readonly string[],
    command: MembershipCommand,
  ): Promise<DecisionState> {
    return this.decide(operator, reference, command, async (transaction, found) => ({
      kind: 'unlink',
      alertIds: await headsToTakeOut(transaction, operator, found, alertIds),
    }));
  }

  /** Makes alerts of the case a new case, kept apart from this one for good. */
  split(
    operator: Operator,
    reference: CaseReference,
    alertIds: readonly string[],
    command: MembershipCommand,
  ): Promise<DecisionState> {
    return this.decide(operator, reference, command, async (transaction, found) => ({
      kind: 'split',
      alertIds: await headsToTakeOut(transaction, operator, found, alertIds),
    }));
  }

  /** Lets another case of the same site absorb this one. */
  merge(
    operator: Operator,
    reference: CaseReference,
    into: CaseReference,
    command: MembershipCommand,
  ): Promise<DecisionState> {
    return this.decide(operator, reference, command, async (transaction, found) => ({
      kind: 'merge',
      otherCaseId: (await otherCase(transaction, operator, found, into, 'into')).id,
    }));
  }

  /** Two cases of one site that are never to be one, whatever ties them; merging them lifts it. */
  keepApart(
    operator: Operator,
    reference: CaseReference,
    from: CaseReference,
    command: MembershipCommand,
  ): Promise<DecisionState> {
    return this.decide(operator, reference, command, async (transaction, found) => ({
      kind: 'apart',
      otherCaseId: (await otherCase(transaction, operator, found, from, 'from')).id,
    }));
  }

  /**
   * Gives back a case that was merged away, as it was.
   * @throws DomainError `not_merged` (conflict); what is said of the case that took it in, of the same kinds.
   */
  async unmerge(operator: Operator, reference: CaseReference, command: MembershipCommand): Promise<DecisionState> {
    const id = await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockMergedCase(transaction, operator, reference, command.expectedVersion);
      const draft = { kind: 'unmerge' as const, reason: command.reason };
      return insertDecision(transaction, operator, found, this.clock.now(), draft);
    });
    return this.settle(operator, id, command.waitMs);
  }

  private async decide(
    operator: Operator,
    reference: CaseReference,
    command: MembershipCommand,
    draft: (transaction: Transaction, found: CaseEntity) => Promise<Omit<DecisionDraft, 'reason'>>,
  ): Promise<DecisionState> {
    const id = await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockOpenCase(transaction, operator, 'case.decide', reference, command.expectedVersion);
      const decided = { ...(await draft(transaction, found)), reason: command.reason };
      return insertDecision(transaction, operator, found, this.clock.now(), decided);
    });
    return this.settle(operator, id, command.waitMs);
  }

  private async settle(operator: Operator, id: string, waitMs: number): Promise<DecisionState> {
    this.correlation.announce(operator.realm);
    const decision = await this.decisions.settled(operator, id, waitMs);
    if (decision.outcome?.['applied'] === false) {
      const refusal = decision.outcome['refusal'];
      const message = typeof refusal === 'string' ? refusal : 'What came before left nothing to carry out';
      throw new DomainError('conflict', 'decision_refused', message);
    }
    return decision;
  }
}

/** Not locked: two merges crossing each other would wait for each other, and correlation settles them in order. */
async function otherCase(
  transaction: Transaction,
  operator: Operator,
  found: CaseEntity,
  reference: CaseReference,
  field: 'into' | 'from',
): Promise<CaseEntity> {
  const other = await findSeenCase(transaction, operator, reference, false);
  if (!other) throw caseNotFound(field);
  requireChange(operator, 'case.decide', other);
  if (other.id === found.id) {
    throw new DomainError('conflict', 'same_case', 'A case cannot be decided about with itself', { field });
  }
  if (other.siteId !== found.siteId) {
    throw new DomainError('conflict', 'other_site', 'The cases are of different sites', { field });
  }
  if (other.status === 'merged') throw caseMerged(field);
  if (other.status === 'closed') throw caseClosed(field);
  return other;
}
