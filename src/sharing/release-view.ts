import type { JsonObject } from '../common/json.ts';
import type { PreparedPackage } from './projection/release-packages.ts';
import type { ReleaseRecord } from './release-record.ts';

type Plain<Value> = Value extends object ? { [Key in keyof Value]: Plain<Value[Key]> } : Value;

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

/** A prepared package; what was withheld is the owner's to know and nobody else's. */
export function packageView({ recipient, body, hash, withheld }: PreparedPackage, owner: boolean) {
  return {
    recipient: { ...recipient },
    package: body === null ? null : (JSON.parse(body) as JsonObject),
    hash,
    withheld: owner ? withheld.parts : [],
    redactions: owner ? withheld.redactions : [],
  };
}

/** A value of ours as the JSON it is written as. */
function plain<Value extends object>(value: Value): JsonObject {
  return { ...(value as Plain<Value>) } as unknown as JsonObject;
}
