import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { requireAct, requireChange } from '../access/policy/authorise.ts';
import { sees } from '../access/policy/decide.ts';
import { AFTER_SIGHT, seen, sightKey, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import {
  CURSOR_PART,
  cursorScope,
  decodeCursor,
  encodeCursor,
  microsText,
  microsTime,
  type Page,
  pageOf,
} from '../common/page-cursor.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { JournalDraft } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { fieldChanges } from './case-parts.store.ts';
import type { Marking } from './case-marks.ts';
import type { TaskState } from './case-tasks.dto.ts';
import type { TaskDraft, TaskPatch } from './case-tasks.service.ts';
import type { PageRequest } from './cases.reader.ts';
import { OWN_TASK_COLUMNS, OWN_TASKS, type OwnTaskRow, toldTask, toOwnTask } from './own-task-rows.ts';
import type { OwnTaskDto } from './own-tasks.dto.ts';

/** A new task; with an id of its own where it must not come to be twice. */
export interface OwnTaskDraft extends Omit<TaskDraft, keyof Marking>, Marking {
  id?: string;
}

/** What an organisation is to do that hangs on no case. Seen by its marking, and changed by its organisation. */
@Injectable()
export class OwnTasks {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(operator: Operator, page: PageRequest, state: TaskState | null): Promise<Page<OwnTaskDto>> {
    const scope = cursorScope(['own-tasks', state, sightKey(operator)]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<OwnTaskRow & { cursor: string[] }>(
      operator,
      `SELECT ${OWN_TASK_COLUMNS}, ARRAY[${microsText('t.created_at')}, t.id::text] AS cursor FROM ${OWN_TASKS}
       WHERE ${seen('t')} AND t.case_id IS NULL AND ($8::text IS NULL OR t.state = $8)
         ${after.length === 0 ? '' : `AND (t.created_at, t.id) < (${microsTime('$9')}, $10::uuid)`}
       ORDER BY t.created_at DESC, t.id DESC LIMIT $7`,
      [...sightParameters(operator), page.limit + 1, state, ...after],
    );
    return pageOf(rows, page.limit, toOwnTask, (row) => encodeCursor(scope, row.cursor));
  }

  /**
   * One that has its id already is answered as it is, and nothing is written.
   * @throws DomainError `organisation_missing`; `above_clearance`, the policy's reason (forbidden).
   */
  async add(operator: Operator, { id = uuidv7(), ...draft }: OwnTaskDraft): Promise<OwnTaskDto> {
    requireAct(operator, 'case.work');
    const { nation, organisationId, realm } = operator;
    if (nation === null || organisationId === null) {
      throw new DomainError('invalid', 'organisation_missing', 'A task is of an organisation; you act for none');
    }
    if (!sees(operator, { realm, nation, organisationId, tlp: draft.tlp }).allowed) {
      throw new DomainError('forbidden', 'above_clearance', 'You could not see what you mark so', { field: 'tlp' });
    }
    const at = this.clock.now();
    return this.unitOfWork.transact(operator, async (tx) => {
      const { title, description = null, assignee = null, due = null, tlp, pap } = draft;
      const added = await tx.query(
        `INSERT INTO case_tasks
           (id, realm, nation, organisation_id, tlp, pap, author, created_at, updated_at, title, description, assignee, due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, realm, nation, organisationId, tlp, pap, operator.id, at, title, description, assignee, due],
      );
      const row = await lockTask(tx, operator, id);
      if (added.length === 1) {
        const data = { taskId: id, title, assignee, due: due?.toISOString() ?? null };
        tx.record({ ...eventOf(row, operator, at), type: 'task.added', data });
      }
      return toOwnTask(row);
    });
  }

  /**
   * Changes the fields given; where nothing differs, nothing is written.
   * @throws DomainError `task_not_found`; `changed_meanwhile` (conflict); the policy's reason (forbidden).
   */
  async change(operator: Operator, id: string, patch: TaskPatch, expectedVersion?: number): Promise<OwnTaskDto> {
    requireAct(operator, 'case.work');
    const at = this.clock.now();
    return this.unitOfWork.transact(operator, async (tx) => {
      const before = await lockTask(tx, operator, id);
      const { realm, nation, organisation_id: organisationId, version } = before;
      requireChange(operator, 'case.work', { realm, nation, organisationId });
      if (expectedVersion !== undefined && Number(version) !== expectedVersion) {
        const message = `The task is at version ${version}, not ${expectedVersion}; read it again and decide anew`;
        throw new DomainError('conflict', 'changed_meanwhile', message, { field: 'expectedVersion' });
      }
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as TaskPatch;
      const after: OwnTaskRow = { ...before, ...given };
      const changes = fieldChanges(toldTask(before), toldTask(after));
      if (Object.keys(changes).length === 0 && before.description === after.description) return toOwnTask(before);
      await tx.query(
        `UPDATE case_tasks SET title = $2, description = $3, state = $4, assignee = $5, due = $6, updated_at = $7,
           version = version + 1 WHERE id = $1`,
        [id, after.title, after.description, after.state, after.assignee, after.due, at],
      );
      const row = await lockTask(tx, operator, id);
      tx.record({
        ...eventOf(row, operator, at),
        type: 'task.changed',
        data: { taskId: id, title: row.title, changes },
      });
      return toOwnTask(row);
    });
  }
}

async function lockTask(tx: Transaction, operator: Operator, id: string): Promise<OwnTaskRow> {
  const [row] = await tx.query<OwnTaskRow>(
    `SELECT ${OWN_TASK_COLUMNS} FROM ${OWN_TASKS}
     WHERE ${seen('t')} AND t.case_id IS NULL AND t.id = $${AFTER_SIGHT} FOR UPDATE OF t`,
    [...sightParameters(operator), id],
  );
  if (!row) throw new DomainError('not_found', 'task_not_found', 'There is no such task');
  return row;
}

function eventOf(row: OwnTaskRow, operator: Operator, at: Date): Omit<JournalDraft, 'type' | 'data'> {
  return {
    at,
    nation: row.nation,
    organisationId: row.organisation_id,
    siteId: null,
    caseId: null,
    tlp: row.tlp,
    actor: { id: operator.id, name: operator.name },
  };
}
