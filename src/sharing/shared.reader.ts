import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { seesWholeRealm } from '../access/policy/decide.ts';
import type { Tlp } from '../access/policy/marking.ts';
import type { PageRequest } from '../cases/cases.reader.ts';
import { DomainError } from '../common/domain-error.ts';
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
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { AddressRow } from './release.store.ts';

export interface ShareRow extends AddressRow {
  share_id: string;
  release_id: string;
  version: number;
  tlp: Tlp;
  onward: boolean;
  body: string;
  hash: string;
  forwarded_from: string | null;
  created_at: Date;
  expires_at: Date;
  acknowledged_at: Date | null;
}

const COLUMNS = `p.share_id, p.release_id, p.kind, p.nation, p.organisation_id, p.account_id, p.version, p.tlp, p.onward,
  p.body, p.hash, p.forwarded_from, p.created_at, p.expires_at,
  (SELECT given_at FROM release_receipts receipt WHERE receipt.share_id = p.share_id AND receipt.version = p.version
     AND receipt.organisation_id = $4::uuid) AS acknowledged_at`;

/** Whom a package is for, and whether it may be read at this instant (docs/access.md §6.7); `$1` to `$5`. */
const RECEIVED = `p.realm = $1 AND p.open AND p.expires_at > now() AND ($2::boolean OR (p.nation = $3 AND (p.kind = 'nation'
  OR (p.organisation_id = $4::uuid AND (p.kind = 'organisation' OR (p.kind = 'person' AND p.account_id::text = $5))))))`;

/** Reads what others released to whoever asks. What was recalled or has expired is not there, like what never was. */
@Injectable()
export class SharedReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** Newest first. @throws DomainError `bad_cursor`. */
  async list(operator: Operator, page: PageRequest): Promise<Page<ShareRow>> {
    const scope = cursorScope(['shared', operator.id, operator.realm, operator.nation, operator.organisationId]);
    const after =
      page.cursor === undefined ? [] : decodeCursor(scope, page.cursor, [CURSOR_PART.micros, CURSOR_PART.uuid]);
    const rows = await this.database.query<ShareRow & { cursor: string[] }>(
      operator,
      `SELECT ${COLUMNS}, ARRAY[${microsText('p.created_at')}, p.share_id::text] AS cursor FROM release_packages p
       WHERE ${RECEIVED} ${after.length === 0 ? '' : `AND (p.created_at, p.share_id) < (${microsTime('$7')}, $8::uuid)`}
       ORDER BY p.created_at DESC, p.share_id DESC LIMIT $6`,
      [...lookerParameters(operator), page.limit + 1, ...after],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => row,
      (row) => encodeCursor(scope, row.cursor),
    );
  }

  /** @throws DomainError `share_not_found`. */
  async one(operator: Operator, shareId: string): Promise<ShareRow> {
    const [row] = await this.database.query<ShareRow>(
      operator,
      `SELECT ${COLUMNS} FROM release_packages p WHERE ${RECEIVED} AND p.share_id = $6`,
      [...lookerParameters(operator), shareId],
    );
    if (!row) throw shareNotFound();
    return row;
  }

  /**
   * The same within a transaction that is about to write, locked against a recall that comes at the same moment.
   * @throws DomainError `share_not_found`.
   */
  async lock(manager: EntityManager, operator: Operator, shareId: string): Promise<ShareRow> {
    const [row] = await manager.query<ShareRow[]>(
      `SELECT ${COLUMNS} FROM release_packages p WHERE ${RECEIVED} AND p.share_id = $6 FOR SHARE OF p`,
      [...lookerParameters(operator), shareId],
    );
    if (!row) throw shareNotFound();
    return row;
  }
}

function lookerParameters(operator: Operator): unknown[] {
  return [
    operator.realm,
    seesWholeRealm(operator),
    operator.nation ?? '',
    operator.organisationId ?? NO_ORGANISATION,
    operator.id.startsWith('person:') ? operator.id.slice('person:'.length) : '',
  ];
}

export function shareNotFound(): DomainError {
  return new DomainError('not_found', 'share_not_found', 'There is no such package');
}
