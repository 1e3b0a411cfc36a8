import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import type { JsonObject } from '../common/json.ts';
import type { Page } from '../common/page-cursor.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { lockCase } from './case.store.ts';
import type { Marking } from './case-marks.ts';
import { CasePartsReader, toPart } from './case-parts.reader.ts';
import {
  excerpt,
  fieldChanges,
  insertPart,
  lockPart,
  partEvent,
  partMarking,
  type PartRow,
  type PartTable,
  touchCase,
} from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import type { TaskDto, TaskState } from './case-tasks.dto.ts';
import type { PageRequest } from './cases.reader.ts';

const TASKS: PartTable = { table: 'case_tasks', noun: 'task' };

export interface TaskDraft extends Partial<Marking> {
  title: string;
  description?: string | null;
  assignee?: string | null;
  due?: Date | null;
}

export interface TaskPatch extends Partial<Omit<TaskDraft, keyof Marking>> {
  state?: TaskState;
}

interface TaskRow extends PartRow {
  title: string;
  description: string | null;
  state: TaskState;
  assignee: string | null;
  due: Date | null;
}

/** What is to be done on a case. */
@Injectable()
export class CaseTasksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: CasePartsReader,
    private readonly clock: Clock,
  ) {}

  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<TaskDto>> {
    const { items, next } = await this.parts.list<TaskRow>(operator, reference, TASKS, page);
    return { items: items.map(toTask), next };
  }

  /** @throws DomainError `case_not_found`, `case_merged`, `marking_too_low`, `above_clearance`. */
  async add(operator: Operator, reference: CaseReference, draft: TaskDraft): Promise<TaskDto> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.work', reference, undefined);
      const marking = partMarking(operator, found, draft);
      const at = this.clock.now();
      const { title, description = null, assignee = null, due = null } = draft;
      const values = { title, description, assignee, due };
      const row = await insertPart<TaskRow>(transaction, operator, found, TASKS, at, marking, values);
      const data = { taskId: row.id, title, assignee, due: due?.toISOString() ?? null };
      transaction.record(partEvent(found, operator, at, row.tlp, 'task.added', data));
      return toTask(row);
    });
  }

  /** Changes the fields given; where nothing differs, nothing is written. @throws DomainError `task_not_found`. */
  async change(
    operator: Operator,
    reference: CaseReference,
    id: string,
    patch: TaskPatch,
    expectedVersion?: number,
  ): Promise<TaskDto> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.work', reference, undefined);
      const which = { caseId: found.id, id, version: expectedVersion };
      const before = await lockPart<TaskRow>(transaction, operator, TASKS.table, TASKS.noun, which);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as TaskPatch;
      const after: TaskRow = { ...before, ...given };
      const changes = fieldChanges(told(before), told(after));
      if (Object.keys(changes).length === 0 && before.description === after.description) return toTask(before);
      const at = this.clock.now();
      const [row] = await transaction.query<TaskRow>(
        `UPDATE case_tasks SET title = $2, description = $3, state = $4, assignee = $5, due = $6, updated_at = $7,
           version = version + 1
         WHERE id = $1 RETURNING *`,
        [id, after.title, after.description, after.state, after.assignee, after.due, at],
      );
      if (!row) throw new Error('A task was changed without an answer');
      await touchCase(transaction, found, row, at);
      const data = { taskId: id, title: row.title, changes };
      transaction.record(partEvent(found, operator, at, row.tlp, 'task.changed', data));
      return toTask(row);
    });
  }
}

/** A task as the journal tells it. */
function told({ title, description, state, assignee, due }: TaskRow): JsonObject {
  const text = description === null ? null : excerpt(description);
  return { title, description: text, state, assignee, due: due?.toISOString() ?? null };
}

function toTask(row: TaskRow): TaskDto {
  return {
    ...toPart(row),
    title: row.title,
    description: row.description,
    state: row.state,
    assignee: row.assignee,
    due: row.due?.toISOString() ?? null,
  };
}
