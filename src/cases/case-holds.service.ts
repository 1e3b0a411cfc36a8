import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { CaseReference } from './case-reference.ts';
import { caseEvent, lockCase } from './case.store.ts';

/** What keeps the alerts of a case whatever the policy of its nation says (docs/retention.md). */
@Injectable()
export class CaseHolds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `lockCase`; `already_held` (conflict). */
  async place(operator: Operator, reference: CaseReference, reason: string, expectedVersion?: number): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.hold', reference, expectedVersion);
      const at = this.clock.now();
      const placed = await transaction.query(
        `INSERT INTO case_holds (case_id, realm, nation, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING RETURNING case_id`,
        [found.id, found.realm, found.nation, reason, JSON.stringify({ id: operator.id, name: operator.name }), at],
      );
      if (placed.length === 0)
        throw new DomainError('conflict', 'already_held', 'The alerts of the case are kept already');
      transaction.record(caseEvent(found, operator, at, 'case.hold_changed', { held: true, reason }));
    });
  }

  /** @throws DomainError as `lockCase`; `not_held` (conflict). */
  async lift(operator: Operator, reference: CaseReference, reason: string, expectedVersion?: number): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.hold', reference, expectedVersion);
      const lifted = await transaction.query('DELETE FROM case_holds WHERE case_id = $1 RETURNING case_id', [found.id]);
      if (lifted.length === 0) throw new DomainError('conflict', 'not_held', 'Nobody keeps the alerts of the case');
      transaction.record(caseEvent(found, operator, this.clock.now(), 'case.hold_changed', { held: false, reason }));
    });
  }
}
