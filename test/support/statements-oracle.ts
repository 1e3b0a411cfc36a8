import { maySeeThing, type Witness } from './access-oracle.ts';
import type { Thing, WorldTlp } from './world-thing.ts';

/**
 * Who may read what is said of an incident. Written from docs/access.md §§2, 3 and 6.12 alone; it shares no line and no table
 * with src/access/policy.
 */

/** §2: the row `statement.read`. */
const READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);
/** §2: the row `statement.approve`. */
const ANSWERERS = new Set(['lead', 'liaison']);

/** A statement, or a rumour, from its owner's side. */
export interface WorldSaid {
  id: string;
  nation: string;
  organisationId: string;
  tlp: WorldTlp;
  caseId: string | null;
  /** A word that stands in it and nowhere else. */
  marker: string;
}

/** What one nation has of a statement of another. */
export interface WorldCopy {
  id: string;
  nation: string;
  stage: 'asked' | 'released';
  marker: string;
}

export function mayReadStatements({ role }: Witness): boolean {
  return READERS.has(role);
}

/** §6.12: whom its marking admits as that of a part would, and only with its case. */
export function maySeeSaid(witness: Witness, said: WorldSaid, all: ReadonlyMap<string, Thing>): boolean {
  const { id, nation, organisationId, tlp, caseId, marker } = said;
  const asPart: Thing = { kind: 'note', id, realm: 'live', nation, organisationId, tlp, caseId, marker, names: [] };
  return mayReadStatements(witness) && maySeeThing(witness, asPart, all);
}

/** §6.12: what was released, all of the nation; what is asked, those of its CERT who answer. */
export function maySeeCopy(witness: Witness, { nation, stage }: WorldCopy): boolean {
  if (!mayReadStatements(witness) || nation !== witness.team.nation) return false;
  return stage === 'released' || (witness.team.kind === 'national_cert' && ANSWERERS.has(witness.role));
}
