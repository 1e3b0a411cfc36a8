import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tlp } from '../access/policy/marking.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { ApprovalPolicy, Verdict } from './approval/approval-policy.ts';
import type { GivenVerdict } from './approval/tally.ts';
import type { Recipient } from './projection/recipient.ts';
import type { Redactions, Selection } from './projection/release-request.ts';
import type { ReleaseRecord, ReleaseState } from './release-record.ts';

export interface ReleaseRow {
  id: string;
  realm: string;
  nation: string;
  organisation_id: string;
  case_id: string;
  site_id: string;
  tlp: Tlp;
  purpose: string;
  expires_at: Date;
  onward: boolean;
  attributed: boolean;
  follow: boolean;
  selection: Selection;
  redactions: Redactions;
  recipients: Recipient[];
  approval: ApprovalPolicy;
  created_by: Actor;
  created_at: Date;
  row_hash: string;
  state: ReleaseState;
  hash: string;
  version: number;
  published_at: Date | null;
  ended_at: Date | null;
}

/** Every column but the sealed key. */
export const RELEASE_COLUMNS = `r.id, r.realm, r.nation, r.organisation_id, r.case_id, r.site_id, r.tlp, r.purpose, r.expires_at,
  r.onward, r.attributed, r.follow, r.selection, r.redactions, r.recipients, r.approval, r.created_by, r.created_at,
  r.row_hash, r.state, r.hash, r.version, r.published_at, r.ended_at`;

export function toRelease(row: ReleaseRow): ReleaseRecord {
  return {
    id: row.id,
    realm: row.realm,
    nation: row.nation,
    organisationId: row.organisation_id,
    caseId: row.case_id,
    siteId: row.site_id,
    tlp: row.tlp,
    terms: {
      purpose: row.purpose,
      expiresAt: row.expires_at.toISOString(),
      onward: row.onward,
      attributed: row.attributed,
    },
    follow: row.follow,
    selection: row.selection,
    redactions: row.redactions,
    recipients: row.recipients,
    approval: row.approval,
    createdBy: row.created_by,
    createdAt: row.created_at,
    rowHash: row.row_hash,
    state: row.state,
    hash: row.hash,
    version: row.version,
    publishedAt: row.published_at,
    endedAt: row.ended_at,
  };
}

type Queryable = Pick<EntityManager, 'query'>;

