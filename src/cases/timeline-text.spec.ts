import * as fc from 'fast-check';
import type { JsonObject } from '../common/json.ts';
import { JOURNAL_TYPES, type JournalType } from '../journal/journal-event.ts';
import { timelineText } from './timeline-text.ts';
import { toldOfDrills } from '../../test/support/drills-told.ts';
import { toldOfRelated } from '../../test/support/related-told.ts';
import { toldOfSharing } from '../../test/support/sharing-told.ts';
import { toldOfStatements } from '../../test/support/statements-told.ts';

const by = { id: 'person:mei', name: 'Mei Tan' };
const reasons = [
  { rule: 'shared-entity', version: 1, text: 'Shares host plc-7 with “Port scan”.', facts: {}, weight: 0.5 },
];

/** One payload of each type as docs/asyncapi.json describes it, and the sentence a shift reads. */
const told: Record<JournalType, [JsonObject, string]> = {
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
  'alert.linked': [
    { alertId: 'a', number: 4, title: 'Modbus write', severity: 70, sensor: 'SGSIN-IDS-1', reasons, late: true },
    'Alert “Modbus write” from SGSIN-IDS-1 (severity 70) was linked, though it came late: Shares host plc-7 with “Port scan”.',
  ],
  'alert.repeated': [
    { alertId: 'a', title: 'Port scan', count: 3, total: 12, lastAt: '2026-11-23T01:00:00.000Z' },
    '“Port scan” repeated 3 more times, 12 in all.',
  ],
  'link.amended': [
    { alertId: 'a', reasons: [...reasons, { text: 'Two' }, { text: 'Three' }, { text: 'Four' }] },
    'The reasons for an alert of this case were amended: Shares host plc-7 with “Port scan”; Two; and 2 more.',
  ],
  'alert.unlinked': [{ alertId: 'a', reason: 'test traffic' }, 'An alert was taken out of the case: test traffic.'],
  'case.opened': [
    { number: 4, title: 'Drone over berth 3', severity: 88, priority: 1, site: 'SGSIN', factors: [] },
    'BW-4 “Drone over berth 3” was opened at SGSIN with severity 88, priority 1.',
  ],
  'case.updated': [
    { number: 4, changes: { severity: { from: 60, to: 85 }, title: { from: 'Old', to: 'New' } }, factors: [] },
    'Severity went from 60 to 85; title is now “New”.',
  ],
  'case.merged': [
    { number: 4, into: 'c', intoNumber: 2, reasons: [{ text: 'Merged by Mei Tan: same drone' }] },
    'BW-4 was merged into BW-2: Merged by Mei Tan: same drone.',
  ],
  'case.split': [
    { number: 4, newCaseId: 'c', newNumber: 9, alertIds: ['a', 'b'], reasons: [] },
    '2 alerts of BW-4 became BW-9.',
  ],
  'case.unmerged': [
    { caseId: 'c', number: 4, survivorId: 'd', survivorNumber: 2, alertIds: ['a'], reasons: [] },
    'The merge of BW-4 into BW-2 was undone.',
  ],
  'case.acknowledged': [{ number: 4, by: 'person:mei' }, 'Mei Tan acknowledged the case.'],
  'case.acknowledgement_withdrawn': [
    { number: 1, by: 'person:mei' },
    'Mei Tan took back that the case was acknowledged.',
  ],
  'constraint.placed': [
    { constraintId: 'c', kind: 'suppression', cause: 'maintenance', site: 'SGSIN', terms: {}, reason: 'crane service' },
    'Mei Tan placed a suppression: crane service.',
  ],
  'constraint.ended': [
    { constraintId: 'c', kind: 'never_join', cause: 'shared_address', site: 'SGSIN', terms: {}, reason: null },
    'Mei Tan ended what was never to join.',
  ],
  'triage.changed': [
    { kind: 'case', id: 'c', number: 1, change: 'snoozed', snoozedUntil: '2026-11-23T09:00:00.000Z' },
    'Mei Tan put the case off until 2026-11-23T09:00:00.000Z.',
  ],
  'case.assigned': [
    { number: 4, assignee: 'person:arun', from: 'person:mei' },
    'Mei Tan assigned the case to person:arun, until then with person:mei.',
  ],
  'case.severity_set': [
    { number: 4, from: 60, to: 20, reason: 'training flight' },
    'Mei Tan set the severity from 60 to 20: training flight.',
  ],
  'case.status_changed': [
    { number: 4, from: 'active', to: 'closed', reason: 'false_positive' },
    'Mei Tan closed the case as false positive.',
  ],
  'case.noted': [
    { number: 4, noteId: 'n', author: 'person:mei', excerpt: 'Called the tower.' },
    'Mei Tan noted: “Called the tower.”',
  ],
  'case.hold_changed': [
    { number: 4, held: true, reason: 'the prosecutor asked' },
    'Mei Tan said that the alerts of the case are to be kept: the prosecutor asked.',
  ],
  'case.alerts_removed': [
    { number: 4, count: 12, days: 365, runId: 'r' },
    '12 alerts of the case were deleted by retention: kept for 365 days after the case was closed.',
  ],
  'case.marked': [
    { number: 4, from: 'GREEN', to: 'AMBER', pap: { from: 'AMBER', to: 'RED' }, reason: 'names a person' },
    'Mei Tan marked the case TLP:AMBER PAP:RED, until then TLP:GREEN PAP:AMBER: names a person.',
  ],
  'part.marked': [
    { number: 4, part: 'evidence', from: 'GREEN', to: 'RED', pap: { from: 'AMBER', to: 'AMBER' }, reason: 'raw disk' },
    'Mei Tan marked a piece of evidence of the case TLP:RED, until then TLP:GREEN: raw disk.',
  ],
  'alert.marked': [
    { alertId: 'a', from: 'AMBER', to: 'AMBER+STRICT', pap: { from: 'RED', to: 'RED' }, reason: 'own network' },
    'Mei Tan marked an alert TLP:AMBER+STRICT, until then TLP:AMBER: own network.',
  ],
  'marking.requested': [
    { thing: 'case', from: 'RED', to: 'AMBER', pap: { from: 'RED', to: 'RED' }, reason: 'the port must know' },
    'Mei Tan asked that the case be marked TLP:AMBER, until then TLP:RED: the port must know.',
  ],
  'marking.confirmed': [
    { thing: 'observable', from: 'RED', to: 'AMBER', pap: { from: 'RED', to: 'GREEN' }, reason: null },
    'Mei Tan confirmed that an observable is marked TLP:AMBER PAP:GREEN, until then TLP:RED PAP:RED.',
  ],
  'marking.refused': [
    { thing: 'note', from: 'RED', to: 'AMBER', pap: { from: 'RED', to: 'RED' }, reason: 'names a source' },
    'Mei Tan refused that a note be marked TLP:AMBER, until then TLP:RED: names a source.',
  ],
  'task.added': [
    { number: 4, taskId: 't', title: 'Call the pilot', assignee: 'person:li', due: '2026-11-23T02:00:00.000Z' },
    'Mei Tan added the task “Call the pilot” for person:li, due 2026-11-23T02:00:00.000Z.',
  ],
  'task.changed': [
    { number: 4, taskId: 't', title: 'Call the pilot', changes: { state: { from: 'open', to: 'done' } } },
    'Mei Tan changed the task “Call the pilot”: state went from open to done.',
  ],
  'observable.added': [
    { number: 4, observableType: 'ip', value: '203.0.113.9', role: 'source', isIoc: true },
    'Mei Tan added the ip “203.0.113.9”, an indicator of compromise.',
  ],
  'observable.changed': [
    { number: 4, observableType: 'host', value: 'hmi', changes: { role: { from: 'source', to: 'target' } } },
    'Mei Tan changed the host “hmi”: role went from source to target.',
  ],
  'evidence.added': [
    { number: 4, evidenceId: 'e', name: 'disk.img', bytes: 4096, sha256: '00' },
    'Mei Tan added the evidence “disk.img”, 4096 bytes.',
  ],
  'object.opened': [
    {
      objectId: 'o',
      identity: 'serial:1581F',
      class: 'uav',
      zone: 'warning',
      tracks: [{ sensor: 'RID-1', trackId: '7' }],
    },
    'Uav serial:1581F appeared in the warning zone, seen by RID-1.',
  ],
  'object.updated': [
    {
      objectId: 'o',
      identity: null,
      class: 'uav',
      zone: 'outside',
      tracks: [{ sensor: 'RID-1' }, { sensor: 'RID-1' }],
    },
    'An unidentified uav was updated, seen by RID-1.',
  ],
  'object.zone_entered': [
    { objectId: 'o', identity: 'serial:1581F', zone: { name: 'Berth 3', kind: 'critical' } },
    'Object serial:1581F entered the critical zone “Berth 3”.',
  ],
  'object.zone_exited': [
    { objectId: 'o', identity: 'serial:1581F', zone: { name: 'Berth 3', kind: 'critical' } },
    'Object serial:1581F left the critical zone “Berth 3”.',
  ],
  'object.zone_amended': [
    { objectId: 'o', identity: 'serial:1581F', zone: { name: 'Berth 3', kind: 'warning' } },
    'What was said of object serial:1581F and the warning zone “Berth 3” was amended.',
  ],
  'object.judged': [
    {
      number: 4,
      objectId: 'o',
      identity: 'serial:1581F',
      verb: 'reject',
      reason: 'a gull on camera 4',
      sensors: ['R-1'],
    },
    'Mei Tan rejected object serial:1581F: a gull on camera 4.',
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
  for (const type of JOURNAL_TYPES) {
    const [data, sentence] = told[type];

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
        const fields = Object.keys(told[type][0]);
        const data = Object.fromEntries(fields.map((field, index) => [field, Object.values(wild)[index] ?? null]));
        expect(timelineText({ type, actor: by, data: data as JsonObject })).toMatch(/[.!?…]”?$/);
      }),
    );
  });

  it('tells other ways a status or an assignment can change', () => {
    const text = (type: JournalType, data: JsonObject): string => timelineText({ type, actor: by, data });
    expect(text('case.status_changed', { from: 'closed', to: 'active', reason: 'it is back' })).toBe(
      'Mei Tan reopened the case: it is back.',
    );
    expect(text('case.status_changed', { from: 'new', to: 'triaged', reason: null })).toBe(
      'Mei Tan changed the status from new to triaged.',
    );
    expect(text('case.assigned', { assignee: null, from: 'person:arun' })).toBe(
      'Mei Tan took the case from person:arun; nobody is assigned.',
    );
    expect(text('alert.repeated', { title: 'Scan', count: 1, total: 2 })).toBe('“Scan” repeated once more, 2 in all.');
  });
});
