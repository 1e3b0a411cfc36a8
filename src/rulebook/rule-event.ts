import type { Operator } from '../access/operator.ts';
import type { JournalDraft } from '../journal/journal-event.ts';

/** Whose a rule, or a rest of one, is. */
export interface Owner {
  realm: string;
  nation: string;
  organisation_id: string;
}

/** What tells of a rule stays in its organisation, whatever the organisation marks by default. */
export function ruleEvent(owner: Owner, operator: Operator, at: Date): Omit<JournalDraft, 'type' | 'data'> {
  return {
    at,
    nation: owner.nation,
    organisationId: owner.organisation_id,
    siteId: null,
    caseId: null,
    tlp: 'AMBER+STRICT',
    actor: { id: operator.id, name: operator.name },
  };
}
