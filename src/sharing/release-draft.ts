import { sees, type Sight } from '../access/policy/decide.ts';
import { strictestTlp, type Tlp } from '../access/policy/marking.ts';
import { DomainError } from '../common/domain-error.ts';
import type { ApprovalPolicy } from './approval/approval-policy.ts';
import type { CaseSnapshot } from './projection/case-snapshot.ts';
import { type Recipient, recipientKey } from './projection/recipient.ts';
import type { Redactions, Selection, Terms } from './projection/release-request.ts';

/** Longest a release lasts. */
const MOST_DAYS = 366;

interface Owner {
  realm: string;
  nation: string;
  organisationId: string;
}

/**
 * The strictest marking of what is chosen, which the release then carries. What whoever prepares it does not see is
 * neither chosen nor counted, so that a release tells its own maker nothing.
 * @throws DomainError `part_not_found` (invalid) for a part that is not in the case for this viewer.
 */
export function ceilingOf(viewer: Sight, owner: Owner, snapshot: CaseSnapshot, selection: Selection): Tlp {
  const seen = (tlp: Tlp): boolean => sees(viewer, { ...owner, tlp }).allowed;
  const ofAlerts = snapshot.case.alertsTlp;
  const labels: Tlp[] = [snapshot.case.tlp, ...(selection.case.length > 0 && seen(ofAlerts) ? [ofAlerts] : [])];
  const objects = snapshot.objects.map(({ id }) => ({ id, tlp: snapshot.case.tlp }));
  const kinds = [
    ['alerts', snapshot.alerts],
    ['objects', objects],
    ['notes', snapshot.notes],
    ['observables', snapshot.observables],
    ['tasks', snapshot.tasks],
  ] as const;
  for (const [kind, parts] of kinds) {
    const visible = new Map(parts.filter(({ tlp }) => seen(tlp)).map(({ id, tlp }) => [id, tlp]));
    const chosen = selection[kind];
    const ids = chosen === 'all' ? [...visible.keys()] : chosen;
    for (const [index, id] of ids.entries()) {
      const tlp = visible.get(id);
      if (tlp === undefined) {
        throw new DomainError('invalid', 'part_not_found', 'The case has no such part', { field: `${kind}.${index}` });
      }
      labels.push(tlp);
    }
  }
  return strictestTlp(...labels);
}

/** @throws DomainError for terms that contradict each other or the clock. */
export function checkTerms(
  terms: Terms,
  redactions: Redactions,
  follow: boolean,
  approval: ApprovalPolicy,
  now: Date,
): void {
  const lasts = Date.parse(terms.expiresAt) - now.getTime();
  if (lasts <= 0 || lasts > MOST_DAYS * 86_400_000) {
    throw refused('bad_expiry', `A release expires within ${MOST_DAYS} days, and not before it begins`, 'expiresAt');
  }
  if (follow && approval.mode !== 'none') {
    throw refused(
      'follow_needs_no_approval',
      'An approval is of what was previewed; what follows the case changes',
      'follow',
    );
  }
  if (follow && redactions.roundTimesMinutes !== undefined) {
    throw refused('follow_tells_times', 'Each new version would tell when the case changed', 'follow');
  }
  if (approval.mode === 'none') return;
  const deadline = Date.parse(approval.deadline);
  if (deadline <= now.getTime() || deadline > Date.parse(terms.expiresAt)) {
    throw refused('bad_deadline', 'The deadline lies between now and the expiry', 'approval.deadline');
  }
}

/**
 * Approvers of other nations must be recipients: what they decide on is what they will see.
 * @throws DomainError `approver_not_recipient`, `bad_quorum`.
 */
export function checkSeats(approval: ApprovalPolicy, nation: string, recipients: readonly Recipient[]): void {
  if (approval.mode === 'none') return;
  const known = new Set(recipients.map(recipientKey));
  for (const [index, seat] of approval.seats.entries()) {
    if (seat.nation !== nation && !known.has(recipientKey(seat))) {
      const field = `approval.approvers.${index}`;
      throw refused('approver_not_recipient', 'An approver of another nation must be a recipient', field);
    }
  }
  if (approval.quorum > approval.seats.length) {
    throw refused('bad_quorum', 'The quorum is more than there are approvers', 'approval.quorum');
  }
}

function refused(code: string, message: string, field: string): DomainError {
  return new DomainError('invalid', code, message, { field });
}
