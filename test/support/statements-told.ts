import type { JsonObject } from '../../src/common/json.ts';
import type { JournalType } from '../../src/journal/journal-event.ts';

/** One payload of each type of event about statements and rumours, and its sentence. */
export const toldOfStatements: Record<
  Extract<JournalType, `statement.${string}` | `rumour.${string}`>,
  [JsonObject, string]
> = {
  'statement.drafted': [
    { statementId: 's', title: 'Smoke', version: 1, corrects: null },
    'Mei Tan drafted the statement “Smoke”.',
  ],
  'statement.revised': [{ title: 'Smoke', version: 2 }, 'Mei Tan wrote the statement “Smoke” anew, version 2.'],
  'statement.asked': [
    { title: 'Smoke', asked: ['MY', 'VN'] },
    'Mei Tan asked MY, VN to approve the statement “Smoke”.',
  ],
  'statement.approved': [
    { title: 'Smoke', nation: 'MY', words: 'Agreed.' },
    'Mei Tan approved the statement “Smoke” for MY: Agreed.',
  ],
  'statement.refused': [
    { title: 'Smoke', nation: 'VN', words: 'Not yet' },
    'Mei Tan refused the statement “Smoke” for VN: Not yet.',
  ],
  'statement.released': [{ title: 'Smoke', to: ['MY', 'VN'] }, 'Mei Tan released the statement “Smoke” to MY, VN.'],
  'statement.withdrawn': [
    { title: 'Smoke', reason: 'said too much' },
    'Mei Tan withdrew the statement “Smoke”: said too much.',
  ],
  'statement.approval_asked': [{ copyId: 'c', version: 1 }, 'Our approval of a statement was asked for.'],
  'statement.received': [{ copyId: 'c', version: 1 }, 'A statement of another nation came.'],
  'statement.taken_back': [{ copyId: 'c', version: 1 }, 'A statement of another nation was taken back.'],
  'statement.answered': [
    { copyId: 'c', version: 1, verdict: 'refuse' },
    'Mei Tan refused a statement of another nation.',
  ],
  'rumour.logged': [
    { where: 'Social media', excerpt: 'Hackers did it' },
    'Mei Tan wrote down a rumour heard at Social media: Hackers did it.',
  ],
  'rumour.judged': [
    { verdict: 'false', why: 'The log is whole' },
    'Mei Tan said that a rumour is false: The log is whole.',
  ],
  'rumour.answered': [{ statementId: 's', title: 'Smoke' }, 'Mei Tan answered a rumour with the statement “Smoke”.'],
};
