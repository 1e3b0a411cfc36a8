import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalDraft } from '../journal/journal-event.ts';
import type { Disposition, Person } from './triage-disposition.ts';

/** A thing of the queue, as the journal names its owner and marking. */
export interface Told {
  kind: 'case' | 'alert';
  id: string;
  /** Of a case. */
  number?: number;
  nation: string;
  organisationId: string;
  siteId: string;
  tlp: string;
}

/** What is true of a thing after a change, whoever made which part of it. */
export interface ToldState extends Pick<Disposition, 'snoozedUntil' | 'acknowledgedAt'> {
  acknowledgedBy: ToldPerson | null;
  assignee: ToldPerson | null;
  closed: { at: string; by: ToldPerson | null; reason: string; note?: string } | null;
  version: number;
}

/** Of people who are known by id alone the name is null. */
type ToldPerson = Pick<Person, 'id'> & { name: string | null };

/** What was done, for whoever reads the log; the values that came of it are beside it. */
export type TriageChange = 'acknowledged' | 'assigned' | 'closed' | 'reopened' | 'snoozed' | 'woken' | 'undone';

/** How a change of an alert, or the putting off of a case, is told: with all values, so that a client need not add up. */
export function triageChanged(
  told: Told,
  state: ToldState,
  change: TriageChange,
  actor: Actor,
  at: Date,
  reason?: string,
): JournalDraft {
  const { kind, id, number, nation, organisationId, siteId, tlp } = told;
  const data = {
    kind,
    id,
    // What names an alert is as strict as the alert is now (src/journal/named-things.ts).
    ...(kind === 'alert' ? { alertId: id } : { number }),
    change,
    ...state,
    by: actor,
    ...(reason !== undefined && { reason }),
  };
  return {
    type: 'triage.changed',
    at,
    nation,
    organisationId,
    siteId,
    caseId: kind === 'case' ? id : null,
    tlp,
    actor,
    data: JSON.parse(JSON.stringify(data)) as JsonObject,
  };
}

export function alertState(state: Disposition, version: number): ToldState {
  const { acknowledgedAt, acknowledgedBy, assignee, snoozedUntil, closedAt, closedBy, closeReason, closeNote } = state;
  const closed =
    closedAt === null || closedBy === null || closeReason === null
      ? null
      : { at: closedAt, by: closedBy, reason: closeReason, ...(closeNote !== null && { note: closeNote }) };
  return { acknowledgedAt, acknowledgedBy, assignee, snoozedUntil, closed, version };
}

/** What a case row says of itself. */
export interface CaseColumns {
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  assignee: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  closeReason: string | null;
  version: number;
}

export function caseState(found: CaseColumns, snoozedUntil: string | null): ToldState {
  const named = (id: string | null): ToldPerson | null => (id === null ? null : { id, name: null });
  const { acknowledgedAt, acknowledgedBy, assignee, closedAt, closedBy, closeReason, version } = found;
  return {
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: named(acknowledgedBy),
    assignee: named(assignee),
    snoozedUntil,
    closed:
      closedAt === null || closeReason === null
        ? null
        : { at: closedAt.toISOString(), by: named(closedBy), reason: closeReason },
    version,
  };
}
