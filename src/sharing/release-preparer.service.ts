import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type GreenCommunity, inGreenCommunity } from '../../config/green-community.ts';
import type { Settings } from '../../config/settings.ts';
import { unseal } from '../common/secret-box.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { DomainError } from '../common/domain-error.ts';
import { GREEN_COMMUNITY, SETTINGS } from '../common/settings.module.ts';
import { CaseSnapshotReader } from './case-snapshot.reader.ts';
import type { CaseSnapshot } from './projection/case-snapshot.ts';
import type { Caps } from './projection/caps.ts';
import type { Recipient } from './projection/recipient.ts';
import { type Addressee, type PreparedRelease, prepareRelease } from './projection/release-packages.ts';
import type { ReleaseContent } from './release-record.ts';
import { ReleaseStore } from './release.store.ts';

/** Alerts times recipients one release is computed for at once: all packages are in memory together. */
const MOST_ALERT_COPIES = 20_000;

type Queryable = Pick<EntityManager, 'query'>;

/** Computes what each recipient of a release gets now; previews, approvals and publication all ask this one. */
@Injectable()
export class ReleasePreparer {
  constructor(
    private readonly snapshots: CaseSnapshotReader,
    private readonly releases: ReleaseStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(GREEN_COMMUNITY) private readonly community: GreenCommunity,
  ) {}

  /** Of a stored release. @throws DomainError `case_too_large`. */
  async prepare(within: Queryable, release: ReleaseContent): Promise<PreparedRelease> {
    const box = await this.releases.sealedSecret(within, release.id);
    const secret = box && unseal(this.settings.secretKey, 'release-names', release.id, box);
    if (secret === undefined) throw new Error(`The key of release ${release.id} was sealed under another secret key`);
    const snapshot = await this.snapshots.load(within, release.realm, release.caseId);
    if (!snapshot) throw new Error(`Release ${release.id} is of a case that is not there`);
    return this.prepareOf(within, release, snapshot, secret);
  }

  /** Of a release about to be stored. */
  async prepareOf(
    within: Queryable,
    release: ReleaseContent,
    snapshot: CaseSnapshot,
    secret: string,
  ): Promise<PreparedRelease> {
    if (snapshot.alerts.length * release.recipients.length > MOST_ALERT_COPIES) {
      throw new DomainError(
        'conflict',
        'case_too_large',
        'So many alerts for so many recipients go in several releases',
      );
    }
    const request = {
      ceiling: release.tlp,
      terms: release.terms,
      selection: release.selection,
      redactions: release.redactions,
      secret,
    };
    return prepareRelease(snapshot, request, await this.addressees(within, release.nation, release.recipients));
  }

  /** The recipients with what caps them on the way from a nation. */
  async addressees(within: Queryable, from: string, recipients: readonly Recipient[]): Promise<Addressee[]> {
    const links = await within.query<{ to_nation: string; tlp: Tlp }[]>(
      'SELECT to_nation, tlp FROM link_caps WHERE from_nation = $1',
      [from],
    );
    const codes = await within.query<{ id: string; code: string }[]>(
      'SELECT id, code FROM organisations WHERE id = ANY($1::uuid[])',
      [recipients.flatMap((recipient) => ('organisationId' in recipient ? recipient.organisationId : []))],
    );
    const capOf = new Map(links.map(({ to_nation, tlp }) => [to_nation, tlp]));
    const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
    return recipients.map((recipient) => {
      const organisationCode = 'organisationId' in recipient ? codeOf.get(recipient.organisationId) : undefined;
      const member = { nation: recipient.nation, ...(organisationCode !== undefined && { organisationCode }) };
      const caps: Caps = {
        inCommunity: inGreenCommunity(this.community, member),
        link: recipient.nation === from ? null : (capOf.get(recipient.nation) ?? null),
      };
      return { recipient, caps };
    });
  }
}
