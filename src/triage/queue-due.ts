import { DEFAULT_TARGETS, targetMinutes } from './queue-targets.ts';

/** SQL array of whole numbers and NULLs out of constants. */
function minutes(kind: 'acknowledge' | 'resolve'): string {
  return `ARRAY[${targetMinutes(DEFAULT_TARGETS, kind)
    .map((count) => count ?? 'NULL')
    .join(', ')}]::integer[]`;
}

/** SQL: when a row is due, NULL where nothing is promised or it is closed. */
export const DUE = `(CASE WHEN q.closed_at IS NULL THEN q.arrived_at + interval '1 minute' * (
  CASE WHEN q.acknowledged_at IS NULL THEN ${minutes('acknowledge')} ELSE ${minutes('resolve')} END
)[1 + breakwater_severity_class(q.severity)] END)`;

/** SQL: the same for an order, in which what is not due comes last. The cursor has no sign for infinity. */
export const DUE_ORDER = `coalesce(${DUE}, timestamptz '2200-01-01Z')`;
