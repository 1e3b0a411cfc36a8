import type { Operator } from '../../access/operator.ts';
import type { JournalDraft } from '../../journal/journal-event.ts';

/** Whose a template is. */
export interface TemplateOwner {
  realm: string;
  nation: string;
  organisation_id: string;
}

/** What tells of a template stays in its organisation: others learn of what is released to them by reading it. */
export function templateEvent(
  { nation, organisation_id: organisationId }: TemplateOwner,
  { id, name }: Operator,
  at: Date,
): Omit<JournalDraft, 'type' | 'data'> {
  return { at, nation, organisationId, siteId: null, caseId: null, tlp: 'AMBER+STRICT', actor: { id, name } };
}
