/** Among how many of a realm's oldest inputs an alert is looked for: what is no alert is little, and soon taken. */
const AMONG = 20;

/**
 * SQL: position in the queue and `received_at` of the alert of a realm that has waited longest for correlation; no row where none waits.
 * However much waits, and whatever PostgreSQL believes of it, no more is read than its beginning.
 * @param realm an expression
 * @param besides what else is asked of the input, `i`
 */
export function longestWaiting(realm: string, besides = ''): string {
  return `SELECT i.position, a.received_at FROM (
      SELECT position, kind, ref, urgent FROM correlation_inputs WHERE realm = ${realm} ORDER BY position LIMIT ${AMONG}) i
    JOIN alerts a ON a.id = i.ref WHERE i.kind = 'alert' ${besides} ORDER BY i.position LIMIT 1`;
}
