import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { Verdict } from './approval/approval-policy.ts';
import { seatOf, tally } from './approval/tally.ts';
import { ownerEvent, recipientEvent, SHARING } from './release-events.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import { approvalRowHash, type ReleaseRecord } from './release-record.ts';
import { releaseNotFound, ReleaseSightReader } from './release-sight.reader.ts';
import { ReleaseStore } from './release.store.ts';

export interface VerdictGiven {
  verdict: Verdict;
  reason: string;
  /** Hash of the preview it rests on. */
  hash: string;
}

/** Takes verdicts on releases, each bound to the packages its giver saw. */
@Injectable()
export class ReleaseApprovalsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: ReleaseSightReader,
    private readonly preparer: ReleasePreparer,
    private readonly store: ReleaseStore,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `release_not_found`; `own_release`, `no_seat` (forbidden); `not_awaiting`, `deadline_passed`,
   * `case_changed` (conflict).
   */
  async give(operator: Operator, id: string, given: VerdictGiven): Promise<void> {
    await this.sight.of(operator, id);
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const release = await this.store.lock(transaction, id);
        if (!release) throw releaseNotFound();
        const seat = await this.seat(transaction, operator, release);
        const { hash } = await this.preparer.prepare(transaction.manager, release);
        if (hash !== given.hash) throw caseChanged();
        await this.write(transaction, operator, release, seat, given);
      },
      operator.origin,
    );
  }

  private async seat(transaction: Transaction, operator: Operator, release: ReleaseRecord): Promise<number> {
    if (operator.id === release.createdBy.id) {
      throw new DomainError('forbidden', 'own_release', 'Whoever prepares a release does not approve it');
    }
    const seat = seatOf(release.approval, await this.store.verdicts(transaction.manager, release.id), operator);
    if (seat === undefined) throw new DomainError('forbidden', 'no_seat', 'You are not among its approvers');
    if (release.state !== 'awaiting') {
      throw new DomainError('conflict', 'not_awaiting', `The release is ${release.state}; it awaits no approval`);
    }
    if (release.approval.mode !== 'none' && Date.parse(release.approval.deadline) <= this.clock.now().getTime()) {
      throw new DomainError('conflict', 'deadline_passed', 'The time to approve it has passed');
    }
    return seat;
  }

  private async write(
    transaction: Transaction,
    operator: Operator,
    release: ReleaseRecord,
    seat: number,
    { verdict, reason, hash }: VerdictGiven,
  ): Promise<void> {
    const at = this.clock.now();
    const actor = { id: operator.id, name: operator.name };
    const content = { id: uuidv7(), releaseId: release.id, seat, actor, verdict, reason, hash, givenAt: at };
    const rowHash = approvalRowHash(content);
    await transaction.query(
      `INSERT INTO release_approvals (id, realm, release_id, seat, actor, verdict, reason, hash, given_at, row_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [content.id, release.realm, release.id, seat, JSON.stringify(actor), verdict, reason, hash, at, rowHash],
    );
    if (hash !== release.hash) await this.store.setHash(transaction, release.id, hash);
    const data = { approvalId: content.id, verdict, hash, rowHash };
    const told = ownerEvent(release, actor, at, 'release.approval_given', data);
    const abroad = operator.nation !== null && operator.nation !== release.nation;
    transaction.record(abroad ? { ...told, origin: null } : told);
    if (abroad) {
      const to = (release.approval.mode !== 'none' && release.approval.seats[seat]) || null;
      transaction.record(recipientEvent(operator, to, at, 'share.approval_given', { releaseId: release.id, verdict }));
    }
    const verdicts = await this.store.verdicts(transaction.manager, release.id);
    if (tally(release.approval, verdicts, hash, release.createdBy.id).outcome !== 'refused') return;
    await this.store.end(transaction, release.id, 'refused', at);
    transaction.record(ownerEvent(release, SHARING, at, 'release.refused', { reason: 'by its approvers' }));
  }
}

export function caseChanged(): DomainError {
  return new DomainError('conflict', 'case_changed', 'The case has changed since this preview; look at it again', {
    field: 'hash',
  });
}
