import type { Team } from './demo-teams.ts';
import type { Thing, WorldTlp } from './world-thing.ts';

/**
 * Who may see what, written from docs/access.md §§2–3 alone and never from the policy: it shares no line and no table
 * with src/access/policy, so that the two can be held against each other.
 */
export interface Witness {
  team: Team;
  role: string;
}

/** §2: the roles whose row has a cross under `case.read` and `alert.read`. */
const READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);
/** §2: the row `alert.raw`. */
const RAW_READERS = new Set(['analyst', 'lead']);

/** §3, the table of markings, for a thing of the viewer's own nation and realm. */
function admits(witness: Witness, thing: { organisationId: string; tlp: WorldTlp }): boolean {
  const own = thing.organisationId === witness.team.organisationId;
  if (thing.tlp === 'RED') return own && (witness.role === 'lead' || witness.role === 'liaison');
  return thing.tlp === 'AMBER+STRICT' ? own : true;
}

/** Whether the witness may learn of the thing at all. */
export function maySeeThing(witness: Witness, thing: Thing, all: ReadonlyMap<string, Thing>): boolean {
  if (!READERS.has(witness.role)) return false;
  if (thing.realm !== 'live') return false;
  if (thing.nation !== witness.team.nation) return false;
  if (!admits(witness, thing)) return false;
  // A part is seen only with its case; an alert is a thing of its own, whatever case it is in.
  if (thing.kind === 'case' || thing.kind === 'alert' || thing.caseId === null) return true;
  const owner = all.get(thing.caseId);
  return owner !== undefined && maySeeThing(witness, owner, all);
}

export function mayReadRaw(witness: Witness): boolean {
  return RAW_READERS.has(witness.role);
}

/** A share as the owner sees it: whom it is for. */
export interface SharedWith {
  kind: string;
  nation: string;
  organisationId: string | null;
  accountId: string | null;
}

/** §6.7, with §2's row `share.read`: who sees a share while it is published. */
export function maySeeShare(witness: Witness, accountId: string, share: SharedWith): boolean {
  if (!READERS.has(witness.role)) return false;
  if (share.kind === 'person') return share.accountId === accountId;
  if (share.kind === 'organisation') return share.organisationId === witness.team.organisationId;
  return share.nation === witness.team.nation;
}

/** §3 and §6.9: who may get a journal entry that is no thing of the world. */
export function maySeeTold(
  witness: Witness,
  accountId: string,
  event: {
    type: string;
    realm: string;
    nation: string;
    organisationId: string;
    tlp: string;
    caseId: string | null;
    data: object;
  },
  all: ReadonlyMap<string, Thing>,
): boolean {
  const { to } = event.data as { to?: unknown };
  if (/^(share|notification|related)\./.test(event.type) && to !== undefined) return to === accountId;
  const { otherCaseId } = event.data as { otherCaseId?: string };
  const other = otherCaseId === undefined ? undefined : all.get(otherCaseId);
  if (other && !maySeeThing(witness, other, all)) return false;
  const { realm, nation, organisationId, caseId } = event;
  const tlp = event.tlp as WorldTlp;
  const told: Thing = { kind: 'event', id: '', realm, nation, organisationId, tlp, caseId, marker: '', names: [] };
  return maySeeThing(witness, told, all);
}
