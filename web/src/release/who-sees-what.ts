import { caseFields, type Package } from './package.ts';

export interface MatrixRow {
  /** `case.title`, `alerts`, `alert.position`, `notes`. */
  field: string;
  /** By recipient: how many values of it they get; 0 where they get none. */
  counts: number[];
}

const PARTS = ['alerts', 'objects', 'notes', 'observables', 'tasks'] as const;
const ALERT_FRAME = new Set(['id', 'tlp', 'pap']);

/**
 * Which recipient gets which field, computed from the packages themselves. A field nobody gets is a row too where it
 * was chosen, since that is what a redaction or a cap has done.
 */
export function whoSeesWhat(packages: readonly (Package | null)[], chosen: readonly string[]): MatrixRow[] {
  const told = packages.map((given) => (given === null ? new Map<string, number>() : countsOf(given)));
  const fields = [...new Set([...chosen, ...told.flatMap((counts) => [...counts.keys()])])];
  return fields.map((field) => ({ field, counts: told.map((counts) => counts.get(field) ?? 0) }));
}

function countsOf(given: Package): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (field: string): void => void counts.set(field, (counts.get(field) ?? 0) + 1);
  if (given.from !== undefined) add('from');
  for (const name of caseFields(given)) add(`case.${name}`);
  if (given.site !== undefined) add('case.site');
  for (const alert of given.alerts ?? []) {
    for (const [name, value] of Object.entries(alert)) {
      const empty = value === undefined || (Array.isArray(value) && value.length === 0);
      if (!ALERT_FRAME.has(name) && !empty) add(`alert.${name}`);
    }
  }
  for (const part of PARTS) for (const _ of given[part] ?? []) add(part);
  return counts;
}

const CASE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  severity: ['severity', 'priority'],
  times: ['firstSeen', 'lastSeen', 'openedAt'],
};
const ALERT_FIELDS: Readonly<Record<string, readonly string[]>> = { times: ['occurredAt', 'firstAt', 'lastAt'] };

interface ChosenParts {
  case?: readonly string[];
  alertFields?: readonly string[];
  alerts?: unknown;
  objects?: unknown;
  notes?: unknown;
  observables?: unknown;
  tasks?: unknown;
}

/** Names, in a package, of the fields of the case that were chosen. */
export const caseNames = (fields: readonly string[]): string[] =>
  fields.flatMap((field) => CASE_FIELDS[field] ?? [field]);

/** Names, in a package, of the fields of alerts that were chosen. */
export const alertNames = (fields: readonly string[]): string[] =>
  fields.flatMap((field) => ALERT_FIELDS[field] ?? [field]);

/** Rows for what a release has chosen, before anything was kept back. */
export function chosenFields(selection: ChosenParts, attributed: boolean): string[] {
  const isChosen = (given: unknown): boolean => given === 'all' || (Array.isArray(given) && given.length > 0);
  const alerts = isChosen(selection.alerts);
  return [
    ...(attributed ? ['from'] : []),
    ...caseNames(selection.case ?? []).map((name) => `case.${name}`),
    ...(alerts ? ['alerts'] : []),
    ...(alerts ? alertNames(selection.alertFields ?? []).map((name) => `alert.${name}`) : []),
    ...PARTS.slice(1).filter((part) => isChosen(selection[part])),
  ];
}
