import type { Tlp } from '../../access/policy/marking.ts';
import { canonicalJson, type Canonical } from '../../common/canonical-json.ts';
import { textHash } from '../content-hash.ts';
import type { CaseSnapshot } from './case-snapshot.ts';
import type { Caps } from './caps.ts';
import { type Projection, project } from './project.ts';
import { type Recipient, recipientKey } from './recipient.ts';
import type { ReleaseRequest } from './release-request.ts';

/** A recipient with what its nation and place in the community cap. */
export interface Addressee {
  recipient: Recipient;
  caps: Caps;
}

/** One recipient's package as it is stored and sent: canonical JSON, and the SHA-256 of that text. */
export interface PreparedPackage {
  recipient: Recipient;
  /** Null, with the hash, when nothing may go to this recipient. */
  body: string | null;
  hash: string | null;
  tlp: Tlp;
  withheld: Projection['withheld'];
}

export interface PreparedRelease {
  packages: PreparedPackage[];
  /** SHA-256 over all packages under their recipients' names: what an approval is bound to. */
  hash: string;
}

/** All packages of a release, for preview and publication alike. */
export function prepareRelease(
  snapshot: CaseSnapshot,
  request: ReleaseRequest,
  addressees: readonly Addressee[],
): PreparedRelease {
  const packages = addressees.map(({ recipient, caps }): PreparedPackage => {
    const projection = project(snapshot, request, recipient, caps);
    // A package is JSON by its type; interfaces merely lack the index signature that would say so.
    const body = projection.package === null ? null : canonicalJson(projection.package as unknown as Canonical);
    return {
      recipient,
      body,
      hash: body === null ? null : textHash(body),
      tlp: projection.package?.tlp ?? 'CLEAR',
      withheld: projection.withheld,
    };
  });
  return { packages, hash: releaseHash(packages) };
}

/** The bodies are canonical already, so they are joined as they are. */
function releaseHash(packages: readonly PreparedPackage[]): string {
  const members = packages
    .map(({ recipient, body }) => [recipientKey(recipient), body ?? 'null'] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, body]) => `${JSON.stringify(name)}:${body}`);
  return textHash(`{${members.join(',')}}`);
}
