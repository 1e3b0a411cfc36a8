import { sees, type Sight } from '../access/policy/decide.ts';
import type { JsonObject } from '../common/json.ts';
import type { PreparedPackage } from './projection/release-packages.ts';
import type { ReleaseRecord } from './release-record.ts';
import type { ReleaseApproval, SharedWith } from './releases.reader.ts';

/** A release as its owner's side reads it. */
export function releaseView(release: ReleaseRecord) {
  const { terms, rowHash: _, realm: __, siteId: ___, ...rest } = release;
  return {
    ...rest,
    ...terms,
    selection: plain(release.selection),
    redactions: plain(release.redactions),
    approval: plain(release.approval),
    recipients: release.recipients.map((recipient) => ({ ...recipient })),
    createdBy: plain(release.createdBy),
    createdAt: release.createdAt.toISOString(),
    publishedAt: release.publishedAt?.toISOString() ?? null,
    endedAt: release.endedAt?.toISOString() ?? null,
  };
}

/** What of a release whoever looks at a preview may know of what it leaves out. */
export type PreviewedBy = Sight & { owner: Pick<ReleaseRecord, 'realm' | 'nation' | 'organisationId'> | null };

/**
 * A prepared package. What was withheld is for the owner's side to know, and of that for whoever sees the part itself; an
 * approver elsewhere, who has no `owner`, learns nothing of it.
 */
export function packageView({ recipient, body, hash, withheld }: PreparedPackage, { owner, ...viewer }: PreviewedBy) {
  return {
    recipient: { ...recipient },
    package: body === null ? null : (JSON.parse(body) as JsonObject),
    hash,
    withheld: owner ? withheld.parts.filter(({ tlp }) => sees(viewer, { ...ownerOf(owner), tlp }).allowed) : [],
    redactions: owner ? withheld.redactions : [],
  };
}

function ownerOf({ realm, nation, organisationId }: Pick<ReleaseRecord, 'realm' | 'nation' | 'organisationId'>) {
  return { realm, nation, organisationId };
}

export function approvalView({ id, seat, actor, verdict, reason, hash, at }: ReleaseApproval) {
  return { id, seat, actor: plain(actor), verdict, reason, hash, at: at.toISOString() };
}

/** Where one version of a package is. */
export function shareView({ shareId, recipient, version, tlp, hash, open, forwardedFrom, receipts }: SharedWith) {
  const arrived = receipts.map(({ nation, organisationId, at }) => ({ nation, organisationId, at: at.toISOString() }));
  return { shareId, recipient: { ...recipient }, version, tlp, hash, open, forwardedFrom, receipts: arrived };
}

/** A value of ours as the JSON it is written as. */
function plain(value: object): JsonObject {
  return Object.fromEntries(Object.entries(value));
}
