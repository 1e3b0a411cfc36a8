import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../config/settings.ts';
import { seal } from '../common/secret-box.ts';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { caseMerged } from '../cases/case.store.ts';
import type { CaseReference } from '../cases/case-reference.ts';
import { CasesReader } from '../cases/cases.reader.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { ApprovalPolicy } from './approval/approval-policy.ts';
import { CaseSnapshotReader } from './case-snapshot.reader.ts';
import type { PreparedRelease } from './projection/release-packages.ts';
import type { Redactions, Selection, Terms } from './projection/release-request.ts';
import { type NamedRecipient, RecipientDirectory } from './recipient-directory.reader.ts';
import { ceilingOf, checkSeats, checkTerms } from './release-draft.ts';
import { addressedEvent, ownerEvent } from './release-events.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import { type ReleaseContent, type ReleaseRecord, releaseRowHash } from './release-record.ts';
import { ReleaseStore } from './release.store.ts';

export type NamedApproval =
  { mode: 'none' } | { mode: 'quorum' | 'consensus'; quorum?: number; approvers: NamedRecipient[]; deadline: string };

export interface ReleaseDraft {
  case: CaseReference;
  terms: Terms;
  follow: boolean;
  selection: Selection;
  redactions: Redactions;
  recipients: NamedRecipient[];
  approval: NamedApproval;
}

/** Prepares releases. Nothing leaves by it: what is prepared is previewed, approved where that was asked for, and published. */
@Injectable()
export class ReleasesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: CasesReader,
    private readonly snapshots: CaseSnapshotReader,
    private readonly directory: RecipientDirectory,
    private readonly preparer: ReleasePreparer,
    private readonly store: ReleaseStore,
    private readonly clock: Clock,
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @throws DomainError `case_not_found`; the policy's reason (forbidden); `part_not_found`, `unknown_recipient` and the
   * faults of terms and approvers (invalid); `nothing_to_release` (conflict) when every part is kept back from everybody.
   */
  async create(
    operator: Operator,
    draft: ReleaseDraft,
  ): Promise<{ release: ReleaseRecord; prepared: PreparedRelease }> {
    const found = await this.cases.one(operator, draft.case);
    const owner = { realm: operator.realm, nation: found.nation, organisationId: found.organisation.id };
    requireChange(operator, 'release.grant', owner);
    if (found.status === 'merged') throw caseMerged();
    const now = this.clock.now();
    const recipients = await this.directory.resolve(draft.recipients, 'recipients');
    const approval = await this.approvalOf(draft.approval);
    checkTerms(draft.terms, draft.redactions, draft.follow, approval, now);
    checkSeats(approval, owner.nation, recipients);
    const snapshot = await this.snapshots.load(this.engine.manager, operator.realm, found.id);
    if (!snapshot) throw new Error(`Case ${found.id} is gone`);
    const content: ReleaseContent = {
      id: uuidv7(),
      ...owner,
      caseId: found.id,
      siteId: found.site.id,
      tlp: ceilingOf(operator, owner, snapshot, draft.selection),
      terms: draft.terms,
      follow: draft.follow,
      selection: draft.selection,
      redactions: draft.redactions,
      recipients,
      approval,
      createdBy: { id: operator.id, name: operator.name },
      createdAt: now,
    };
    const secret = randomBytes(32).toString('hex');
    const prepared = await this.preparer.prepareOf(this.engine.manager, content, snapshot, secret);
    if (prepared.packages.every(({ body }) => body === null)) throw nothingToRelease();
    const release: ReleaseRecord = {
      ...content,
      rowHash: releaseRowHash(content),
      state: approval.mode === 'none' ? 'draft' : 'awaiting',
      hash: prepared.hash,
      version: 0,
      publishedAt: null,
      endedAt: null,
    };
    await this.write(operator, release, seal(this.settings.secretKey, 'release-names', release.id, secret));
    return { release, prepared };
  }

  private async write(operator: Operator, release: ReleaseRecord, sealed: Buffer): Promise<void> {
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        await this.store.insert(transaction, release, sealed);
        const { hash, rowHash, createdAt: at, createdBy } = release;
        transaction.record(ownerEvent(release, createdBy, at, 'release.prepared', { hash, rowHash }));
        if (release.approval.mode === 'none') return;
        for (const seat of release.approval.seats) {
          transaction.record(addressedEvent(seat, at, 'release.approval_asked', { releaseId: release.id }));
        }
      },
      operator.origin,
    );
  }

  private async approvalOf(named: NamedApproval): Promise<ApprovalPolicy> {
    if (named.mode === 'none') return { mode: 'none' };
    const seats = await this.directory.resolve(named.approvers, 'approval.approvers');
    return { mode: named.mode, quorum: named.quorum ?? seats.length, seats, deadline: named.deadline };
  }
}

export function nothingToRelease(): DomainError {
  return new DomainError(
    'conflict',
    'nothing_to_release',
    'Markings and caps keep every part back from every recipient',
  );
}
