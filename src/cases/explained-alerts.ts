import { seen } from '../access/policy/sight.ts';
import type { ExplainedAlert, StoredReason } from '../correlation/explanation/explained-alert.ts';

/** A head as {@link EXPLAINED_COLUMNS} give it. */
export interface ExplainedRow {
  id: string;
  title: string;
  kind: string;
  signature: string;
  severity: number;
  first: string;
  reasons: StoredReason[];
  joins: string[] | null;
  aliases: string[] | null;
  zone: string | null;
  dismissed: boolean | null;
  stood: string | null;
}

/**
 * Of heads `l` with their alerts `a`. What is told of an alert with repeats is made of the alert itself: a repeat may be
 * stricter than it, and its severity and place with it.
 */
export const EXPLAINED_COLUMNS = `l.alert_id AS id, a.title, a.kind, a.signature, a.severity,
  extract(epoch FROM l.first_at) * 1000 AS first, l.reasons, l.state->'joins' AS joins, l.state->'aliases' AS aliases,
  CASE WHEN jsonb_typeof(l.state->'track') <> 'object' THEN NULL
    WHEN l.state->>'tlp' = a.tlp THEN l.state->'track'->>'zone' ELSE 'outside' END AS zone,
  (l.state->>'dismissed')::boolean AS dismissed, l.state->>'stood' AS stood`;

/** Heads of one group that the viewer sees, earliest first; the group is `$7`, the most of them `$8`. */
export const EXPLAINED_OF_GROUP = `SELECT ${EXPLAINED_COLUMNS}
  FROM alert_links l CROSS JOIN LATERAL (SELECT * FROM alerts WHERE id = l.alert_id OFFSET 0) a
  WHERE l.group_id = $7 AND l.head_id = l.alert_id AND ${seen('a')} ORDER BY l.first_at, l.alert_id LIMIT $8`;

export function toExplained(row: ExplainedRow): ExplainedAlert {
  return {
    ...row,
    first: Math.round(Number(row.first)),
    joins: row.joins ?? [],
    aliases: row.aliases ?? [],
    dismissed: row.dismissed === true,
  };
}
