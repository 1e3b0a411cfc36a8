import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { recipientOf } from './release.store.ts';
import type { AddressRow } from './release.store.ts';
import { isAddressedTo } from './projection/recipient.ts';

/** How somebody comes to see a release: as its owner's side, or from a seat among its approvers. */
export type ReleaseSight = 'owner' | 'approver';

/**
 * The owner's side of a release `r`, as SQL: whoever its own marking admits, and only with its case, as the journal's
 * entries about it. For `sightParameters`.
 */
export const OWNERS_SIDE = `${seen('r')} AND EXISTS (SELECT 1 FROM cases c WHERE c.id = r.case_id AND ${seen('c')})`;

/** Says who sees a release; asked on behalf of whoever asks, held by row-level security besides. */
@Injectable()
export class ReleaseSightReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** @throws DomainError `release_not_found`, as for one that is not there. */
  async of(operator: Operator, id: string): Promise<ReleaseSight> {
    const owned = await this.database.query<unknown>(
      operator,
      `SELECT 1 FROM releases r WHERE ${OWNERS_SIDE} AND r.id = $${AFTER_SIGHT}`,
      [...sightParameters(operator), id],
    );
    if (owned.length > 0) return 'owner';
    const seats = await this.database.query<AddressRow>(
      operator,
      `SELECT kind, nation, organisation_id, account_id FROM release_seats
       WHERE release_id = $1 AND realm = $2 AND open`,
      [id, operator.realm],
    );
    const seated =
      operator.actions.has('release.approve') && seats.some((row) => isAddressedTo(recipientOf(row), operator));
    if (!seated) throw releaseNotFound();
    return 'approver';
  }

  /** For what the owner's side alone may do. @throws DomainError `release_not_found`. */
  async asOwner(operator: Operator, id: string): Promise<void> {
    if ((await this.of(operator, id)) !== 'owner') throw releaseNotFound();
  }
}

export function releaseNotFound(): DomainError {
  return new DomainError('not_found', 'release_not_found', 'There is no such release');
}
