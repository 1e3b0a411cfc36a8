import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { JsonObject } from '../common/json.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { JournalType } from '../journal/journal-event.ts';
import { type FaultyRow, type ReleaseRows, verifyRelease } from './release-integrity.ts';
import { RELEASE_COLUMNS, recipientOf, type AddressRow, type ReleaseRow, toRelease } from './release.store.ts';

type PackageRow = AddressRow & Omit<ReleaseRows['packages'][number], 'recipient'>;

/** Reads every release with its packages, approvals and receipts, and holds them against the journal. */
@Injectable()
export class ReleaseIntegrity {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** The rows that are not as the journal says, of all realms; none when all is well. */
  async check(): Promise<FaultyRow[]> {
    // One view of the data: an entry must not be read without its row.
    return this.engine.transaction('REPEATABLE READ', async (manager) =>
      verifyRelease(await this.rows(manager), await this.journal(manager)),
    );
  }

  private async rows(manager: EntityManager): Promise<ReleaseRows> {
    const releases = await manager.query<ReleaseRow[]>(`SELECT ${RELEASE_COLUMNS} FROM releases r`);
    const packages = await manager.query<PackageRow[]>(
      `SELECT id, share_id AS "shareId", release_id AS "releaseId", kind, nation, organisation_id, account_id, version, tlp,
              onward, hash, forwarded_from AS "forwardedFrom", forwarded_by AS "forwardedBy", created_at AS "createdAt",
              expires_at AS "expiresAt", row_hash AS "rowHash", body, open
       FROM release_packages`,
    );
    const approvals = await manager.query<ReleaseRows['approvals'][number][]>(
      `SELECT id, release_id AS "releaseId", seat, actor, verdict, reason, hash, given_at AS "givenAt",
              row_hash AS "rowHash"
       FROM release_approvals`,
    );
    const receipts = await manager.query<ReleaseRows['receipts'][number][]>(
      `SELECT id, release_id AS "releaseId", share_id AS "shareId", version, nation, organisation_id AS "organisationId",
              actor, given_at AS "givenAt", row_hash AS "rowHash"
       FROM release_receipts`,
    );
    return {
      releases: releases.map(toRelease),
      packages: packages.map(toPackage),
      approvals,
      receipts,
    };
  }

  private journal(manager: EntityManager): Promise<{ type: JournalType; data: JsonObject }[]> {
    return manager.query(`SELECT type, data FROM journal WHERE type LIKE 'release.%' ORDER BY realm, seq`);
  }
}

function toPackage({ kind, nation, organisation_id, account_id, ...row }: PackageRow): ReleaseRows['packages'][number] {
  return Object.assign(row, { recipient: recipientOf({ kind, nation, organisation_id, account_id }) });
}
