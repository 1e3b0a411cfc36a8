import { type Sight, sees } from '../../access/policy/decide.ts';
import type { JournalEvent, JournalType } from '../../journal/journal-event.ts';
import { OTHER_CASE_FIELD } from '../../journal/named-things.ts';
import type { ReplayedAlert, ReplayedCase, ReplayedRelease, ReplayedShare, ReplayedWorld } from './replayed-world.ts';

/**
 * Whose eyes a replay is seen with. A thing is shown as of an instant when it was marked, at that instant, so that these eyes
 * saw it; and, where `now` is given, when whoever asks sees it at present as well: what was marked more strictly since, or
 * taken back, is not told after all.
 */
export interface ReplayGate {
  sight: Sight;
  /** The whole realm: those who run the exercise. */
  whole: boolean;
  /** Accounts behind the eyes, for what is addressed to a person alone. */
  accounts: ReadonlySet<string>;
  /** Whether alerts, releases of the own nation, and what others released to it, are read at all. */
  alerts: boolean;
  releases: boolean;
  shares: boolean;
  now: SeenNow | null;
}

/** What whoever asks sees at present. */
export interface SeenNow {
  /** Numbers of journal entries. */
  entries: ReadonlySet<number>;
  cases: ReadonlySet<string>;
  alerts: ReadonlySet<string>;
  /** Packages that may still be read. */
  shares: ReadonlySet<string>;
}

export function seesCase(gate: ReplayGate, found: ReplayedCase | undefined): found is ReplayedCase {
  if (!found || (gate.now && !gate.now.cases.has(found.id))) return false;
  return seesMarked(gate, found);
}

export function seesAlert(gate: ReplayGate, found: ReplayedAlert | undefined): found is ReplayedAlert {
  if (!gate.alerts || !found || (gate.now && !gate.now.alerts.has(found.id))) return false;
  return seesMarked(gate, found);
}

/** With its case, as all of a release is. */
export function seesRelease(gate: ReplayGate, world: ReplayedWorld, release: ReplayedRelease): boolean {
  return gate.releases && seesMarked(gate, release) && seesCase(gate, world.cases.get(release.caseId));
}

export function seesShare(gate: ReplayGate, share: ReplayedShare): boolean {
  if (!gate.shares || (gate.now && !gate.now.shares.has(share.id))) return false;
  if (gate.whole) return true;
  return share.to === null ? seesMarked(gate, share) : gate.accounts.has(share.to);
}

/** Whether what an entry says is told: with everything it names, as of the world after it. */
export function seesEntry(gate: ReplayGate, world: ReplayedWorld, event: JournalEvent): boolean {
  const { seq, type, caseId, data } = event;
  if (UNTOLD.some((untold) => untold === type) || (gate.now && !gate.now.entries.has(seq))) return false;
  if (type.startsWith('release.') && !gate.releases) return false;
  if (type.startsWith('share.') && !gate.shares) return false;
  if (gate.whole) return true;
  const { to } = data;
  const addressed = to !== undefined && /^(share|related)\.|^release\.approval_asked$/.test(type);
  if (addressed ? typeof to !== 'string' || !gate.accounts.has(to) : !seesMarked(gate, event)) return false;
  if (caseId !== null && !seesCase(gate, world.cases.get(caseId))) return false;
  const other = data[OTHER_CASE_FIELD];
  if (typeof other === 'string' && !seesCase(gate, world.cases.get(other))) return false;
  const alertId = data['thing'] === 'alert' ? data['thingId'] : data['alertId'];
  return typeof alertId !== 'string' || seesAlert(gate, world.alerts.get(alertId));
}

/** What is for one person's bell, and what comes with each position of what flies: no part of the story. */
export const UNTOLD = [
  'notification.received',
  'object.updated',
  'link.amended',
] as const satisfies readonly JournalType[];

function seesMarked(
  { sight }: ReplayGate,
  { nation, organisationId, tlp }: { nation: string; organisationId: string; tlp: string },
): boolean {
  return sees(sight, { realm: sight.realm, nation, organisationId, tlp }).allowed;
}
