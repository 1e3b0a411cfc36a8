import type { OwnTaskDraft } from '../../cases/own-tasks.service.ts';
import type { ImprovementRow } from './improvement-row.ts';

/** Characters the title of a task has room for. */
const TITLE = 300;

/**
 * The task an item becomes. It says all it needs, since it outlives the exercise; it is real, and marked for the own
 * organisation alone.
 */
export function taskOf(
  { issue, action, element, contact, due, cell }: ImprovementRow,
  designator: string,
  assignee: string | null,
): OwnTaskDraft {
  const description = [
    `Found in the exercise ${designator}, cell ${cell}.`,
    `Issue: ${issue}`,
    `Corrective action: ${action}`,
    `Element: ${element}. Ask: ${contact}.`,
  ].join('\n\n');
  return {
    title: action.length > TITLE ? `${action.slice(0, TITLE - 1).trimEnd()}…` : action,
    description,
    assignee,
    due: due === null ? null : new Date(`${due}T23:59:59Z`),
    tlp: 'AMBER+STRICT',
    pap: 'AMBER',
  };
}
