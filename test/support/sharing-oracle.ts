import { maySeeShare, maySeeThing, type SharedWith, type Witness } from './access-oracle.ts';
import { type Thing, TLPS, type WorldTlp } from './world-thing.ts';

/**
 * Who may see what is shared, from the side it leaves. Written from docs/access.md §§2, 5 and 6 alone; it shares no line
 * and no table with src/access/policy.
 */

/** §2: the row `release.read`. */
const RELEASE_READERS = new Set(['analyst', 'lead', 'liaison']);
/** §2: the rows `case.downgrade` and `release.approve`. */
const TWO_PEOPLE = new Set(['lead', 'liaison']);

export interface WorldRelease {
  id: string;
  caseId: string;
  nation: string;
  organisationId: string;
  /** That of the strictest part it chose. */
  tlp: WorldTlp;
  recipients: SharedWith[];
  /** Empty but while it awaits its approvers. */
  seats: SharedWith[];
}

export function strictest(...labels: WorldTlp[]): WorldTlp {
  return TLPS[Math.max(...labels.map((label) => TLPS.indexOf(label)))] ?? 'RED';
}

export function mayReadReleases({ role }: Witness): boolean {
  return RELEASE_READERS.has(role);
}

/** §6.10: whom the marking of the release admits as that of a part would, and only with its case. */
export function maySeeRelease(witness: Witness, release: WorldRelease, all: ReadonlyMap<string, Thing>): boolean {
  const { id, nation, organisationId, tlp, caseId } = release;
  const asPart: Thing = { kind: 'note', id, realm: 'live', nation, organisationId, tlp, caseId, marker: '', names: [] };
  return mayReadReleases(witness) && maySeeThing(witness, asPart, all);
}

/** §6.10: recipients of which the preview shows the package; undefined where there is no such release for the witness. */
export function previewed(
  witness: Witness,
  accountId: string,
  release: WorldRelease,
  all: ReadonlyMap<string, Thing>,
): SharedWith[] | undefined {
  if (maySeeRelease(witness, release, all)) return release.recipients;
  const addressed = (recipients: SharedWith[]): SharedWith[] =>
    recipients.filter((recipient) => maySeeShare(witness, accountId, recipient));
  if (!TWO_PEOPLE.has(witness.role) || addressed(release.seats).length === 0) return undefined;
  return addressed(release.recipients);
}

/** §6.11: caps are seen by whom releases are, of the nation that set them. */
export const mayReadCaps = mayReadReleases;

/** §2: the row `match.use`. */
export function mayMatch({ role }: Witness): boolean {
  return role === 'liaison';
}

export interface WorldAgreement {
  id: string;
  nations: [string, string];
  state: string;
}

export interface WorldMatch {
  id: string;
  organisationId: string;
  agreementId: string;
  found: boolean;
}

/** §6.11. */
export function maySeeAgreement(witness: Witness, { nations }: WorldAgreement): boolean {
  return mayMatch(witness) && nations.includes(witness.team.nation);
}

/** §6.11: one that was found, by the organisation that submitted it, while the agreement stands. */
export function maySeeMatch(witness: Witness, match: WorldMatch, agreement: WorldAgreement): boolean {
  return (
    mayMatch(witness) &&
    match.found &&
    match.organisationId === witness.team.organisationId &&
    agreement.state === 'agreed'
  );
}

export interface WorldRequest {
  id: string;
  thing: Thing;
  /** How the thing was marked when the request was made. */
  asked: WorldTlp;
}

export function mayReadRequests({ role }: Witness): boolean {
  return TWO_PEOPLE.has(role);
}

/** §5: whoever sees the thing as it is, would see it as it was, and sees its case. */
export function maySeeRequest(
  witness: Witness,
  { thing, asked }: WorldRequest,
  all: ReadonlyMap<string, Thing>,
): boolean {
  if (!mayReadRequests(witness)) return false;
  const owner = thing.caseId === null ? undefined : all.get(thing.caseId);
  return (
    maySeeThing(witness, thing, all) &&
    maySeeThing(witness, { ...thing, tlp: asked }, all) &&
    (owner === undefined || maySeeThing(witness, owner, all))
  );
}
