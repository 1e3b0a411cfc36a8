import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseEntity } from './case.entity.ts';

/** What a person decided about who belongs to a case; it outranks the engine from then on (design rule 4). */
export interface DecisionDraft {
  kind: 'link' | 'unlink' | 'merge' | 'split' | 'seal' | 'unseal' | 'open';
  otherCaseId?: string;
  alertIds?: readonly string[];
  reason: string;
}

/** What is decided about: a case, or for an opening alerts that wait at a site, which no case is of yet. */
export type DecisionPlace = Pick<CaseEntity, 'realm' | 'nation' | 'organisationId' | 'siteId'> & { id: string | null };

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
  const id = uuidv7();
  await transaction.query(
    `WITH decided AS (
       INSERT INTO decisions (id, realm, nation, organisation_id, site_id, kind, case_id, other_case_id, alert_ids,
                              actor, reason, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid[], $10::jsonb, $11, $12)
       RETURNING realm, id
     )
     INSERT INTO correlation_inputs (realm, kind, ref) SELECT realm, 'decision', id FROM decided`,
    [
      id,
      found.realm,
      found.nation,
      found.organisationId,
      found.siteId,
      draft.kind,
      found.id,
      draft.otherCaseId ?? null,
      draft.alertIds ?? [],
      JSON.stringify({ id: operator.id, name: operator.name }),
      draft.reason,
      at,
    ],
  );
  return id;
}
