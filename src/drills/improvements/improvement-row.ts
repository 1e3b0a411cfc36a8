import type { Improvement } from '../report/report-document.ts';
import type { Queryable } from '../run-picture.reader.ts';

/** What is to be improved, as its row has it. */
export interface ImprovementRow extends Improvement {
  runId: string;
  realm: string;
  cell: string;
  /** Of the cell it is about. */
  nation: string;
  organisationId: string;
  ownerNation: string;
  ownerOrganisationId: string;
  taskId: string | null;
  retestedInRunId: string | null;
}

/** `i` is the improvement, `o` the organisation that is to do it. */
export const IMPROVEMENT_COLUMNS = `i.id, i.run_id AS "runId", i.realm, i.nation, i.organisation_id AS "organisationId", i.cell,
  i.issue, i.action, i.element, o.code AS responsible, i.owner_nation AS "ownerNation",
  i.owner_organisation_id AS "ownerOrganisationId", i.handed_over_at IS NOT NULL AS "handedOver", i.contact,
  i.starts::text AS start, i.due::text AS due, i.status, i.task_id AS "taskId", i.task_id IS NOT NULL AS "hasTask",
  i.retested_in_run_id AS "retestedInRunId", i.retested_in_run_id IS NOT NULL AS retested, i.author,
  i.version::integer AS version`;
export const IMPROVEMENTS = 'exercise_improvements i JOIN organisations o ON o.id = i.owner_organisation_id';

/** All of a run, oldest first. */
export async function readImprovements(from: Queryable, runId: string): Promise<ImprovementRow[]> {
  return from.query<ImprovementRow[]>(
    `SELECT ${IMPROVEMENT_COLUMNS} FROM ${IMPROVEMENTS} WHERE i.run_id = $1 ORDER BY i.created_at, i.id`,
    [runId],
  );
}

/** What the report and those inside a run are told of it: neither the task nor the later run, which are of other realms. */
export function toImprovement(row: ImprovementRow): Improvement {
  const { id, cell, issue, action, element, responsible, handedOver, contact, start, due } = row;
  const { status, hasTask, retested, author, version } = row;
  return {
    id,
    cell,
    issue,
    action,
    element,
    responsible,
    handedOver,
    contact,
    start,
    due,
    status,
    hasTask,
    retested,
    author,
    version,
  };
}
