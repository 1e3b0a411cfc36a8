import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type Recipient, recipientKey } from './projection/recipient.ts';
import { addressOf, type AddressRow, recipientOf } from './release.store.ts';
import { type PackageContent, packageRowHash, type ReleaseRecord } from './release-record.ts';
import type { Tlp } from '../access/policy/marking.ts';

export interface PackageText {
  recipient: Recipient;
  tlp: Tlp;
  body: string;
  hash: string;
}

export interface Forwarding {
  from: string;
  by: Actor;
}

export interface WrittenPackage {
  id: string;
  shareId: string;
  version: number;
  recipient: Recipient;
  rowHash: string;
}

/** Writes packages: the only way by which anything gets to where recipients read. */
@Injectable()
export class PackageWriter {
  async write(
    transaction: Transaction,
    release: ReleaseRecord,
    text: PackageText,
    version: number,
    shareId: string,
    at: Date,
    forwarding: Forwarding | null = null,
  ): Promise<WrittenPackage> {
    const content: PackageContent = {
      id: uuidv7(),
      shareId,
      releaseId: release.id,
      recipient: text.recipient,
      version,
      tlp: text.tlp,
      onward: release.terms.onward,
      hash: text.hash,
      forwardedFrom: forwarding?.from ?? null,
      forwardedBy: forwarding?.by ?? null,
      createdAt: at,
      expiresAt: new Date(release.terms.expiresAt),
    };
    const rowHash = packageRowHash(content);
    await transaction.query(
      `INSERT INTO release_packages (id, share_id, realm, release_id, kind, nation, organisation_id, account_id, version,
         tlp, onward, body, hash, forwarded_from, forwarded_by, created_at, expires_at, row_hash, open)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, true)`,
      [
        content.id,
        shareId,
        release.realm,
        release.id,
        ...addressOf(text.recipient),
        version,
        text.tlp,
        content.onward,
        text.body,
        text.hash,
        content.forwardedFrom,
        forwarding === null ? null : JSON.stringify(forwarding.by),
        at,
        content.expiresAt,
        rowHash,
      ],
    );
    return { id: content.id, shareId, version, recipient: text.recipient, rowHash };
  }

  /** The shares of a release so far, open or not, by recipient: a recipient keeps its share through all versions. */
  async sharesOf(transaction: Transaction, releaseId: string): Promise<Map<string, string>> {
    const rows = await transaction.query<AddressRow & { share_id: string }>(
      `SELECT DISTINCT share_id, kind, nation, organisation_id, account_id FROM release_packages
       WHERE release_id = $1 AND forwarded_from IS NULL`,
      [releaseId],
    );
    return new Map(rows.map((row) => [recipientKey(recipientOf(row)), row.share_id]));
  }
}
