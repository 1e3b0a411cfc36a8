import type { JournalDraft, JournalEvent, JournalType } from '../../src/journal/journal-event.ts';

const ORGANISATION = '0198a000-0000-7000-8000-000000000001';
export const SITE = '0198a000-0000-7000-8000-000000000002';

/** A journal entry as a reader sees it, with what a test does not care about filled in. */
export function journalEvent(seq: number, given: Partial<JournalEvent> = {}): JournalEvent {
  return {
    realm: 'live',
    seq,
    id: `0198a000-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`,
    type: 'case.noted',
    at: '2026-11-23T08:00:00.000Z',
    recordedAt: '2026-11-23T08:00:00.000Z',
    nation: 'SG',
    organisationId: ORGANISATION,
    siteId: SITE,
    caseId: null,
    tlp: 'AMBER',
    actor: { id: 'system:correlation', name: 'Correlation' },
    data: {},
    ...given,
  };
}

/** A draft to hand to the journal. */
export function journalDraft(given: Partial<JournalDraft> & { type?: JournalType } = {}): JournalDraft {
  return {
    type: 'case.noted',
    at: new Date('2026-11-23T08:00:00.000Z'),
    nation: 'SG',
    organisationId: ORGANISATION,
    siteId: SITE,
    caseId: null,
    tlp: 'AMBER',
    actor: { id: 'system:correlation', name: 'Correlation' },
    data: {},
    ...given,
  };
}
