import { LEAST_DAYS } from './retention-policy.ts';

/**
 * Which alerts a policy lets go, as SQL: what is shown beforehand and what is then removed are the same statements. Parameters of all
 * of them: `$1` the nation, `$2` what came before goes.
 *
 * An alert goes by itself, and the one that others were folded into as their first goes last. Heads are found page by page in an index
 * by arrival; what else is asked of them is asked of the page.
 */

/** Heads that wait and that nobody has acknowledged, taken or put off, in order of arrival. */
export const WAITING_HEADS = `
  SELECT q.arrived_at AS at, q.id FROM queue_heads q
  WHERE q.kind = 'alert' AND q.realm = 'live' AND q.nation = $1 AND q.closed_at IS NULL AND q.arrived_at < $2
    AND q.acknowledged_at IS NULL AND q.assignee IS NULL AND (q.snoozed_until IS NULL OR q.snoozed_until < now())`;

/** Heads that people closed, as long ago. */
export const CLOSED_HEADS = `
  SELECT q.arrived_at AS at, q.id FROM queue_heads q
  WHERE q.kind = 'alert' AND q.realm = 'live' AND q.nation = $1 AND q.closed_at IS NOT NULL AND q.arrived_at < $2
    AND q.closed_at < $2`;

/** Heads that a suppression keeps from the queue. */
export const SUPPRESSED_HEADS = `
  SELECT a.received_at AS at, h.alert_id AS id
  FROM correlation_constraints k JOIN alert_links h ON h.suppressed_by = k.id JOIN alerts a ON a.id = h.alert_id
  WHERE k.realm = 'live' AND k.nation = $1 AND h.head_id = h.alert_id AND a.received_at < $2`;

/** A case with all that were merged into it. */
const FAMILY = `WITH RECURSIVE family AS (
    SELECT c.id UNION SELECT m.id FROM family f JOIN cases m ON m.merged_into = f.id)`;
/** Somebody said that its alerts are to be kept. */
export const HELD = `EXISTS (${FAMILY} SELECT FROM family f JOIN case_holds h ON h.case_id = f.id)`;
/** What of it is shared, or about to be, is made anew of its alerts. */
export const SHARED = `EXISTS (${FAMILY} SELECT FROM family f JOIN releases r ON r.case_id = f.id
  WHERE r.state IN ('draft', 'awaiting', 'published'))`;

/** Cases that were closed as long ago and have alerts. */
export const CLOSED_CASES = `
  SELECT c.closed_at AS at, c.id FROM cases c
  WHERE c.realm = 'live' AND c.nation = $1 AND c.status = 'closed' AND c.closed_at < $2
    AND (c.alerts_removed_at IS NULL OR c.alerts_removed_at < c.closed_at)`;
export const DUE_CASES = `${CLOSED_CASES} AND NOT ${HELD} AND NOT ${SHARED}`;

/** What a link `l` is read with, to ask {@link LET_GO} of it. */
export const MEMBERS = `alert_links l JOIN alerts a ON a.id = l.alert_id
  JOIN correlation_progress p ON p.realm = l.realm AND p.site_id = l.site_id`;

/**
 * Whether an alert may go: it came before, correlation no longer looks back to it, and nothing waits for it: no decision, no request
 * to mark it otherwise, no watch that tells by it.
 */
export const LET_GO = `a.received_at < $2 AND l.last_at < p.watermark - interval '${LEAST_DAYS} days'
  AND coalesce((l.state->>'heldUntil')::float8, 0) < extract(epoch FROM p.watermark - interval '1 day') * 1000
  AND NOT EXISTS (SELECT FROM decisions d WHERE d.realm = l.realm AND d.site_id = l.site_id AND d.applied_ordinal IS NULL
    AND (l.alert_id = ANY(d.alert_ids) OR l.head_id = ANY(d.alert_ids)))
  AND NOT EXISTS (SELECT FROM marking_requests r LEFT JOIN marking_decisions v ON v.request_id = r.id
    WHERE r.thing_id = l.alert_id AND r.thing = 'alert' AND v.request_id IS NULL)
  AND NOT EXISTS (SELECT FROM vessel_inputs v
    WHERE v.realm = l.realm AND v.sensor_id = a.sensor_id AND v.at = a.effective_at AND v.ref = a.id)
  AND l.alert_id <> ALL (ARRAY(SELECT told_alert_id FROM sensor_watch WHERE told_alert_id IS NOT NULL
    UNION ALL SELECT alert_id FROM dark_vessels WHERE NOT resolved))`;

/** Where heads are looked for: among what is in no case, or in one case that was asked about itself. */
export type Within = 'no case' | 'case';
const WITHIN: Readonly<Record<Within, string>> = {
  'no case': 'NOT EXISTS (SELECT FROM cases c WHERE c.id = l.group_id)',
  case: 'true',
};

/** Repeats that may go of the heads `$3`, `$4` at most. */
export const dueRepeats = (of: Within): string => `SELECT l.alert_id AS id, l.group_id FROM ${MEMBERS}
  WHERE l.nation = $1 AND l.head_id = ANY($3::uuid[]) AND l.alert_id <> l.head_id AND ${LET_GO} AND ${WITHIN[of]} LIMIT $4`;

/** Those of the heads `$3` that may go once the repeats `$4` are gone. */
export const dueHeads = (of: Within): string => `SELECT l.alert_id AS id, l.group_id FROM ${MEMBERS}
  WHERE l.nation = $1 AND l.alert_id = ANY($3::uuid[]) AND l.head_id = l.alert_id AND ${LET_GO} AND ${WITHIN[of]} AND NOT EXISTS (
    SELECT FROM alert_links r WHERE r.head_id = l.alert_id AND r.alert_id <> l.alert_id AND r.alert_id <> ALL ($4::uuid[]))`;

/** What would go of the heads that `heads` gives: how many, and when the first and last of them came. */
export const countDue = (heads: string, of: Within): string => `
  WITH heads AS MATERIALIZED (${heads}), due AS MATERIALIZED (
    SELECT l.alert_id, l.head_id, a.received_at FROM heads JOIN alert_links l ON l.head_id = heads.id
      JOIN alerts a ON a.id = l.alert_id JOIN correlation_progress p ON p.realm = l.realm AND p.site_id = l.site_id
    WHERE ${LET_GO} AND ${WITHIN[of]})
  SELECT count(*) AS count, min(received_at) AS oldest, max(received_at) AS newest FROM due d
  WHERE d.alert_id <> d.head_id OR NOT EXISTS (
    SELECT FROM alert_links r LEFT JOIN due x ON x.alert_id = r.alert_id
    WHERE r.head_id = d.head_id AND r.alert_id <> d.head_id AND x.alert_id IS NULL)`;
