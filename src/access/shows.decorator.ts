import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { ShownBy } from './shown-objects.ts';

/** Metadata by which a handler says that what it answers is sensitive. */
export const SHOWS = 'breakwater:shows';

export interface SensitiveAnswer {
  /** What kind of thing is shown, for the audit trail. */
  kind: string;
  shown: ShownBy;
}

/**
 * For a handler whose answers are sensitive (docs/audit.md says which and why): each answer that shows something is told
 * to the audit trail, with whom it was shown to and the ids of what was shown.
 */
export function Shows(kind: string, shown: ShownBy): CustomDecorator {
  return SetMetadata(SHOWS, { kind, shown } satisfies SensitiveAnswer);
}
