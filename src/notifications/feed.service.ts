import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { FeedReader } from './feed.reader.ts';
import { accountOf } from './team-sight.ts';

/** What a person does with their own notifications. */
@Injectable()
export class FeedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: FeedReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks these, or all with `'all'`, as read, and tells how many are left. Ids that are nobody's, or another's, change
   * nothing and are not told of. @throws DomainError (invalid) `nothing_named` when there is nothing to mark.
   */
  async markRead(operator: Operator, which: readonly string[] | 'all'): Promise<number> {
    if (which.length === 0) {
      throw new DomainError('invalid', 'nothing_named', 'Name ids, or all', { field: 'ids' });
    }
    await this.unitOfWork.transact(operator, (transaction) =>
      transaction.query(
        `UPDATE notifications SET read_at = $3 WHERE account_id::text = $1 AND realm = $2 AND read_at IS NULL
           AND ($4::uuid[] IS NULL OR id = ANY($4))`,
        [accountOf(operator) ?? '', operator.realm, this.clock.now(), which === 'all' ? null : which],
      ),
    );
    return this.reader.unread(operator);
  }
}
