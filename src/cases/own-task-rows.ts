import type { Pap, Tlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';
import { excerpt } from './case-parts.store.ts';
import type { TaskState } from './case-tasks.dto.ts';
import type { OwnTaskDto } from './own-tasks.dto.ts';

/** A task of an organisation that hangs on no case, as its row has it. */
export interface OwnTaskRow {
  id: string;
  realm: string;
  nation: string;
  organisation_id: string;
  organisation: string;
  tlp: Tlp;
  pap: Pap;
  title: string;
  description: string | null;
  state: TaskState;
  assignee: string | null;
  due: Date | null;
  author: string;
  created_at: Date;
  updated_at: Date;
  version: string;
}

/** `t` is the task, `o` its organisation. */
export const OWN_TASK_COLUMNS = `t.id, t.realm, t.nation, t.organisation_id, o.code AS organisation, t.tlp, t.pap, t.title,
  t.description, t.state, t.assignee, t.due, t.author, t.created_at, t.updated_at, t.version`;
export const OWN_TASKS = 'case_tasks t JOIN organisations o ON o.id = t.organisation_id';

export function toOwnTask(row: OwnTaskRow): OwnTaskDto {
  return {
    id: row.id,
    organisation: row.organisation,
    tlp: row.tlp,
    pap: row.pap,
    title: row.title,
    description: row.description,
    state: row.state,
    assignee: row.assignee,
    due: row.due?.toISOString() ?? null,
    author: row.author,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: Number(row.version),
  };
}

/** A task as the journal tells it. */
export function toldTask({
  title,
  description,
  state,
  assignee,
  due,
}: Pick<OwnTaskRow, 'title' | 'description' | 'state' | 'assignee' | 'due'>): JsonObject {
  const text = description === null ? null : excerpt(description);
  return { title, description: text, state, assignee, due: due?.toISOString() ?? null };
}
