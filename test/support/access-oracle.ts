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
