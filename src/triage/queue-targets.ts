import { SEVERITY_CLASSES, type SeverityClass } from './queue-severity.ts';

/** Minutes from arrival within which something is to be acknowledged, and to be resolved; null where nothing is promised. */
export type ResponseTargets = Readonly<
  Record<'acknowledge' | 'resolve', Readonly<Record<SeverityClass, number | null>>>
>;

export type DueKind = keyof ResponseTargets;

/** What holds for an organisation that has set nothing. */
export const DEFAULT_TARGETS: ResponseTargets = {
  acknowledge: { critical: 15, high: 60, medium: 4 * 60, low: 24 * 60, info: null },
  resolve: { critical: 4 * 60, high: 24 * 60, medium: 3 * 24 * 60, low: 7 * 24 * 60, info: null },
};

/** Minutes by class, least severe first, as the database has them. */
export function targetMinutes(targets: ResponseTargets, kind: DueKind): (number | null)[] {
  return SEVERITY_CLASSES.map((named) => targets[kind][named]);
}
