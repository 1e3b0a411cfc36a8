import type { JournalType } from '../journal/journal-event.ts';
import { drillSchemas } from './drill-schemas.ts';
import { relatedSchemas } from './related-schemas.ts';
import { retentionSchemas } from './retention-schemas.ts';
import { ruleSchemas } from './rule-schemas.ts';
import { statementSchemas } from './statement-schemas.ts';
import {
  change,
  count,
  list,
  nullable,
  number,
  object,
  priority,
  type Schema,
  severity,
  text,
  time,
  uuid,
} from './schema-parts.ts';

const position = object({ lat: number, lon: number, 'alt?': nullable(number), 'error?': nullable(number) });
const reasons = list({ $ref: '#/components/schemas/Reason' });
const factors = list(object({ text, points: number }));
const caseNumber: Schema = { type: 'integer', minimum: 1 };
const alert = {
  alertId: uuid,
  title: text,
  severity,
  kind: text,
  signature: nullable(text),
  sensor: text,
  reasons,
};
const airObject = {
  objectId: uuid,
  identity: nullable(text),
  class: nullable(text),
  position: nullable(position),
  'velocity?': nullable({ type: 'object' }),
  zone: { enum: ['outside', 'warning', 'critical'] },
  tracks: list(object({ sensor: text, trackId: text })),
  'affiliation?': { enum: ['friend', 'neutral', 'hostile', 'unknown'] },
  'confirmed?': { type: 'boolean' },
  'assessment?': { type: 'object', description: 'Why: see the objects of a case' },
  'reasons?': reasons,
};
const tlp: Schema = { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'], description: 'TLP 2.0' };
const pap: Schema = { enum: ['CLEAR', 'GREEN', 'AMBER', 'RED'], description: 'PAP v3' };
const marked = { from: tlp, to: tlp, pap: change(pap), reason: text };
const request = {
  requestId: uuid,
  thing: { enum: ['case', 'alert', 'note', 'task', 'observable', 'evidence'] },
  thingId: uuid,
  'number?': caseNumber,
  from: tlp,
  to: tlp,
  pap: change(pap),
  reason: nullable(text),
};
/** Without a number where it hangs on no case. */
const task = { 'number?': caseNumber, taskId: uuid, title: text };
const observable = { number: caseNumber, observableId: uuid, observableType: text, value: text };
/** The name is null of people who are known by id alone. */
const known = object({ id: text, name: nullable(text) });
const constraint = {
  constraintId: uuid,
  kind: { enum: ['never_join', 'suppression'] },
  cause: text,
  site: text,
  terms: { type: 'object', description: 'What it concerns; a term that is absent stands for any' },
  expiresAt: nullable(time),
};
const edits: Schema = { type: 'object', description: 'Each field that changed, with `from` and `to`' };
const crossing = {
  objectId: uuid,
  identity: nullable(text),
  zone: object({ name: text, kind: { enum: ['warning', 'critical'] } }),
  'direction?': { enum: ['entered', 'exited'] },
  at: time,
  position: nullable(position),
};

/** Why an alert is where it is, in a sentence an analyst can dispute. */
export const reasonSchema = object({
  rule: text,
  version: { type: 'integer', minimum: 1 },
  text,
  facts: { type: 'object' },
  weight: { type: 'number', minimum: 0, maximum: 1 },
});

const release = { releaseId: uuid };
const share = { shareId: uuid, version: { type: 'integer', minimum: 1 }, 'to?': uuid };
const agreement = { agreementId: uuid, partner: text };
const hashed = list(object({ id: uuid, hash: text }));

/** Ids and hashes, never content: what a release carries is read over HTTP, where the rules of that instant hold. */
const sharingSchemas = {
  'release.prepared': object({ ...release, hash: text, rowHash: text }, 'A release of a case was prepared.'),
  'release.approval_asked': object({ ...release, 'to?': uuid }, 'Addressed to whoever may approve it.'),
  'release.approval_given': object({ ...release, approvalId: uuid, verdict: text, hash: text, rowHash: text }),
  'release.published': object({ ...release, version: count, hash: text, packages: hashed }),
  'release.updated': object(
    { ...release, version: count, hash: text, packages: hashed },
    'The case changed, and what its recipients see with it.',
  ),
  'release.refused': object({ ...release, reason: text }, 'Its approvers refused it, or their time ran out.'),
  'release.recalled': object({ ...release, reason: text }),
  'release.expired': object(release),
  'release.acknowledged': object({ ...release, shareId: uuid, version: count, receiptId: uuid, rowHash: text }),
  'release.forwarded': object({ ...release, shareId: uuid, packages: hashed }, 'A recipient passed its package on.'),
  'share.received': object(share, 'Addressed to a recipient: a package came.'),
  'share.updated': object(share, 'Addressed to a recipient: a package has a newer version.'),
  'share.withdrawn': object(share, 'Addressed to a recipient: a package was recalled or has expired.'),
  'share.acknowledged': object(share, 'We said that a package arrived.'),
  'share.forwarded': object(share, 'We passed a package on.'),
  'share.approval_given': object({ ...release, verdict: text, 'to?': uuid }, 'We decided on a release meant for us.'),
  'match.proposed': object(agreement, 'A nation proposes to compare indicators.'),
  'match.agreed': object(agreement),
  'match.revoked': object(agreement),
  'match.found': object({ ...agreement, count }, 'The partner holds indicators of this organisation too.'),
} as const;

/** What each kind of journal event says. The compiler holds the list complete. */
export const eventSchemas: Readonly<Record<JournalType, Schema>> = {
  'alert.waiting': object({ ...alert, 'late?': { type: 'boolean' } }, 'An alert was correlated and is in no case yet.'),
  'alert.suppressed': object(
    { ...alert, constraintId: uuid, 'late?': { type: 'boolean' } },
    'An alert came that a suppression keeps out of cases and of the queue. Its repeats are counted, not told.',
  ),
  'alert.linked': object(
    { ...alert, number: caseNumber, late: { type: 'boolean' } },
    'An alert became part of a case.',
  ),
  'alert.repeated': object(
    { alertId: uuid, title: text, count, total: count, lastAt: time },
    'Repeats were folded into an alert: `count` since last told, `total` in all.',
  ),
  'link.amended': object({ alertId: uuid, reasons }, 'What came late changed why an alert is in its case.'),
  'alert.unlinked': object(
    { alertId: uuid, reason: text, 'number?': caseNumber },
    'An alert was taken out of its case.',
  ),
  'case.opened': object({ number: caseNumber, title: text, severity, priority, site: text, factors }),
  'case.updated': object({
    number: caseNumber,
    title: text,
    severity,
    priority,
    changes: object({ 'severity?': change(severity), 'priority?': change(priority), 'title?': change(text) }),
    factors,
  }),
  'case.merged': object(
    { number: caseNumber, into: uuid, intoNumber: nullable(caseNumber), reasons },
    'The case became part of another.',
  ),
  'case.split': object({ number: caseNumber, newCaseId: uuid, newNumber: caseNumber, alertIds: list(uuid), reasons }),
  'case.unmerged': object(
    {
      caseId: uuid,
      number: caseNumber,
      survivorId: uuid,
      survivorNumber: caseNumber,
      alertIds: list(uuid),
      reasons,
    },
    'A merge was undone: case `caseId` is again what it was. Told of both cases.',
  ),
  'case.acknowledged': object({ number: caseNumber, by: text }),
  'case.acknowledgement_withdrawn': object(
    { number: caseNumber, by: nullable(text) },
    'Whoever acknowledged the case took it back; `by` is who it was acknowledged by.',
  ),
  'case.assigned': object({ number: caseNumber, assignee: nullable(text), from: nullable(text) }),
  'case.severity_set': object({ number: caseNumber, from: severity, to: severity, reason: text }),
  'case.status_changed': object({
    number: caseNumber,
    from: text,
    to: text,
    reason: nullable(text),
    'note?': text,
  }),
  'case.noted': object({ number: caseNumber, noteId: uuid, author: text, excerpt: text }),
  'triage.changed': object(
    {
      kind: { enum: ['case', 'alert'] },
      id: uuid,
      'alertId?': uuid,
      'number?': caseNumber,
      change: { enum: ['acknowledged', 'assigned', 'closed', 'reopened', 'snoozed', 'woken', 'undone'] },
      acknowledgedAt: nullable(time),
      acknowledgedBy: nullable(known),
      assignee: nullable(known),
      snoozedUntil: nullable(time),
      closed: nullable(object({ at: time, by: nullable(known), reason: text, 'note?': text })),
      version: count,
      by: object({ id: text, name: text }),
      'reason?': text,
    },
    'What people did with an alert that waits, or that a case was put off or came back: all values as they now are.',
  ),
  'constraint.placed': object(
    { ...constraint, reason: text },
    'A person told correlation never to join by an entity, or to suppress what meets the terms.',
  ),
  'constraint.ended': object({ ...constraint, reason: nullable(text) }, 'A person ended that before its time.'),
  'case.marked': object(
    { number: caseNumber, ...marked },
    'The marking of the case changed; what was told of it before is now as strict.',
  ),
  'part.marked': object(
    { number: caseNumber, part: { enum: ['note', 'task', 'observable', 'evidence'] }, partId: uuid, ...marked },
    'The marking of a part of the case changed.',
  ),
  'alert.marked': object({ alertId: uuid, 'number?': caseNumber, ...marked }, 'The marking of an alert changed.'),
  'marking.requested': object(request, 'Somebody asked for a lower marking; it takes a second person.'),
  'marking.confirmed': object(request, 'A second person confirmed a lower marking, which now holds.'),
  'marking.refused': object(request, 'A second person refused a lower marking.'),
  'task.added': object({ ...task, assignee: nullable(text), due: nullable(time) }),
  'task.changed': object({ ...task, changes: edits }),
  'observable.added': object({ ...observable, role: text, isIoc: { type: 'boolean' } }),
  'observable.changed': object({ ...observable, changes: edits }),
  'evidence.added': object({
    number: caseNumber,
    evidenceId: uuid,
    name: text,
    bytes: count,
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  }),
  'object.opened': object(airObject, 'A drone or vessel was first seen.'),
  'object.updated': object(airObject),
  'object.zone_entered': object(crossing),
  'object.zone_exited': object(crossing),
  'object.judged': object(
    {
      number: count,
      objectId: uuid,
      identity: nullable(text),
      verb: { enum: ['acknowledge', 'reject', 'ignore', 'clear'] },
      reason: text,
      sensors: list(text),
    },
    'A person said what an object is.',
  ),
  'object.zone_amended': object(crossing, 'A late position changed when, or whether, a zone was crossed.'),
  'report.verified': object({ alertId: uuid, verification: text, by: text, reason: nullable(text) }),
  'sensor.sequence_gap': object(
    { sensorId: uuid, sensor: text, from: { type: 'integer' }, to: { type: 'integer' }, missed: count },
    "A sensor's numbering shows that messages are missing.",
  ),
  'sensor.silent': object(
    { sensorId: uuid, sensor: text, lastHeardAt: time },
    'A sensor has not been heard for five of its expected intervals. An alert of it tells the same.',
  ),
  'sensor.heard_again': object(
    {
      sensorId: uuid,
      sensor: text,
      lastHeardAt: time,
      silentSince: time,
      heardAt: time,
      alertId: nullable(uuid),
    },
    'A silent sensor is heard again: what the alert `alertId` told no longer holds. `lastHeardAt` is from before.',
  ),
  'vessel.heard_again': object(
    {
      sensorId: uuid,
      sensor: text,
      mmsi: text,
      alertId: uuid,
      lastHeardAt: time,
      heardAt: time,
      position,
      metres: number,
      knots: number,
    },
    'A vessel that the alert `alertId` told had gone dark is heard again, so far from where it was last heard: with the speed that asks for.',
  ),
  'sensor.tested': object({ sensorId: uuid, sensor: text, alertId: uuid }, 'Somebody sent a test event.'),
  ...retentionSchemas,
  ...ruleSchemas,
  ...sharingSchemas,
  ...statementSchemas,
  ...relatedSchemas,
  ...drillSchemas,
  'drill.real_emergency': object(
    { runId: uuid, by: nullable(object({ code: text, name: text })) },
    'In an exercise: something real happened, and play stops. What it is, is in the realm `live` alone.',
  ),
  'notification.received': object(
    { notificationId: uuid, kind: text, to: uuid },
    'Addressed to one person: there is something new at GET /api/v1/notifications.',
  ),
};
