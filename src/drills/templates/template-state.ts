import { DomainError } from '../../common/domain-error.ts';

/** How far a template has come. One that is approved may have a newer text beside that nobody has approved yet. */
export const TEMPLATE_STATES = ['draft', 'approved', 'archived'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export const TEMPLATE_SOURCES = ['yaml', 'cexf', 'csv', 'copy'] as const;
export type TemplateSource = (typeof TEMPLATE_SOURCES)[number];

/** What people do with a template besides saving a text. */
export type TemplateMove = 'approve' | 'archive' | 'restore';

export interface TemplateStanding {
  latest: number;
  /** Which text is approved; null where none is. */
  approvedRevision: number | null;
  archived: boolean;
}

export function stateOf({ approvedRevision, archived }: TemplateStanding): TemplateState {
  if (archived) return 'archived';
  return approvedRevision === null ? 'draft' : 'approved';
}

/**
 * @param revision the text that is approved, as whoever approves read it.
 * @throws DomainError `newer_revision`, `wrong_state` (conflict).
 */
export function requireMove(move: TemplateMove, standing: TemplateStanding, revision?: number): void {
  const { latest, approvedRevision, archived } = standing;
  if (move === 'restore') {
    if (!archived) throw wrongState('The template is not archived');
    return;
  }
  if (archived) throw wrongState('The template is archived; restore it first');
  if (move === 'archive') return;
  if (revision !== latest) throw newerRevision(latest);
  if (approvedRevision === latest) throw wrongState(`Revision ${latest} is approved already`);
}

export function newerRevision(latest: number): DomainError {
  return new DomainError('conflict', 'newer_revision', `Revision ${latest} was saved since`, { field: 'revision' });
}

export function wrongState(message: string): DomainError {
  return new DomainError('conflict', 'wrong_state', message);
}

/**
 * Which text a run is made of, and whether nobody has approved it.
 * @throws DomainError `wrong_state` (conflict) where it is archived; `not_approved` (conflict) where nothing is and no draft is asked for.
 */
export function playable(standing: TemplateStanding, draft: boolean): { revision: number; ofDraft: boolean } {
  const { latest, approvedRevision, archived } = standing;
  if (archived) throw wrongState('The template is archived; restore it first');
  if (draft) return { revision: latest, ofDraft: approvedRevision !== latest };
  if (approvedRevision === null) {
    const message = 'Nobody has approved this template; a run of it as it stands has to be asked for as a draft';
    throw new DomainError('conflict', 'not_approved', message, { field: 'draft' });
  }
  return { revision: approvedRevision, ofDraft: false };
}
