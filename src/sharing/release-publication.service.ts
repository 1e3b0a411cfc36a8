import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { tally } from './approval/tally.ts';
import { PackageWriter, type WrittenPackage } from './package.writer.ts';
import type { PreparedRelease } from './projection/release-packages.ts';
import { recipientKey } from './projection/recipient.ts';
import { caseChanged } from './release-approvals.service.ts';
import { addressedEvent, ownerEvent, SHARING } from './release-events.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import type { ReleaseRecord } from './release-record.ts';
import { releaseNotFound, ReleaseSightReader } from './release-sight.reader.ts';
import { ReleaseStore } from './release.store.ts';
import { nothingToRelease } from './releases.service.ts';

/** Publishes releases, renews them and takes them back. */
@Injectable()
export class ReleasePublicationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: ReleaseSightReader,
    private readonly preparer: ReleasePreparer,
    private readonly store: ReleaseStore,
    private readonly packages: PackageWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Computes the packages anew and lets them go if they are still those the caller, and the approvers, saw.
   * @throws DomainError `release_not_found`; the policy's reason (forbidden); `release_over`, `release_expired`,
   * `case_changed`, `not_approved`, `nothing_to_release` (conflict).
   */
  async publish(operator: Operator, id: string, hash: string): Promise<void> {
    await this.change(operator, id, async (transaction, release) => {
      const at = this.clock.now();
      if (release.state !== 'draft' && release.state !== 'awaiting') throw over(release);
      if (Date.parse(release.terms.expiresAt) <= at.getTime()) {
        throw new DomainError('conflict', 'release_expired', 'The release has expired');
      }
      const prepared = await this.preparer.prepare(transaction.manager, release);
      if (prepared.hash !== hash) throw caseChanged();
      const verdicts = await this.store.verdicts(transaction.manager, id);
      const { outcome } = tally(release.approval, verdicts, hash, release.createdBy.id);
      if (outcome !== 'approved') {
        throw new DomainError(
          'conflict',
          'not_approved',
          `These packages are not approved; the approval is ${outcome}`,
        );
      }
      if (prepared.packages.every(({ body }) => body === null)) throw nothingToRelease();
      await this.issue(transaction, release, prepared, { id: operator.id, name: operator.name }, at);
    });
  }

  /** Takes a release back, published or not; it holds for every read that begins after. */
  async recall(operator: Operator, id: string, reason: string): Promise<void> {
    await this.change(operator, id, async (transaction, release) => {
      if (release.state === 'recalled' || release.state === 'expired' || release.state === 'refused')
        throw over(release);
      const actor = { id: operator.id, name: operator.name };
      const at = this.clock.now();
      await this.withdraw(transaction, release, 'recalled', at);
      transaction.record(ownerEvent(release, actor, at, 'release.recalled', { reason }));
    });
  }

  /** Ends what its time has ended; for the clock, which asks no policy. */
  async expire(transaction: Transaction, release: ReleaseRecord): Promise<void> {
    const at = this.clock.now();
    await this.withdraw(transaction, release, 'expired', at);
    transaction.record(ownerEvent(release, SHARING, at, 'release.expired'));
  }

  /** A release that was not decided on in time is refused; silence is no consent. One that was approved stays so. */
  async lapse(transaction: Transaction, release: ReleaseRecord): Promise<void> {
    const at = this.clock.now();
    const verdicts = await this.store.verdicts(transaction.manager, release.id);
    if (tally(release.approval, verdicts, release.hash, release.createdBy.id).outcome === 'approved') return;
    await this.withdraw(transaction, release, 'refused', at);
    transaction.record(ownerEvent(release, SHARING, at, 'release.refused', { reason: 'not decided in time' }));
  }

  /** A new version of what follows its case, when it came out different; false when it did not. */
  async renew(transaction: Transaction, release: ReleaseRecord): Promise<boolean> {
    if (release.state !== 'published' || !release.follow) return false;
    const prepared = await this.preparer.prepare(transaction.manager, release);
    if (prepared.hash === release.hash) return false;
    await this.issue(transaction, release, prepared, SHARING, this.clock.now());
    return true;
  }

  private async change(
    operator: Operator,
    id: string,
    work: (transaction: Transaction, release: ReleaseRecord) => Promise<void>,
  ): Promise<void> {
    await this.sight.asOwner(operator, id);
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const release = await this.store.lock(transaction, id);
        if (!release) throw releaseNotFound();
        requireChange(operator, 'release.grant', release);
        await work(transaction, release);
      },
      operator.origin,
    );
  }

  private async issue(
    transaction: Transaction,
    release: ReleaseRecord,
    prepared: PreparedRelease,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const first = release.version === 0;
    const version = release.version + 1;
    const shares = await this.packages.sharesOf(transaction, release.id);
    // What was passed on stays at the version that was passed on, until the release ends.
    const closed = first ? [] : await this.closeOwn(transaction, release.id);
    const written: WrittenPackage[] = [];
    for (const { recipient, body, hash, tlp } of prepared.packages) {
      if (body === null || hash === null) continue;
      const shareId = shares.get(recipientKey(recipient)) ?? uuidv7();
      const text = { recipient, body, hash, tlp };
      written.push(await this.packages.write(transaction, release, text, version, shareId, at));
    }
    await this.store.publish(transaction, release, version, prepared.hash, at);
    const type = first ? 'release.published' : 'release.updated';
    const packages = written.map(({ id, rowHash }) => ({ id, hash: rowHash }));
    transaction.record(ownerEvent(release, actor, at, type, { version, hash: prepared.hash, packages }));
    for (const { recipient, shareId } of written) {
      const known = closed.some((share) => share === shareId);
      transaction.record(
        addressedEvent(recipient, at, known ? 'share.updated' : 'share.received', { shareId, version }),
      );
    }
    for (const { recipient } of prepared.packages.filter(({ body }) => body === null)) {
      const shareId = shares.get(recipientKey(recipient));
      if (shareId === undefined || !closed.includes(shareId)) continue;
      transaction.record(addressedEvent(recipient, at, 'share.withdrawn', { shareId, version: release.version }));
    }
  }

  private async closeOwn(transaction: Transaction, releaseId: string): Promise<string[]> {
    const rows = await transaction.query<{ share_id: string }>(
      `UPDATE release_packages SET open = false WHERE release_id = $1 AND open AND forwarded_from IS NULL
       RETURNING share_id`,
      [releaseId],
    );
    return rows.map(({ share_id }) => share_id);
  }

  private async withdraw(
    transaction: Transaction,
    release: ReleaseRecord,
    state: 'recalled' | 'expired' | 'refused',
    at: Date,
  ): Promise<void> {
    for (const { recipient, shareId, version } of await this.store.end(transaction, release.id, state, at)) {
      transaction.record(addressedEvent(recipient, at, 'share.withdrawn', { shareId, version }));
    }
  }
}

function over(release: ReleaseRecord): DomainError {
  return new DomainError('conflict', 'release_over', `The release is ${release.state} already`);
}
