import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseEntity } from './case.entity.ts';

/** What a person decided about who belongs to a case; it outranks the engine from then on (design rule 4). */
export interface DecisionDraft {
  kind: 'link' | 'unlink' | 'merge' | 'split' | 'seal' | 'unseal' | 'open' | 'apart' | 'unmerge';
  otherCaseId?: string;
  alertIds?: readonly string[];
  reason: string;
}

/** What is decided about: a case, or for an opening alerts that wait at a site, which no case is of yet. */
export type DecisionPlace = Pick<CaseEntity, 'realm' | 'nation' | 'organisationId' | 'siteId'> & { id: string | null };

/** A decision about one place. */
export interface PlacedDecision {
  found: DecisionPlace;
  draft: DecisionDraft;
}

/**
 * Stores a decision and puts it into correlation's queue, in the caller's transaction. Correlation takes it in its
 * turn among the alerts, sets `applied_ordinal` and `outcome`, and writes the journal.
 */
export async function insertDecision(
  transaction: Transaction,
  operator: Operator,
  found: DecisionPlace,
  at: Date,
  draft: DecisionDraft,
): Promise<string> {
  const [id = ''] = await insertDecisions(transaction, operator, at, [{ found, draft }]);
  return id;
}

/** The same for many, which correlation takes in the order given. */
export async function insertDecisions(
  transaction: Transaction,
  operator: Operator,
  at: Date,
  decisions: readonly PlacedDecision[],
): Promise<string[]> {
  if (decisions.length === 0) return [];
  const rows = decisions.map(({ found, draft }, place) => ({
    place,
    id: uuidv7(),
    realm: found.realm,
    nation: found.nation,
    organisation_id: found.organisationId,
    site_id: found.siteId,
    kind: draft.kind,
    case_id: found.id,
    other_case_id: draft.otherCaseId ?? null,
    alert_ids: draft.alertIds ?? [],
    reason: draft.reason,
  }));
  await transaction.query(
    `WITH drafts AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS draft (place integer, id uuid, realm text, nation text,
         organisation_id uuid, site_id uuid, kind text, case_id uuid, other_case_id uuid, alert_ids uuid[], reason text)
     ), decided AS (
       INSERT INTO decisions (id, realm, nation, organisation_id, site_id, kind, case_id, other_case_id, alert_ids,
                              actor, reason, decided_at)
       SELECT id, realm, nation, organisation_id, site_id, kind, case_id, other_case_id, alert_ids, $2::jsonb, reason, $3
       FROM drafts
     )
     INSERT INTO correlation_inputs (realm, kind, ref, shard)
     SELECT realm, 'decision', id, breakwater_shard(site_id) FROM drafts ORDER BY place`,
    [JSON.stringify(rows), JSON.stringify({ id: operator.id, name: operator.name }), at],
  );
  return rows.map(({ id }) => id);
}
