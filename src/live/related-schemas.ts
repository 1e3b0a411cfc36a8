import { object, text, uuid } from './schema-parts.ts';

const related = { relatedId: uuid, with: { enum: ['case', 'share'] }, 'otherCaseId?': uuid, 'to?': uuid };

/** What is told of cases that have something in common (docs/related.md). */
export const relatedSchemas = {
  'related.proposed': object(related, 'Two that you both see have something rare in common: read it over HTTP.'),
  'related.accepted': object({ ...related, 'reason?': text }, 'A person said that they have to do with each other.'),
  'related.dismissed': object({ ...related, reason: text }, 'A person said that they have not.'),
  'related.withdrawn': object(related, 'What it rested on is gone, or has become common.'),
};
