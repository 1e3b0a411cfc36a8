import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../common/json.ts';
import { JOURNAL_TYPES, type JournalType } from '../journal/journal-event.ts';
import { timelineText } from './timeline-text.ts';
import { toldOfDrills } from '../../test/support/drills-told.ts';
import { toldOfRelated } from '../../test/support/related-told.ts';
import { toldOfSharing } from '../../test/support/sharing-told.ts';
import { toldOfStatements } from '../../test/support/statements-told.ts';

const by = { id: 'person:mei', name: 'Mei Tan' };

/** What the console tells in the reader's language, and in English in these words too. */
const SHARED = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../test/fixtures/timeline.json', import.meta.url)), 'utf8'),
) as { type: JournalType; data: JsonObject; text: string }[];

/** One payload of each type as docs/asyncapi.json describes it, and the sentence a shift reads. */
const told: Record<string, [JsonObject, string]> = {
  ...Object.fromEntries(SHARED.map(({ type, data, text }) => [type, [data, text]])),
  ...toldOfRelated,
  ...toldOfDrills,
  'alert.waiting': [
    { alertId: 'a', title: 'Port scan', severity: 30, sensor: 'SGSIN-IDS-1', reasons: [] },
    'Alert “Port scan” from SGSIN-IDS-1 (severity 30) is correlated and in no case yet.',
  ],
  'alert.suppressed': [
    { alertId: 'a', title: 'Port scan', severity: 30, sensor: 'SGSIN-IDS-1', reasons: [], constraintId: 'c' },
    'Alert “Port scan” from SGSIN-IDS-1 (severity 30) is suppressed.',
  ],
  'constraint.placed': [
    { constraintId: 'c', kind: 'suppression', cause: 'maintenance', site: 'SGSIN', terms: {}, reason: 'crane service' },
    'Mei Tan placed a suppression: crane service.',
  ],
  'constraint.ended': [
    { constraintId: 'c', kind: 'never_join', cause: 'shared_address', site: 'SGSIN', terms: {}, reason: null },
    'Mei Tan ended what was never to join.',
  ],
  'case.noted': [
    { number: 4, noteId: 'n', author: 'person:mei', excerpt: 'Called the tower.' },
    'Mei Tan noted: “Called the tower.”',
  ],
  'observable.changed': [
    { number: 4, observableType: 'host', value: 'hmi', changes: { role: { from: 'source', to: 'target' } } },
    'Mei Tan changed the host “hmi”: role went from source to target.',
  ],
  'report.verified': [
    { alertId: 'a', verification: 'confirmed', by: 'person:mei', reason: 'seen by patrol' },
    'Mei Tan marked a report as confirmed: seen by patrol.',
  ],
  'sensor.sequence_gap': [
    { sensorId: 's', sensor: 'RID-1', from: 10, to: 14, missed: 3 },
    'Sensor RID-1 skipped 3 messages, between 10 and 14.',
  ],
  'sensor.silent': [
    { sensorId: 's', sensor: 'RID-1', lastHeardAt: '2026-03-02T10:00:00.000Z' },
    'Sensor RID-1 fell silent.',
  ],
  'sensor.heard_again': [
    { sensorId: 's', sensor: 'RID-1', heardAt: '2026-03-02T11:00:00.000Z', alertId: 'a' },
    'Sensor RID-1 is heard again.',
  ],
  'vessel.heard_again': [
    {
      sensor: 'AIS-1',
      mmsi: '440000101',
      alertId: 'a',
      heardAt: '2026-03-02T11:00:00.000Z',
      metres: 6_240,
      knots: 12.1,
    },
    'Vessel 440000101 is heard again, 6.2 km from where it was last heard, which asks for 12.1 knots.',
  ],
  'sensor.tested': [{ sensorId: 's', sensor: 'RID-1', alertId: 'a' }, 'Mei Tan sent a test event of sensor RID-1.'],
  'rule.resumed': [
    { rule: 'r', title: 'Many failed logins', site: 'KRPUS', reason: 'the scan is over' },
    'Mei Tan let the rule “Many failed logins” go on: the scan is over.',
  ],
  'rule.saved': [
    { ruleId: 'r', title: 'Scan', version: 2, comment: '' },
    'Mei Tan saved version 2 of the rule “Scan”.',
  ],
  'rule.moved': [
    { ruleId: 'r', title: 'Scan', version: 2, move: 'test', from: 'draft', to: 'test', reason: '' },
    'Mei Tan put into test version 2 of the rule “Scan”.',
  ],
  'rule.back_tested': [{ title: 'Scan', sites: ['KRPUS'] }, 'Mei Tan ran “Scan” over what was.'],
  'rule.running': [
    { ruleId: 'r', title: 'Scan', version: 2, mode: 'live', is: 'begun', ordinal: 7 },
    'Version 2 of the rule “Scan” runs.',
  ],
  'rule.paused': [
    {
      rule: 'many_failed_logins',
      title: 'Many failed logins',
      over: 'groups',
      most: 10_000,
      until: '2026-03-02T11:00:00.000Z',
    },
    'The rule “Many failed logins” rests until 2026-03-02T11:00:00.000Z: more than 10000 groups.',
  ],
  ...toldOfSharing,
  ...toldOfStatements,
  'match.proposed': [{ agreementId: 'm', partner: 'SG' }, 'Comparing indicators with SG was proposed.'],
  'match.agreed': [{ agreementId: 'm', partner: 'SG' }, 'Comparing indicators with SG was agreed.'],
  'match.revoked': [{ agreementId: 'm', partner: 'SG' }, 'Comparing indicators with SG was ended.'],
  'notification.received': [{ notificationId: 'n', kind: 'mention', to: 'a' }, 'Somebody was told.'],
  'match.found': [{ agreementId: 'm', partner: 'SG', count: 2 }, 'Indicators of ours are known to SG too.'],
};

describe('timeline text', () => {
  it.each(SHARED)('says as the console does: $text', ({ type, data, text }) => {
    expect(timelineText({ type, actor: by, data })).toBe(text);
  });

  for (const type of JOURNAL_TYPES) {
    const [data, sentence] = told[type]!;

    it(`says of ${type}: ${sentence}`, () => {
      expect(timelineText({ type, actor: by, data })).toBe(sentence);
    });

    it(`still makes a sentence of ${type} when its payload is empty`, () => {
      const text = timelineText({ type, actor: by, data: {} });
      expect(text).toMatch(/^[A-Z].{8,}\.$/);
      expect(text).not.toMatch(/undefined|null|\[object|“”| {2}|: \.| \./);
    });
  }

  it('never fails, whatever a payload holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...JOURNAL_TYPES), fc.dictionary(fc.string(), fc.jsonValue()), (type, wild) => {
        const fields = Object.keys(told[type]![0]);
        const data = Object.fromEntries(fields.map((field, index) => [field, Object.values(wild)[index] ?? null]));
        expect(timelineText({ type, actor: by, data: data as JsonObject })).toMatch(/[.!?…]”?$/);
      }),
    );
  });
});
