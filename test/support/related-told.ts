import type { JsonObject } from '../../src/common/json.ts';
import type { JournalType } from '../../src/journal/journal-event.ts';

/** One payload of each type of event about what cases have in common, and the sentence a shift reads. */
export const toldOfRelated: Record<Extract<JournalType, `related.${string}`>, [JsonObject, string]> = {
  'related.proposed': [
    { relatedId: 'r', with: 'case', otherCaseId: 'c' },
    'The case has something rare in common with a case of another site.',
  ],
  'related.accepted': [
    { relatedId: 'r', with: 'share', reason: 'Same crew' },
    'Mei Tan said that the case has to do with what was released to us: Same crew.',
  ],
  'related.dismissed': [
    { relatedId: 'r', with: 'case', otherCaseId: 'c', reason: 'A shared scanner' },
    'Mei Tan said that the case has nothing to do with a case of another site: A shared scanner.',
  ],
  'related.withdrawn': [
    { relatedId: 'r', with: 'share' },
    'What the case had in common with what was released to us is no longer there.',
  ],
};
