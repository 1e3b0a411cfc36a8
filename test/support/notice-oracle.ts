import { maySeeShare, maySeeThing, type SharedWith, type Witness } from './access-oracle.ts';
import type { Thing } from './world-thing.ts';

/**
 * Who may see what of notifications. Written from docs/access.md §§2–3 alone; it shares no line and no table with
 * src/access/policy or src/notifications.
 */

/** §2: the row `notification.read`. */
export function mayReadNotifications({ role }: Witness): boolean {
  return role !== 'auditor';
}

/** A channel, a rule. */
export interface OfTeam {
  id: string;
  organisationId: string;
}

/** §3 Notifications: channels and rules, of the own organisation. */
export function ofOwnTeam(witness: Witness, { organisationId }: OfTeam): boolean {
  return organisationId === witness.team.organisationId;
}

export interface WorldDelivery extends OfTeam {
  realm: string;
  /** Of mail to a person; null for what went by a channel. */
  accountId: string | null;
  caseId: string | null;
}

/** §3 Notifications: within the organisation, mail by its person alone, and of a case only with the case. */
export function maySeeDelivery(
  witness: Witness,
  accountId: string,
  delivery: WorldDelivery,
  all: ReadonlyMap<string, Thing>,
): boolean {
  if (!mayReadNotifications(witness) || delivery.realm !== 'live' || !ofOwnTeam(witness, delivery)) return false;
  if (delivery.accountId !== null && delivery.accountId !== accountId) return false;
  const found = delivery.caseId === null ? undefined : all.get(delivery.caseId);
  return delivery.caseId === null || (found !== undefined && maySeeThing(witness, found, all));
}

export interface WorldNotification {
  id: string;
  realm: string;
  accountId: string;
  /** What it tells of, and has to be seen with it. */
  thing?: Thing;
  sensorNation?: string;
  /** Whom the package is for; one that was withdrawn is told without it. */
  share?: SharedWith;
  withdrawn?: boolean;
  /** Seats of the release that are open. */
  seats?: SharedWith[];
}

/** §2: the row `share.read`. */
const SHARE_READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);
/** §2: the row `release.approve`. */
const APPROVERS = new Set(['lead', 'liaison']);

/** §3 Notifications: a person's own, with all it tells of. */
export function maySeeNotification(
  witness: Witness,
  accountId: string,
  one: WorldNotification,
  all: ReadonlyMap<string, Thing>,
): boolean {
  if (!mayReadNotifications(witness) || one.realm !== 'live' || one.accountId !== accountId) return false;
  if (one.thing !== undefined) return maySeeThing(witness, one.thing, all);
  if (one.sensorNation !== undefined) return one.sensorNation === witness.team.nation;
  if (one.seats !== undefined) {
    return APPROVERS.has(witness.role) && one.seats.some((seat) => maySeeShare(witness, accountId, seat));
  }
  if (!SHARE_READERS.has(witness.role)) return false;
  return one.withdrawn === true || (one.share !== undefined && maySeeShare(witness, accountId, one.share));
}
