import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalDraft, JournalType } from '../journal/journal-event.ts';

/** As much of a pair as is told of it. */
export interface PairState {
  id: string;
  nation: string;
  case_id: string;
  other_case_id: string | null;
  share_id: string | null;
  organisation_id: string;
  tlp: string;
  addressee: string | null;
  standing: boolean;
  decision: 'accepted' | 'dismissed' | null;
  site_id: string;
  other_site_id: string | null;
  case_tlp: string;
}

const SECOND_STAGE: Actor = { id: 'system:related', name: 'Correlation across sites' };

export type RelatedType = Extract<JournalType, `related.${string}`>;

/**
 * Entries that tell of a pair in the journal of each of its cases: addressed to those who see both sides, by ids alone. What
 * binds them is read over HTTP, where the rules of that instant hold.
 */
export function pairEvents(
  pair: PairState,
  type: RelatedType,
  at: Date,
  actor: Actor = SECOND_STAGE,
  data: JsonObject = {},
): JournalDraft[] {
  // One person named sees the package; whether that person sees a RED case the entry could not say.
  if (pair.addressee !== null && pair.case_tlp === 'RED') return [];
  const common = {
    type,
    at,
    nation: pair.nation,
    organisationId: pair.organisation_id,
    tlp: pair.tlp,
    actor,
  };
  const told = {
    relatedId: pair.id,
    with: pair.share_id === null ? 'case' : 'share',
    ...(pair.addressee !== null && { to: pair.addressee }),
    ...data,
  };
  const entry = (caseId: string, siteId: string | null, otherCaseId: string | null): JournalDraft => ({
    ...common,
    caseId,
    siteId,
    data: { ...told, ...(otherCaseId !== null && { otherCaseId }) },
  });
  const entries = [entry(pair.case_id, pair.site_id, pair.other_case_id)];
  if (pair.other_case_id !== null) entries.push(entry(pair.other_case_id, pair.other_site_id, pair.case_id));
  return entries;
}
