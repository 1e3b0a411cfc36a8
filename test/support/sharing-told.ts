import type { JsonObject } from '../../src/common/json.ts';
import type { JournalType } from '../../src/journal/journal-event.ts';

/** One payload of each type of event about releases and shares, and its sentence. */
export const toldOfSharing: Record<
  Extract<JournalType, `release.${string}` | `share.${string}`>,
  [JsonObject, string]
> = {
  'release.prepared': [{ releaseId: 'r', hash: 'h' }, 'Mei Tan prepared a release of the case.'],
  'release.approval_asked': [{ releaseId: 'r' }, 'An approval of a release was asked for.'],
  'release.approval_given': [{ releaseId: 'r', verdict: 'refuse' }, 'Mei Tan refused a release of the case.'],
  'release.published': [{ releaseId: 'r', version: 1 }, 'Mei Tan published a release of the case.'],
  'release.updated': [{ releaseId: 'r', version: 2 }, 'What recipients see of the case was brought up to date.'],
  'release.refused': [
    { releaseId: 'r', reason: 'Quorum missed.' },
    'A release of the case was refused: Quorum missed.',
  ],
  'release.recalled': [
    { releaseId: 'r', reason: 'sent too much' },
    'Mei Tan recalled a release of the case: sent too much.',
  ],
  'release.expired': [{ releaseId: 'r' }, 'A release of the case expired.'],
  'release.acknowledged': [{ releaseId: 'r', shareId: 's' }, 'A recipient acknowledged a release of the case.'],
  'release.forwarded': [{ releaseId: 'r', shareId: 's' }, 'A recipient passed a release of the case on.'],
  'share.received': [{ shareId: 's', version: 1 }, 'Something was shared with us.'],
  'share.updated': [{ shareId: 's', version: 2 }, 'Something shared with us was brought up to date.'],
  'share.withdrawn': [{ shareId: 's', version: 2 }, 'Something shared with us was withdrawn.'],
  'share.acknowledged': [{ shareId: 's', version: 1 }, 'Mei Tan acknowledged something shared with us.'],
  'share.forwarded': [{ shareId: 's', version: 1 }, 'Mei Tan passed on something shared with us.'],
  'share.approval_given': [{ releaseId: 'r', verdict: 'approve' }, 'Mei Tan approved a release meant for us.'],
};
