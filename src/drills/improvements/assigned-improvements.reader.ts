import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { requireAct, requireOutside } from '../../access/policy/authorise.ts';
import type { TaskState } from '../../cases/case-tasks.dto.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import type { AssignedImprovementDto } from './improvement.dto.ts';
import { improvementNotFound } from './improvement-change.ts';
import { IMPROVEMENT_COLUMNS, IMPROVEMENTS, type ImprovementRow } from './improvement-row.ts';

const LISTED = 500;

interface AssignedRow extends ImprovementRow {
  taskState: TaskState | null;
}

/**
 * What was handed to an organisation to improve, read in earnest, whether it played or not. Of the exercise it is told what that
 * was called, and which cell the item is about.
 */
@Injectable()
export class AssignedImprovementsReader {
  constructor(
    private readonly database: ViewerDatabase,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  /** Newest first, the last 500. @throws DomainError `outside_only`, the policy's reason (forbidden). */
  async list(operator: Operator): Promise<AssignedImprovementDto[]> {
    return this.read(operator, null);
  }

  /** @throws DomainError `improvement_not_found`; as {@link list}. */
  async one(operator: Operator, id: string): Promise<AssignedImprovementDto> {
    const [found] = await this.read(operator, id);
    if (!found) throw improvementNotFound();
    return found;
  }

  private async read(operator: Operator, id: string | null): Promise<AssignedImprovementDto[]> {
    requireAct(operator, 'case.read');
    requireOutside(operator);
    const rows = await this.database.query<AssignedRow>(
      operator,
      `SELECT ${IMPROVEMENT_COLUMNS}, t.state AS "taskState" FROM ${IMPROVEMENTS} LEFT JOIN case_tasks t ON t.id = i.task_id
       WHERE i.handed_over_at IS NOT NULL AND ($1 OR i.owner_organisation_id = $2) AND ($3::uuid IS NULL OR i.id = $3)
       ORDER BY i.created_at DESC, i.id DESC LIMIT ${LISTED}`,
      [operator.clearance === 'node', operator.organisationId, id],
    );
    const runs = [...new Set(rows.flatMap(({ runId, retestedInRunId }) => [runId, retestedInRunId ?? []].flat()))];
    const named = await this.engine.query<{ id: string; designator: string }[]>(
      'SELECT id, designator FROM exercise_runs WHERE id = ANY($1::uuid[])',
      [runs],
    );
    const names = new Map(named.map(({ id: run, designator }) => [run, designator]));
    return rows.map((row) => assignedOf(row, names));
  }
}

function assignedOf(row: AssignedRow, names: ReadonlyMap<string, string>): AssignedImprovementDto {
  const { id, runId, cell, issue, action, element, responsible, contact, start, due, status, version } = row;
  const { taskId, taskState, retestedInRunId } = row;
  return {
    id,
    runId,
    designator: names.get(runId) ?? '',
    cell,
    issue,
    action,
    element,
    responsible,
    contact,
    start,
    due,
    status,
    version,
    taskId,
    taskState,
    retestedInRunId,
    retestedIn: retestedInRunId === null ? null : (names.get(retestedInRunId) ?? ''),
  };
}
