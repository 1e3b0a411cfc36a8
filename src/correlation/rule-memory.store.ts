import type { Transaction } from '../journal/unit-of-work.service.ts';
import { ALERT_COLUMNS, ALERT_SOURCE, factOf, type FullAlertRow } from './full-alert-row.ts';
import type { ShadowMatch } from './shadow-rule.ts';
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
  const rows = await tx.query<FullAlertRow & { head_id: string; ordinal: string }>(
    `SELECT l.head_id, l.ordinal, ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id
     WHERE l.head_id = ANY($1::uuid[]) AND a.effective_at >= $2
     ORDER BY a.effective_at, a.sensor_id, a.external_id`,
    [heads, since],
  );
  return rows.map((row) => ({ headId: row.head_id, fact: factOf(row), ordinal: Number(row.ordinal) }));
}

/** The last pause of each rule at a site, of those that no person ended. */
export async function rulePauses(
  tx: Query,
  realm: string,
  siteId: string,
): Promise<NonNullable<StoredPartition['pauses']>> {
  const rows = await tx.query<{ rule_key: string; until: Date }>(
    `SELECT rule_key, max(until) AS until FROM rule_pauses
     WHERE realm = $1 AND site_id = $2 AND resumed_ordinal IS NULL GROUP BY rule_key`,
    [realm, siteId],
  );
  return rows.map((row) => ({ ruleKey: row.rule_key, until: row.until.getTime() }));
}

/** Where in the order of inputs a person last ended a rest of each rule at a site. */
export async function ruleResumptions(
  tx: Query,
  realm: string,
  siteId: string,
): Promise<NonNullable<StoredPartition['resumed']>> {
  const rows = await tx.query<{ rule_key: string; ordinal: string }>(
    `SELECT rule_key, max(resumed_ordinal) AS ordinal FROM rule_pauses
     WHERE realm = $1 AND site_id = $2 AND resumed_ordinal IS NOT NULL GROUP BY rule_key`,
    [realm, siteId],
  );
  return rows.map((row) => ({ ruleKey: row.rule_key, ordinal: Number(row.ordinal) }));
}

/** What rules in test at a site still need: alerts of the time they look back at, and their matches of it. */
export async function shadowMemory(
  tx: Query,
  realm: string,
  siteId: string,
  since: Date,
): Promise<Required<Pick<StoredPartition, 'shadowFacts' | 'shadowMatches'>>> {
  const alerts = await tx.query<FullAlertRow & { ordinal: string }>(
    `SELECT l.ordinal, ${ALERT_COLUMNS} FROM ${ALERT_SOURCE} JOIN alert_links l ON l.alert_id = a.id
     WHERE a.realm = $1 AND a.site_id = $2 AND a.effective_at >= $3 AND l.suppressed_by IS NULL
     ORDER BY a.effective_at, a.sensor_id, a.external_id`,
    [realm, siteId, since],
  );
  const rows = await tx.query<{ run_id: string; match: ShadowMatch }>(
    `SELECT run_id, match FROM rulebook_matches WHERE realm = $1 AND site_id = $2 AND last_at >= $3
     ORDER BY first_at, key`,
    [realm, siteId, since],
  );
  const matches = new Map<string, ShadowMatch[]>();
  for (const { run_id: runId, match } of rows) {
    const known = matches.get(runId);
    if (known) known.push(match);
    else matches.set(runId, [match]);
  }
  return {
    shadowFacts: alerts.map((row) => ({ fact: factOf(row), ordinal: Number(row.ordinal) })),
    shadowMatches: matches,
  };
}
