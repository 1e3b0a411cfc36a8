import type { JsonObject } from '../common/json.ts';
import type { Origin } from '../database/row-scope.ts';

/**
 * Every kind of entry in the journal. Past tense; the payload of each is documented in docs/asyncapi.json,
 * which a test holds against this list.
 */
export const JOURNAL_TYPES = [
  'alert.waiting',
  'alert.suppressed',
  'alert.repeated',
  'alert.linked',
  'link.amended',
  'alert.unlinked',
  'case.opened',
  'case.updated',
  'case.merged',
  'case.split',
  'case.unmerged',
  'case.acknowledged',
  'case.acknowledgement_withdrawn',
  'case.assigned',
  'case.severity_set',
  'case.status_changed',
  'case.noted',
  /** Its alerts are kept whatever its nation's policy says, or no longer. */
  'case.hold_changed',
  /** Its nation keeps alerts no longer: the case stays. */
  'case.alerts_removed',
  'triage.changed',
  'constraint.placed',
  'constraint.ended',
  'case.marked',
  'part.marked',
  'alert.marked',
  'marking.requested',
  'marking.confirmed',
  'marking.refused',
  'task.added',
  'task.changed',
  'observable.added',
  'observable.changed',
  'evidence.added',
  'object.opened',
  'object.updated',
  'object.zone_entered',
  'object.zone_exited',
  'object.zone_amended',
  'object.judged',
  'report.verified',
  'sensor.sequence_gap',
  'sensor.silent',
  'sensor.heard_again',
  'vessel.heard_again',
  'sensor.tested',
  'rule.paused',
  'rule.resumed',
  'rule.saved',
  'rule.moved',
  'rule.running',
  'rule.back_tested',
  'release.prepared',
  'release.approval_asked',
  'release.approval_given',
  'release.published',
  'release.updated',
  'release.refused',
  'release.recalled',
  'release.expired',
  'release.acknowledged',
  'release.forwarded',
  /** Addressed to a recipient; what was shared is read over HTTP. */
  'share.received',
  'share.updated',
  'share.withdrawn',
  /** In the recipient's own journal: what its people did with it. */
  'share.acknowledged',
  'share.forwarded',
  'share.approval_given',
  /** What is said of an incident, in the journal of those who say it. */
  'statement.drafted',
  'statement.revised',
  'statement.asked',
  'statement.approved',
  'statement.refused',
  'statement.released',
  'statement.withdrawn',
  /** Addressed to a nation; what a statement says is read over HTTP. */
  'statement.approval_asked',
  'statement.received',
  'statement.taken_back',
  /** In the journal of the nation that was asked: what its people answered. */
  'statement.answered',
  'rumour.logged',
  'rumour.judged',
  'rumour.answered',
  'match.proposed',
  'match.agreed',
  'match.revoked',
  'match.found',
  /** Two cases, or a case and a package, that have something rare in common; told to those who see both. */
  'related.proposed',
  'related.accepted',
  'related.dismissed',
  'related.withdrawn',
  /** What an organisation does with the drills it writes; told to itself alone. */
  'drill.template_saved',
  'drill.template_moved',
  'drill.template_released',
  /** What goes on in a drill, in the realm of its run. */
  'drill.created',
  'drill.clock_changed',
  /** To a cell what it is told; of what went to intake, to those who control the run alone. */
  'drill.item_delivered',
  'drill.item_moved',
  /** The script was changed while it is played; to those who control the run alone. */
  'drill.amended',
  'drill.expectation_evaluated',
  'drill.observed',
  'drill.hotwash_answered',
  'drill.improvement_added',
  'drill.improvement_changed',
  'drill.report_written',
  'drill.report_released',
  'drill.comparison_said',
  /** Somebody in an exercise said that something real happened: play stops. One entry for each nation that plays. */
  'drill.real_emergency',
  /** For one person alone: there is something new in its notifications. */
  'notification.received',
] as const;
export type JournalType = (typeof JOURNAL_TYPES)[number];

export interface Actor {
  /** `person:…`, `sensor:…` or `system:…`. */
  id: string;
  name: string;
}

/** What a transaction hands to the journal; the sequence number is given at its end. */
export interface JournalDraft {
  type: JournalType;
  /** When it happened (event time), which may lie before it was recorded. */
  at: Date;
  nation: string;
  organisationId: string;
  siteId: string | null;
  caseId: string | null;
  tlp: string;
  actor: Actor;
  data: JsonObject;
  /**
   * Where it came from, when that is not where the transaction comes from; null in an entry addressed to somebody who may
   * not learn where the one behind it sits.
   */
  origin?: Origin | null;
}

/**
 * One entry as every reader sees it. `seq` counts 1, 2, 3 … within a realm, in commit order and without gaps,
 * so one integer is a complete cursor.
 */
export interface JournalEvent {
  realm: string;
  seq: number;
  id: string;
  type: JournalType;
  at: string;
  recordedAt: string;
  nation: string;
  organisationId: string;
  siteId: string | null;
  caseId: string | null;
  tlp: string;
  actor: Actor;
  data: JsonObject;
}
