import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, sightKey, sightParameters } from '../access/policy/sight.ts';
import {
  CURSOR_PART,
  cursorScope,
  decodeCursor,
  encodeCursor,
  microsText,
  microsTime,
  type Page,
  pageOf,
} from '../common/page-cursor.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Actor } from '../journal/journal-event.ts';
import { tally, type Tally } from './approval/tally.ts';
import type { Verdict } from './approval/approval-policy.ts';
import { isAddressedTo, type Recipient } from './projection/recipient.ts';
import type { PreparedPackage } from './projection/release-packages.ts';
import { ReleasePreparer } from './release-preparer.service.ts';
import type { ReleaseRecord, ReleaseState } from './release-record.ts';
import { OWNERS_SIDE, releaseNotFound, ReleaseSightReader } from './release-sight.reader.ts';
import {
  type AddressRow,
  RELEASE_COLUMNS,
  recipientOf,
  type ReleaseRow,
  ReleaseStore,
  toRelease,
} from './release.store.ts';
import type { Tlp } from '../access/policy/marking.ts';

export interface ReleaseFilter {
  caseId?: string;
  state?: ReleaseState;
}

/** One version of a package that was published, and who said that it arrived. */
export interface SharedWith {
  shareId: string;
  recipient: Recipient;
  version: number;
  tlp: Tlp;
  hash: string;
  open: boolean;
  forwardedFrom: string | null;
  receipts: { nation: string; organisationId: string; at: Date }[];
}

export interface ReleaseApproval {
  id: string;
  seat: number;
  actor: Actor;
  verdict: Verdict;
  reason: string;
  hash: string;
  at: Date;
}

export interface ReleasePicture {
  release: ReleaseRecord;
  approvals: ReleaseApproval[];
  tally: Tally;
  shares: SharedWith[];
}

export interface ReleasePreview {
  sight: 'owner' | 'approver';
  release: ReleaseRecord;
  hash: string;
  packages: PreparedPackage[];
}

/** Reads releases: the owner's side all of them, an approver of another nation its own package and nothing else. */
@Injectable()
export class ReleasesReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly sight: ReleaseSightReader,
    private readonly preparer: ReleasePreparer,
    private readonly store: ReleaseStore,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(operator: Operator, filter: ReleaseFilter, page: PageRequest): Promise<Page<ReleaseRecord>> {
    const scope = cursorScope(['releases', sightKey(operator), filter.caseId ?? null, filter.state ?? null]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const first = AFTER_SIGHT + 3;
    const rows = await this.database.query<ReleaseRow & { cursor: string[] }>(
      operator,
      `SELECT ${RELEASE_COLUMNS}, ARRAY[${microsText('r.created_at')}, r.id::text] AS cursor FROM releases r
       WHERE ${OWNERS_SIDE} AND ($${AFTER_SIGHT + 1}::uuid IS NULL OR r.case_id = $${AFTER_SIGHT + 1})
         AND ($${AFTER_SIGHT + 2}::text IS NULL OR r.state = $${AFTER_SIGHT + 2})
         ${after.length === 0 ? '' : `AND (r.created_at, r.id) < (${microsTime(`$${first}`)}, $${first + 1}::uuid)`}
       ORDER BY r.created_at DESC, r.id DESC LIMIT $${AFTER_SIGHT}`,
      [...sightParameters(operator), page.limit + 1, filter.caseId ?? null, filter.state ?? null, ...after],
    );
    return pageOf(rows, page.limit, toRelease, (row) => encodeCursor(scope, row.cursor));
  }

  /** With its approvals, and what of it is where. @throws DomainError `release_not_found`. */
  async one(operator: Operator, id: string): Promise<ReleasePicture> {
    return this.database.read(operator, async (manager) => {
      const [row] = await manager.query<ReleaseRow[]>(
        `SELECT ${RELEASE_COLUMNS} FROM releases r WHERE ${OWNERS_SIDE} AND r.id = $${AFTER_SIGHT}`,
        [...sightParameters(operator), id],
      );
      if (!row) throw releaseNotFound();
      const release = toRelease(row);
      const approvals = await manager.query<ReleaseApproval[]>(
        `SELECT id, seat, actor, verdict, reason, hash, given_at AS at FROM release_approvals WHERE release_id = $1
         ORDER BY given_at, id`,
        [id],
      );
      const packages = await manager.query<PackageRow[]>(
        `SELECT share_id AS "shareId", kind, nation, organisation_id, account_id, version, tlp, hash, open,
                forwarded_from AS "forwardedFrom"
         FROM release_packages WHERE release_id = $1 ORDER BY version, created_at, share_id`,
        [id],
      );
      const receipts = await manager.query<ReceiptRow[]>(
        `SELECT share_id AS "shareId", version, nation, organisation_id AS "organisationId", given_at AS at
         FROM release_receipts WHERE release_id = $1 ORDER BY given_at, id`,
        [id],
      );
      const verdicts = approvals.map(({ seat, actor, verdict, hash }) => ({ seat, by: actor.id, verdict, hash }));
      return {
        release,
        approvals,
        tally: tally(release.approval, verdicts, release.hash, release.createdBy.id),
        shares: packages.map((row) => sharedWith(row, receipts)),
      };
    });
  }

  /**
   * What each recipient would get now, by the function that publishes.
   * @throws DomainError `release_not_found`; `case_too_large` (conflict).
   */
  async preview(operator: Operator, id: string): Promise<ReleasePreview> {
    const sight = await this.sight.of(operator, id);
    const release = await this.store.find(this.engine.manager, operator.realm, id);
    if (!release) throw releaseNotFound();
    const { hash, packages } = await this.preparer.prepare(this.engine.manager, release);
    if (sight === 'owner') return { sight, release, hash, packages };
    const own = packages.filter(({ recipient }) => isAddressedTo(recipient, operator));
    return { sight, release, hash, packages: own };
  }
}

interface ReceiptRow {
  shareId: string;
  version: number;
  nation: string;
  organisationId: string;
  at: Date;
}

type PackageRow = AddressRow & Omit<SharedWith, 'recipient' | 'receipts'>;

function sharedWith(row: PackageRow, receipts: readonly ReceiptRow[]): SharedWith {
  const { shareId, version, tlp, hash, open, forwardedFrom } = row;
  const own = receipts.filter((receipt) => receipt.shareId === shareId && receipt.version === version);
  return { shareId, version, tlp, hash, open, forwardedFrom, recipient: recipientOf(row), receipts: own };
}
