import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { NationCapsReader } from './nation-caps.reader.ts';
import { StatementCopiesStore } from './statement-copies.store.ts';
import { addressedEvent, ownersEvent } from './statement-events.ts';
import { StatementSightReader, statementNotFound } from './statement-sight.reader.ts';
import { isAllowed, isReleasable } from './statement-state.ts';
import { StatementStore } from './statement.store.ts';
import { changedMeanwhile, factsOf, statementOver } from './statements.service.ts';

/** Lets a statement out: to those it is addressed to, and to all who approved it. */
@Injectable()
export class StatementReleaseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: StatementSightReader,
    private readonly store: StatementStore,
    private readonly copies: StatementCopiesStore,
    private readonly caps: NationCapsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `statement_not_found`; the policy's reasons (forbidden); `unknown_nation` and what
   * {@link NationCapsReader} says (invalid); `statement_over`, `changed_meanwhile`, `not_approved` (conflict).
   */
  async release(operator: Operator, id: string, version: number, to: readonly string[]): Promise<void> {
    requireChange(operator, 'statement.release', await this.sight.owned(operator, id));
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const before = await this.store.lock(transaction, id);
        if (!before) throw statementNotFound();
        if (before.version !== version) throw changedMeanwhile(before);
        if (!isAllowed('revise', before.state)) throw statementOver(before);
        if (!isReleasable(before)) {
          throw new DomainError('conflict', 'not_approved', 'Not all who were asked have approved this version');
        }
        const addressed = [...new Set([...before.asked, ...to])].toSorted();
        await this.caps.require(transaction, before, addressed, 'to');
        const written = await this.store.version(transaction, id, version);
        await this.store.move(transaction, id, { state: 'released', addressed, releasedAt: at }, at);
        await this.copies.close(transaction, id);
        const abroad = addressed.filter((nation) => nation !== before.nation);
        const opened = await this.copies.open(transaction, before, written, 'released', abroad, at);
        const actor = { id: operator.id, name: operator.name };
        const data = { ...factsOf(before, written), asked: before.asked, to: addressed };
        transaction.record(ownersEvent(before, actor, at, 'statement.released', data));
        for (const copy of opened) {
          const { nation, id: copyId } = copy;
          transaction.record(addressedEvent({ nation }, at, 'statement.received', { copyId, version }));
        }
      },
      operator.origin,
    );
  }
}
