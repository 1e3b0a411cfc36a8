import type { CaseSnapshot } from './case-snapshot.ts';
import type { Caps } from './caps.ts';
import { chooseParts } from './choose-parts.ts';
import type { Package } from './package.ts';
import { underPseudonyms } from './pseudonyms.ts';
import { type Recipient, recipientKey } from './recipient.ts';
import { removeInternalAddresses } from './redactions/remove-internal-addresses.ts';
import type { Redaction } from './redactions/redaction.ts';
import { roundPositions } from './redactions/round-positions.ts';
import { roundTimes } from './redactions/round-times.ts';
import { withholdAttribution } from './redactions/withhold-attribution.ts';
import { withholdFreeText } from './redactions/withhold-free-text.ts';
import { withholdPeople } from './redactions/withhold-people.ts';
import { withholdSensors } from './redactions/withhold-sensors.ts';
import type { ReleaseRequest } from './release-request.ts';
import { type RedactionName, REDACTIONS, type Withheld } from './withheld.ts';

export interface Projection {
  /** Null when nothing may go to this recipient. */
  package: Package | null;
  /** For the owner's eyes alone. */
  withheld: Withheld;
}

/**
 * What one recipient gets of a case: the preview and the publication both are this function's answer. Pure: the same
 * case, request, recipient and caps give the same bytes.
 */
export function project(snapshot: CaseSnapshot, request: ReleaseRequest, recipient: Recipient, caps: Caps): Projection {
  const { draft, withheld } = chooseParts(snapshot, request, recipient, caps);
  if (isEmpty(draft)) return { package: null, withheld: { parts: withheld, redactions: [] } };
  const chosen = redactionsOf(request);
  let redacted = draft;
  const effects = REDACTIONS.flatMap((redaction) => {
    const apply = chosen[redaction];
    if (!apply) return [];
    const { draft: after, values } = apply(redacted, snapshot);
    redacted = after;
    return [{ redaction, values }];
  });
  const named = underPseudonyms(redacted, request.secret, recipientKey(recipient));
  return { package: inOrder(named), withheld: { parts: withheld, redactions: effects } };
}

function redactionsOf({ redactions, terms }: ReleaseRequest): Partial<Record<RedactionName, Redaction>> {
  const { roundPositionsKm, roundTimesMinutes } = redactions;
  return {
    ...(!terms.attributed && { attribution: withholdAttribution }),
    ...(roundPositionsKm !== undefined && { 'round-positions': roundPositions(roundPositionsKm) }),
    ...(redactions.withholdSensors === true && { 'withhold-sensors': withholdSensors }),
    ...(redactions.removeInternalAddresses === true && { 'remove-internal-addresses': removeInternalAddresses }),
    ...(redactions.withholdFreeText === true && { 'withhold-free-text': withholdFreeText }),
    ...(redactions.withholdPeople === true && { 'withhold-people': withholdPeople }),
    ...(roundTimesMinutes !== undefined && { 'round-times': roundTimes(roundTimesMinutes) }),
  };
}

function isEmpty({ case: found, alerts, objects, notes, observables, tasks }: Package): boolean {
  return !found && [alerts, objects, notes, observables, tasks].every((parts) => parts.length === 0);
}

/** Parts by the times the package tells and then by its own names, so that their order tells nothing it does not. */
function inOrder(draft: Package): Package {
  const by = <Part extends { id: string }>(parts: Part[], time: (part: Part) => string | undefined): Part[] =>
    [...parts].sort((a, b) => compare(time(a) ?? '', time(b) ?? '') || compare(a.id, b.id));
  return {
    ...draft,
    alerts: by(draft.alerts, (alert) => alert.occurredAt),
    objects: by(draft.objects, (object) => object.firstSeen),
    notes: by(draft.notes, (note) => note.createdAt),
    observables: by(draft.observables, (observable) => observable.createdAt),
    tasks: by(draft.tasks, (task) => task.createdAt),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
