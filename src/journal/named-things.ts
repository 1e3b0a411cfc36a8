/** Fields by which an entry names a part of its case that has a marking of its own. */
export const PART_FIELDS = ['noteId', 'taskId', 'observableId', 'evidenceId', 'partId', 'thingId'] as const;

/** Fields by which an entry names anything that has a marking of its own, besides its case. */
export const MARKED_FIELDS = ['alertId', ...PART_FIELDS] as const;

/** Field by which an entry that concerns two cases, each seen by some, names the other one. */
export const OTHER_CASE_FIELD = 'otherCaseId';

/** Tables whose rows entries name by {@link PART_FIELDS}. */
export const PART_TABLES = ['notes', 'case_tasks', 'case_observables', 'case_evidence'] as const;

/** The part an entry names, as SQL over its `data`; NULL where it names none. An alert or a case is no part. */
export function partNamed(data: string): string {
  const fields = PART_FIELDS.map((field) => `${data}->>'${field}'`);
  return `CASE WHEN ${data}->>'thing' IN ('case', 'alert') THEN NULL ELSE coalesce(${fields.join(', ')})::uuid END`;
}

/** The case an entry names beside the one it is of, as SQL over its `data`; NULL where it names none. */
export function otherCaseNamed(data: string): string {
  return `(${data}->>'${OTHER_CASE_FIELD}')::uuid`;
}

/** The alert an entry names, as SQL over its `data`; NULL where it names none. */
export function alertNamed(data: string): string {
  return `coalesce(${data}->>'alertId', CASE WHEN ${data}->>'thing' = 'alert' THEN ${data}->>'thingId' END)::uuid`;
}
