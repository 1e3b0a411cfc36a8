import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { NO_NATION, NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { parseFilter } from './filter-parser.ts';
import { printFilter } from './filter-printer.ts';
import type { QueueOrder } from './queue-order.ts';
import type { QueueViewDto } from './queue-views.dto.ts';
import { QueueViewsReader, type QueueViewRow, VIEW_COLUMNS } from './queue-views.reader.ts';

/** Views a person may have; each is counted whenever they are listed. */
const MOST = 30;

export interface QueueViewDraft {
  name: string;
  filter: string;
  sort: QueueOrder;
  shared: boolean;
}

/**
 * Filters people keep under a name. They are theirs, and tell nobody of a case: no journal entry is made of them. A shared
 * one is changed by whoever made it, and by those of the organisation who may share.
 */
@Injectable()
export class QueueViewsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly views: QueueViewsReader,
  ) {}

  /** @throws DomainError one of `filter_…`; `not_granted` (forbidden); `too_many_views` (conflict). */
  async create(operator: Operator, draft: QueueViewDraft): Promise<QueueViewDto> {
    if (draft.shared) requireAct(operator, 'view.share');
    const filter = printFilter(parseFilter(draft.filter));
    return this.unitOfWork.transact(operator, async (transaction) => {
      const [held] = await transaction.query<{ count: string }>(
        'SELECT count(*) FROM queue_views WHERE realm = $1 AND owner = $2',
        [operator.realm, operator.id],
      );
      if (Number(held?.count) >= MOST) {
        throw new DomainError('conflict', 'too_many_views', `Nobody has more than ${MOST} views; remove one first`);
      }
      const rows = await transaction.query<QueueViewRow>(
        `INSERT INTO queue_views (id, realm, nation, organisation_id, owner, name, filter, sort, shared, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING ${VIEW_COLUMNS}`,
        [
          uuidv7(),
          operator.realm,
          operator.nation ?? NO_NATION,
          operator.organisationId ?? NO_ORGANISATION,
          operator.id,
          draft.name,
          filter,
          draft.sort,
          draft.shared,
          this.clock.now(),
        ],
      );
      return this.shown(transaction, operator, rows);
    });
  }

  /** @throws DomainError `view_not_found`; one of `filter_…`; `not_granted`, `not_yours` (forbidden). */
  async change(operator: Operator, id: string, patch: Partial<QueueViewDraft>): Promise<QueueViewDto> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await this.locked(transaction, operator, id);
      const shared = patch.shared ?? found.shared;
      if (shared || found.shared) requireAct(operator, 'view.share');
      if (!shared && found.owner !== operator.id) {
        throw new DomainError('forbidden', 'not_yours', 'Only whoever made a view keeps it to themselves');
      }
      const filter = patch.filter === undefined ? found.filter : printFilter(parseFilter(patch.filter));
      const rows = await transaction.query<QueueViewRow>(
        `UPDATE queue_views SET name = $2, filter = $3, sort = $4, shared = $5, updated_at = $6 WHERE id = $1
         RETURNING ${VIEW_COLUMNS}`,
        [id, patch.name ?? found.name, filter, patch.sort ?? found.sort, shared, this.clock.now()],
      );
      return this.shown(transaction, operator, rows);
    });
  }

  /** @throws DomainError `view_not_found`; `not_granted` (forbidden). */
  async remove(operator: Operator, id: string): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const found = await this.locked(transaction, operator, id);
      if (found.owner !== operator.id) requireAct(operator, 'view.share');
      await transaction.query('DELETE FROM queue_views WHERE id = $1', [id]);
    });
  }

  private async locked(transaction: Transaction, operator: Operator, id: string): Promise<QueueViewRow> {
    const [found] = await transaction.query<QueueViewRow>(
      `SELECT ${VIEW_COLUMNS} FROM queue_views
       WHERE id = $1 AND realm = $2 AND (owner = $3 OR (shared AND (organisation_id = $4 OR $5))) FOR UPDATE`,
      [id, operator.realm, operator.id, operator.organisationId, operator.clearance === 'node'],
    );
    if (!found) throw new DomainError('not_found', 'view_not_found', 'There is no such view');
    return found;
  }

  private async shown(
    { manager }: Transaction,
    operator: Operator,
    rows: readonly QueueViewRow[],
  ): Promise<QueueViewDto> {
    const [shown] = await this.views.shown(manager, operator, rows);
    if (!shown) throw new Error('A view that was written is not there');
    return shown;
  }
}
