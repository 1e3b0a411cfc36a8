import type { JournalEvent } from '../journal/journal-event.ts';
import { mentionsIn } from './mentions.ts';
import { occurrenceOf } from './occurrence.ts';

const ACCOUNT = '0190c0de-0000-7000-8000-00000000aa01';
const CASE = '0190c0de-0000-7000-8000-00000000cc01';
const event = (type: string, data: JournalEvent['data'], more: Partial<JournalEvent> = {}): JournalEvent => ({
  realm: 'live',
  seq: 1,
  id: CASE,
  type: type as JournalEvent['type'],
  at: '2026-03-02T10:00:00.000Z',
  recordedAt: '2026-03-02T10:00:00.000Z',
  nation: 'SG',
  organisationId: CASE,
  siteId: null,
  caseId: CASE,
  tlp: 'AMBER',
  actor: { id: 'person:x', name: 'X' },
  data,
  ...more,
});
const kindOf = (type: string, data: JournalEvent['data'], more?: Partial<JournalEvent>): string | undefined =>
  occurrenceOf(event(type, data, more))?.kind;

describe('what people are told of', () => {
  it('is an opened case, and a severity that rose, not one that fell', () => {
    expect(occurrenceOf(event('case.opened', { severity: 85 }))).toMatchObject({ kind: 'case_opened', severity: 85 });
    expect(occurrenceOf(event('case.updated', { changes: { severity: { from: 40, to: 70 } } }))).toMatchObject({
      kind: 'severity_raised',
      severity: 70,
    });
    expect(kindOf('case.severity_set', { from: 40, to: 41 })).toBe('severity_raised');
    expect(kindOf('case.severity_set', { from: 41, to: 40 })).toBeUndefined();
    expect(kindOf('case.updated', { changes: { title: { from: 'a', to: 'b' } } })).toBeUndefined();
  });

  it('is a case given to somebody by somebody else', () => {
    const assigned = occurrenceOf(event('case.assigned', { assignee: `person:${ACCOUNT}` }));
    expect(assigned).toMatchObject({ kind: 'case_assigned', concerned: [ACCOUNT], personal: false });
    const by = { actor: { id: `person:${ACCOUNT}`, name: 'A' } };
    expect(kindOf('case.assigned', { assignee: `person:${ACCOUNT}` }, by)).toBeUndefined();
    expect(kindOf('case.assigned', { assignee: null })).toBeUndefined();
    expect(kindOf('case.assigned', { assignee: 'person:mei' })).toBeUndefined();
  });

  it('is what is shared, recalled or asked, and who it is for where that is one person', () => {
    const none = { caseId: null };
    expect(occurrenceOf(event('share.received', { shareId: 's', to: ACCOUNT }, none))).toMatchObject({
      kind: 'share_received',
      subject: { kind: 'share', id: 's' },
      concerned: [ACCOUNT],
      personal: true,
    });
    expect(occurrenceOf(event('share.withdrawn', { shareId: 's' }, none))).toMatchObject({
      kind: 'share_recalled',
      concerned: [],
      personal: false,
    });
    expect(kindOf('release.approval_asked', { releaseId: 'r' }, none)).toBe('approval_asked');
    expect(kindOf('statement.approval_asked', { copyId: 'c', version: 1 }, none)).toBe('approval_asked');
    expect(kindOf('statement.approval_asked', { statementId: 's', version: 1 }, none)).toBe('approval_asked');
    expect(kindOf('statement.received', { copyId: 'c', version: 1 }, none)).toBe('share_received');
    expect(kindOf('statement.taken_back', { copyId: 'c', version: 1 }, none)).toBe('share_recalled');
    // Something that is no account is for nobody, not for everybody.
    expect(occurrenceOf(event('share.received', { shareId: 's', to: 5 }, none))).toMatchObject({
      concerned: [],
      personal: true,
    });
  });

  it('is a sensor that is silent or skips, a case that is overdue, and nothing else', () => {
    expect(kindOf('sensor.silent', { sensorId: 'x' }, { caseId: null })).toBe('sensor_silent');
    expect(kindOf('sensor.sequence_gap', { sensorId: 'x' }, { caseId: null })).toBe('sensor_silent');
    expect(kindOf('case.sla_missed', {})).toBe('sla_missed');
    for (const type of ['notification.received', 'alert.linked', 'case.merged', 'unheard.of']) {
      expect(kindOf(type, { severity: 90 })).toBeUndefined();
    }
  });
});

describe('mentions', () => {
  it('are logins after a sign that begins a word', () => {
    expect(mentionsIn('Please look, @Mei.Tan. And @sg-cert.2, too (@jo)!')).toEqual(['mei.tan', 'sg-cert.2', 'jo']);
    expect(mentionsIn('mail mei@port.example or a@b; @ alone, @@x')).toEqual([]);
    expect(mentionsIn('@mei @MEI @mei')).toEqual(['mei']);
    expect(mentionsIn(Array.from({ length: 50 }, (_, index) => `@person${index}`).join(' '))).toHaveLength(20);
  });
});
