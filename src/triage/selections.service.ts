import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { Subject } from './action-outcome.ts';
import { SelectionSource } from './selection-source.ts';

/** Most subjects of one selection. */
export const SELECTION_MOST = 10_000;
/** Milliseconds for which a selection stands. */
const SELECTION_MS = 60 * 60_000;

export interface Selection {
  id: string;
  count: number;
  takenAt: Date;
  expiresAt: Date;
}

/**
 * Freezes what somebody chose, so that what they then do is done to what they saw and counted, and not to what matches a
 * moment later. It says nothing of whether its subjects are there: that is asked of each when something is done to it.
 */
@Injectable()
export class SelectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
    private readonly source: SelectionSource,
  ) {}

  /** @throws DomainError `selection_too_large` (too_large); one of `filter_…` (invalid). */
  async take(operator: Operator, chosen: { items: readonly Subject[] } | { filter: string }): Promise<Selection> {
    const subjects = 'items' in chosen ? distinct(chosen.items) : await this.matching(operator, chosen.filter);
    const takenAt = this.clock.now();
    const selection = {
      id: uuidv7(),
      count: subjects.length,
      takenAt,
      expiresAt: new Date(takenAt.getTime() + SELECTION_MS),
    };
    await this.unitOfWork.transact(operator, (transaction) =>
      transaction.query(
        `INSERT INTO triage_selections (id, realm, actor, kinds, ids, taken_at, expires_at)
         VALUES ($1, $2, $3::jsonb, $4::text[], $5::uuid[], $6, $7)`,
        [
          selection.id,
          operator.realm,
          JSON.stringify({ id: operator.id, name: operator.name }),
          subjects.map(({ kind }) => kind),
          subjects.map(({ id }) => id),
          takenAt,
          selection.expiresAt,
        ],
      ),
    );
    return selection;
  }

  /** What was chosen. @throws DomainError `selection_not_found`, which one whose time is over is as well. */
  async subjects(operator: Operator, id: string): Promise<Subject[]> {
    const [row] = await this.database.query<{ kinds: Subject['kind'][]; ids: string[] }>(
      operator,
      `SELECT kinds, ids FROM triage_selections
       WHERE id = $1 AND realm = $2 AND actor->>'id' = $3 AND expires_at > $4`,
      [id, operator.realm, operator.id, this.clock.now()],
    );
    if (!row) throw new DomainError('not_found', 'selection_not_found', 'There is no such selection');
    return row.ids.map((subject, index) => ({ kind: row.kinds[index] ?? 'alert', id: subject }));
  }

  private async matching(operator: Operator, filter: string): Promise<Subject[]> {
    const { subjects, total } = await this.source.freeze(operator, filter, SELECTION_MOST);
    if (total > SELECTION_MOST) {
      const message = `${total} match; at most ${SELECTION_MOST} can be selected`;
      throw new DomainError('too_large', 'selection_too_large', message, { field: 'filter' });
    }
    return subjects;
  }
}

/** Each subject once, where it was first named. */
export function distinct(subjects: readonly Subject[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { kind, id } of subjects) {
    const name = `${kind} ${id.toLowerCase()}`;
    if (!found.has(name)) found.set(name, { kind, id: id.toLowerCase() });
  }
  return [...found.values()];
}