/** Rows of releases, through the engine's pool: a release crosses nations, so the policy is asked before this is. */
@Injectable()
export class ReleaseStore {
  async insert(transaction: Transaction, release: ReleaseRecord, sealed: Buffer): Promise<void> {
    const { terms } = release;
    await transaction.query(
      `INSERT INTO releases (id, realm, nation, organisation_id, case_id, site_id, tlp, purpose, expires_at, onward,
         attributed, follow, selection, redactions, recipients, approval, secret, created_by, created_at, row_hash, state,
         hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
      [
        release.id,
        release.realm,
        release.nation,
        release.organisationId,
        release.caseId,
        release.siteId,
        release.tlp,
        terms.purpose,
        terms.expiresAt,
        terms.onward,
        terms.attributed,
        release.follow,
        JSON.stringify(release.selection),
        JSON.stringify(release.redactions),
        JSON.stringify(release.recipients),
        JSON.stringify(release.approval),
        sealed,
        JSON.stringify(release.createdBy),
        release.createdAt,
        release.rowHash,
        release.state,
        release.hash,
      ],
    );
    if (release.approval.mode === 'none') return;
    for (const [seat, recipient] of release.approval.seats.entries()) {
      await transaction.query(
        `INSERT INTO release_seats (release_id, seat, realm, kind, nation, organisation_id, account_id, open)
         VALUES ($1, $2, $3, $4, $5, $6, $7, true)`,
        [release.id, seat, release.realm, ...addressOf(recipient)],
      );
    }
  }

  /** The release, locked until the transaction ends. Undefined where there is none of that id in the realm. */
  async lock(transaction: Transaction, id: string): Promise<ReleaseRecord | undefined> {
    const [row] = await transaction.query<ReleaseRow>(
      `SELECT ${RELEASE_COLUMNS} FROM releases r WHERE r.id = $1 AND r.realm = $2 FOR UPDATE`,
      [id, transaction.realm],
    );
    return row && toRelease(row);
  }

  async find(within: Queryable, realm: string, id: string): Promise<ReleaseRecord | undefined> {
    const [row] = await within.query<ReleaseRow[]>(
      `SELECT ${RELEASE_COLUMNS} FROM releases r WHERE r.id = $1 AND r.realm = $2`,
      [id, realm],
    );
    return row && toRelease(row);
  }

  async sealedSecret(within: Queryable, id: string): Promise<Buffer | undefined> {
    const [row] = await within.query<{ secret: Buffer }[]>('SELECT secret FROM releases WHERE id = $1', [id]);
    return row?.secret;
  }

  async setHash(transaction: Transaction, id: string, hash: string): Promise<void> {
    await transaction.query('UPDATE releases SET hash = $2 WHERE id = $1', [id, hash]);
  }

  async publish(
    transaction: Transaction,
    release: ReleaseRecord,
    version: number,
    hash: string,
    at: Date,
  ): Promise<void> {
    await transaction.query(
      `UPDATE releases SET state = 'published', version = $2, hash = $3, published_at = coalesce(published_at, $4)
       WHERE id = $1`,
      [release.id, version, hash, at],
    );
  }

  /** Ends a release, closes what it opened, and returns the shares that were open until then. */
  async end(transaction: Transaction, id: string, state: ReleaseState, at: Date): Promise<OpenShare[]> {
    await transaction.query('UPDATE releases SET state = $2, ended_at = $3 WHERE id = $1', [id, state, at]);
    await transaction.query('UPDATE release_seats SET open = false WHERE release_id = $1 AND open', [id]);
    return this.closePackages(transaction, id);
  }

  async closePackages(transaction: Transaction, releaseId: string): Promise<OpenShare[]> {
    const rows = await transaction.query<ShareRow>(
      `UPDATE release_packages SET open = false WHERE release_id = $1 AND open
       RETURNING share_id, version, kind, nation, organisation_id, account_id`,
      [releaseId],
    );
    return rows
      .map((row) => ({ shareId: row.share_id, version: row.version, recipient: recipientOf(row) }))
      .sort((a, b) => (a.shareId < b.shareId ? -1 : 1));
  }

  async verdicts(within: Queryable, releaseId: string): Promise<GivenVerdict[]> {
    const rows = await within.query<{ seat: number; actor: Actor; verdict: Verdict; hash: string }[]>(
      'SELECT seat, actor, verdict, hash FROM release_approvals WHERE release_id = $1 ORDER BY given_at, id',
      [releaseId],
    );
    return rows.map(({ seat, actor, verdict, hash }) => ({ seat, by: actor.id, verdict, hash }));
  }
}

export interface OpenShare {
  shareId: string;
  version: number;
  recipient: Recipient;
}

export interface AddressRow {
  kind: Recipient['kind'];
  nation: string;
  organisation_id: string | null;
  account_id: string | null;
}

interface ShareRow extends AddressRow {
  share_id: string;
  version: number;
}

/** A recipient as the columns kind, nation, organisation_id and account_id. */
export function addressOf(recipient: Recipient): unknown[] {
  return [
    recipient.kind,
    recipient.nation,
    recipient.kind === 'nation' ? null : recipient.organisationId,
    recipient.kind === 'person' ? recipient.accountId : null,
  ];
}

export function recipientOf({ kind, nation, organisation_id, account_id }: AddressRow): Recipient {
  if (organisation_id === null) return { kind: 'nation', nation };
  if (kind === 'person' && account_id !== null) {
    return { kind, nation, organisationId: organisation_id, accountId: account_id };
  }
  return { kind: 'organisation', nation, organisationId: organisation_id };
}
