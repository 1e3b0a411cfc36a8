import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { forwardFault } from './forwarding.ts';
import { PackageWriter } from './package.writer.ts';
import { recipientKey } from './projection/recipient.ts';
import { type NamedRecipient, RecipientDirectory } from './recipient-directory.reader.ts';
import { addressedEvent, ownerEvent, recipientEvent, SHARING } from './release-events.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import { receiptRowHash, type ReleaseRecord } from './release-record.ts';
import { type AddressRow, recipientOf, ReleaseStore } from './release.store.ts';
import { SharedReader, shareNotFound, type ShareRow } from './shared.reader.ts';

/** What recipients do with what they got: say that it arrived, and pass it on where they may. */
@Injectable()
export class SharedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shared: SharedReader,
    private readonly store: ReleaseStore,
    private readonly packages: PackageWriter,
    private readonly directory: RecipientDirectory,
    private readonly preparer: ReleasePreparer,
    private readonly clock: Clock,
  ) {}

  /** Says once per organisation and version that it arrived; said again it changes nothing. @throws DomainError `share_not_found`. */
  async acknowledge(operator: Operator, shareId: string): Promise<void> {
    const { nation, organisationId } = memberOf(operator);
    await this.change(operator, shareId, async (transaction, release, share) => {
      if (share.acknowledged_at !== null) return;
      const at = this.clock.now();
      const actor = { id: operator.id, name: operator.name };
      const receipt = {
        id: uuidv7(),
        releaseId: release.id,
        shareId,
        version: share.version,
        nation,
        organisationId,
        actor,
        givenAt: at,
      };
      const rowHash = receiptRowHash(receipt);
      const written = await transaction.query(
        `INSERT INTO release_receipts (id, realm, release_id, share_id, version, nation, organisation_id, actor, given_at,
           row_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        [
          receipt.id,
          release.realm,
          release.id,
          shareId,
          share.version,
          nation,
          organisationId,
          JSON.stringify(actor),
          at,
          rowHash,
        ],
      );
      if (written.length === 0) return;
      const data = { shareId, version: share.version, receiptId: receipt.id, rowHash };
      transaction.record({ ...ownerEvent(release, SHARING, at, 'release.acknowledged', data), origin: null });
      const own = { shareId, version: share.version };
      transaction.record(recipientEvent(operator, recipientOf(share), at, 'share.acknowledged', own));
    });
  }

  /**
   * Passes a package on as it is, under the release it came by, so that its recall and expiry reach whoever has it.
   * @throws DomainError `share_not_found`; `not_onward`, `beyond_marking` (forbidden); `already_has_it` (conflict);
   * `unknown_recipient` (invalid).
   */
  async forward(operator: Operator, shareId: string, named: readonly NamedRecipient[]): Promise<void> {
    const { nation } = memberOf(operator);
    await this.shared.one(operator, shareId);
    const recipients = await this.directory.resolve(named, 'recipients');
    const by: Actor = { id: operator.id, name: operator.name };
    await this.change(operator, shareId, async (transaction, release, share) => {
      const known = await this.passedTo(transaction, share);
      const at = this.clock.now();
      const onTheWay = await this.preparer.addressees(transaction.manager, nation, recipients);
      const fromOrigin = await this.preparer.addressees(transaction.manager, release.nation, recipients);
      const written = [];
      for (const [index, { recipient, caps }] of onTheWay.entries()) {
        const origin = fromOrigin[index]?.caps ?? caps;
        const fault = forwardFault({ tlp: share.tlp, onward: share.onward }, recipient, caps, origin);
        if (fault) throw new DomainError('forbidden', fault.code, fault.message, { field: `recipients.${index}` });
        if (known.has(recipientKey(recipient))) {
          throw new DomainError('conflict', 'already_has_it', 'It is theirs already, or was passed to them', {
            field: `recipients.${index}`,
          });
        }
        const text = { recipient, tlp: share.tlp, body: share.body, hash: share.hash };
        const forwarding = { from: shareId, by };
        written.push(await this.packages.write(transaction, release, text, share.version, uuidv7(), at, forwarding));
      }
      const packages = written.map(({ id, rowHash }) => ({ id, hash: rowHash }));
      const told = ownerEvent(release, SHARING, at, 'release.forwarded', { shareId, packages });
      transaction.record({ ...told, origin: null });
      const own = { shareId, version: share.version };
      transaction.record(recipientEvent(operator, recipientOf(share), at, 'share.forwarded', own));
      for (const { recipient, shareId: forwarded, version } of written) {
        transaction.record(addressedEvent(recipient, at, 'share.received', { shareId: forwarded, version }));
      }
    });
  }

  /**
   * Whose it is and to whom it was passed on from here. Who else has a package of the release is not asked: a refusal
   * would tell whoever passes on whom the owner has chosen.
   */
  private async passedTo(transaction: Transaction, share: ShareRow): Promise<Set<string>> {
    const rows = await transaction.query<AddressRow>(
      `SELECT kind, nation, organisation_id, account_id FROM release_packages WHERE forwarded_from = $1 AND open`,
      [share.share_id],
    );
    return new Set([share, ...rows].map((row) => recipientKey(recipientOf(row))));
  }

  private async change(
    operator: Operator,
    shareId: string,
    work: (transaction: Transaction, release: ReleaseRecord, share: ShareRow) => Promise<void>,
  ): Promise<void> {
    // On the viewer's behalf first, so that row-level security has its say too.
    const { release_id: releaseId } = await this.shared.one(operator, shareId);
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (transaction) => {
        const release = await this.store.lock(transaction, releaseId);
        if (!release) throw shareNotFound();
        await work(transaction, release, await this.shared.lock(transaction.manager, operator, shareId));
      },
      operator.origin,
    );
  }
}

/** @throws DomainError `no_recipient` (forbidden) for the node operator, who receives nothing and passes nothing on. */
function memberOf(operator: Operator): { nation: string; organisationId: string } {
  const { nation, organisationId } = operator;
  if (nation === null || organisationId === null) {
    throw new DomainError('forbidden', 'no_recipient', 'Only somebody of a nation receives packages');
  }
  return { nation, organisationId };
}
