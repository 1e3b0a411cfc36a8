import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { requireAct, requireChange, requireOutside } from '../../access/policy/authorise.ts';
import { OwnTasks } from '../../cases/own-tasks.service.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import type { JsonObject } from '../../common/json.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { stableUuid } from '../template/stable-ids.ts';
import type { BecomeTaskDto, ChangeAssignedDto } from './improvement.dto.ts';
import { changedFields, improvementNotFound, requireVersion } from './improvement-change.ts';
import { improvementEvents } from './improvement-events.ts';
import { IMPROVEMENT_COLUMNS, IMPROVEMENTS, type ImprovementRow } from './improvement-row.ts';
import { taskOf } from './task-of.ts';

/** What the organisation that is to do it makes of an item, in earnest: also of exercises that are long put away. */
@Injectable()
export class AssignedImprovements {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: OwnTasks,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `improvement_not_found`, `run_not_found`; `changed_meanwhile` (conflict); `same_run` (invalid);
   *   `outside_only`, the policy's reason (forbidden).
   */
  async change(operator: Operator, id: string, { expectedVersion, ...patch }: ChangeAssignedDto): Promise<void> {
    await this.move(operator, id, expectedVersion, async (tx, before, at) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const after: ImprovementRow = { ...before, ...given };
      const fields = changedFields(before, after);
      if (fields.length === 0) return null;
      if (fields.includes('retestedInRunId')) await requireOwnRun(tx, operator, before, after.retestedInRunId);
      await tx.query(
        `UPDATE exercise_improvements SET contact = $2, starts = $3, due = $4, status = $5, retested_in_run_id = $6,
           updated_at = $7, version = version + 1 WHERE id = $1`,
        [id, after.contact, after.start, after.due, after.status, after.retestedInRunId, at],
      );
      return { status: after.status, fields };
    });
  }

  /**
   * Makes it a task of the organisation, in the realm `live`. Of two who ask at once both get the same: its id is the item's.
   * @throws DomainError `improvement_not_found`; `changed_meanwhile`, `became_task` (conflict); `outside_only`, the policy's
   *   reason (forbidden).
   */
  async becomeTask(operator: Operator, id: string, { expectedVersion, assignee }: BecomeTaskDto): Promise<void> {
    const item = await this.find(operator, id);
    requireVersion(item, expectedVersion);
    if (item.hasTask) throw new DomainError('conflict', 'became_task', 'It is a task already');
    const [run] = await this.engine.query<{ designator: string }[]>(
      'SELECT designator FROM exercise_runs WHERE id = $1',
      [item.runId],
    );
    const draft = taskOf(item, run?.designator ?? '', assignee ?? null);
    // In two transactions, since it is in two realms. After a crash between them the next to ask finds the task it made.
    const { id: taskId } = await this.tasks.add(operator, { ...draft, id: stableUuid(`improvement ${id}`) });
    await this.move(operator, id, expectedVersion, async (tx, { status }, at) => {
      const next = status === 'open' ? 'in_progress' : status;
      await tx.query(
        `UPDATE exercise_improvements SET task_id = $2, status = $3, updated_at = $4, version = version + 1 WHERE id = $1`,
        [id, taskId, next, at],
      );
      return { status: next, fields: ['task'] };
    });
  }

  private async move(
    operator: Operator,
    id: string,
    expectedVersion: number,
    work: (tx: Transaction, row: ImprovementRow, at: Date) => Promise<{ status: string; fields: string[] } | null>,
  ): Promise<void> {
    const { realm } = await this.find(operator, id);
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      realm,
      async (tx) => {
        const [before] = await tx.query<ImprovementRow>(`${ASSIGNED} FOR UPDATE OF i`, assignedTo(operator, id));
        if (!before) throw improvementNotFound();
        requireVersion(before, expectedVersion);
        const told = await work(tx, before, at);
        if (told === null) return;
        const actor = { id: operator.id, name: operator.name };
        const by = { operator, actor, organisation: before.responsible };
        for (const event of improvementEvents(before, by, at, 'drill.improvement_changed', told)) tx.record(event);
        tx.recordAccess({
          type: 'improvement.changed',
          at,
          nation: before.ownerNation,
          organisationId: before.ownerOrganisationId,
          siteId: null,
          caseId: null,
          tlp: 'AMBER+STRICT',
          actor,
          data: { realm, improvementId: id, ...told } satisfies JsonObject,
        });
      },
      operator.origin,
    );
  }

  private async find(operator: Operator, id: string): Promise<ImprovementRow> {
    requireAct(operator, 'case.work');
    requireOutside(operator);
    const [row] = await this.engine.query<ImprovementRow[]>(ASSIGNED, assignedTo(operator, id));
    if (!row) throw improvementNotFound();
    const { realm } = operator;
    requireChange(operator, 'case.work', {
      realm,
      nation: row.ownerNation,
      organisationId: row.ownerOrganisationId,
    });
    return row;
  }
}

const ASSIGNED = `SELECT ${IMPROVEMENT_COLUMNS} FROM ${IMPROVEMENTS}
  WHERE i.id = $1 AND i.handed_over_at IS NOT NULL AND ($2 OR i.owner_organisation_id = $3)`;

function assignedTo(operator: Operator, id: string): unknown[] {
  return [id, operator.clearance === 'node', operator.organisationId];
}

/** A run the organisation knows of: one it holds, or has a cell in. Any other is as if there were none. */
async function requireOwnRun(
  tx: Transaction,
  operator: Operator,
  { runId, ownerOrganisationId }: ImprovementRow,
  wanted: string | null,
): Promise<void> {
  if (wanted === null) return;
  const field = { field: 'retestedInRunId' };
  if (wanted.toLowerCase() === runId) {
    throw new DomainError('invalid', 'same_run', 'It is tried again in another run than the one it came of', field);
  }
  const [found] = await tx.query(
    `SELECT 1 FROM exercise_runs r WHERE r.id = $1 AND ($2 OR r.organisation_id = $3
       OR EXISTS (SELECT FROM exercise_cells c WHERE c.run_id = r.id AND c.organisation_id = $3))`,
    [wanted, operator.clearance === 'node', ownerOrganisationId],
  );
  if (!found) throw new DomainError('not_found', 'run_not_found', 'There is no such run', field);
}
