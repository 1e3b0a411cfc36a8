import { count, list, nullable, object, text, time, uuid } from './schema-parts.ts';

const version = { type: 'integer', minimum: 1 };
const nations = list({ type: 'string', description: 'ISO 3166-1 alpha-2' });
const statement = { statementId: uuid, version, title: text };
const written = { ...statement, languages: list({ type: 'string', description: 'BCP 47' }), hash: text };
const corrects = { ...nullable(uuid), description: 'The statement it puts right' };
const answer = {
  ...statement,
  nation: text,
  words: text,
  state: { enum: ['asked', 'approved', 'refused'], description: 'Where the statement stands now' },
};
const copy = { 'copyId?': uuid, 'statementId?': uuid, version };
const rumour = { rumourId: uuid, excerpt: text };
const verdict = { enum: ['true', 'false', 'unknown'] };

/** What is told of statements and rumours (docs/statements.md). */
export const statementSchemas = {
  'statement.drafted': object({ ...written, corrects }, 'A statement, or a correction, was drafted.'),
  'statement.revised': object(
    { ...written, corrects },
    'A new version; approvals of the one before count for nothing.',
  ),
  'statement.asked': object({ ...written, corrects, asked: nations }, 'Nations were asked to approve it.'),
  'statement.approved': object(answer, 'A nation approved a version of it.'),
  'statement.refused': object(answer, 'A nation refused a version of it.'),
  'statement.released': object({ ...written, corrects, asked: nations, to: nations }, 'It went out.'),
  'statement.withdrawn': object({ ...statement, from: text, reason: text }, 'It was taken back.'),
  'statement.approval_asked': object(
    copy,
    'Addressed to whoever answers for a nation: `copyId` of another nation, `statementId` of the own one.',
  ),
  'statement.received': object({ copyId: uuid, version }, 'Addressed to a nation: another one told it something.'),
  'statement.taken_back': object({ copyId: uuid, version }, 'Addressed to whoever had it: it is not there any more.'),
  'statement.answered': object(
    { copyId: uuid, version, verdict: { enum: ['approve', 'refuse'] } },
    'We answered another nation.',
  ),
  'rumour.logged': object(
    { ...rumour, where: text, reach: nullable(count), heardAt: time },
    'A rumour was written down.',
  ),
  'rumour.judged': object({ ...rumour, from: verdict, verdict, why: text }, 'Somebody said what is so of a rumour.'),
  'rumour.answered': object({ ...rumour, statementId: uuid, title: text }, 'A statement that went out answers it.'),
};
