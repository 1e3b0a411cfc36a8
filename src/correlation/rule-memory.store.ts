import type { Transaction } from '../journal/unit-of-work.service.ts';
import { ALERT_COLUMNS, ALERT_SOURCE, factOf, type FullAlertRow } from './full-alert-row.ts';
import type { StoredNode, StoredPartition } from './restore-partition.ts';

type Query = Pick<Transaction, 'query'>;

/** Alerts that analysts' rules look back at, of the nodes that they hold, in event order. */
export async function ruleFacts(
  tx: Query,
  nodes: readonly StoredNode[],
  since: Date,
): Promise<NonNullable<StoredPartition['ruleFacts']>> {
  const heads = nodes.filter(({ state }) => state.heldUntil !== undefined).map(({ state }) => state.headId);
  if (heads.length === 0) return [];
  const rows = await tx.query<FullAlertRow & { head_id: string }>(
    `SELECT l.head_id, ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id
     WHERE l.head_id = ANY($1::uuid[]) AND a.effective_at >= $2
     ORDER BY a.effective_at, a.sensor_id, a.external_id`,
    [heads, since],
  );
  return rows.map((row) => ({ headId: row.head_id, fact: factOf(row) }));
}

/** The last pause of each rule at a site. */
export async function rulePauses(
  tx: Query,
  realm: string,
  siteId: string,
): Promise<NonNullable<StoredPartition['pauses']>> {
  const rows = await tx.query<{ rule_key: string; until: Date }>(
    'SELECT rule_key, max(until) AS until FROM rule_pauses WHERE realm = $1 AND site_id = $2 GROUP BY rule_key',
    [realm, siteId],
  );
  return rows.map((row) => ({ ruleKey: row.rule_key, until: row.until.getTime() }));
}
