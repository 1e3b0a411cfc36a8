import { Injectable } from '@nestjs/common';
import { cursorScope, decodeCursor, encodeCursor, type Page, pageOf } from '../../../common/page-cursor.ts';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import type { Operator } from '../../operator.ts';
import { ACCOUNT_COLUMNS, type Account } from './account-row.ts';
import type { AccountQueryDto } from './account.dto.ts';
import { accountNotFound } from './accounts.service.ts';

const LOGIN = /^[a-z0-9._@+-]{2,64}$/;
/** `$1` and `$2` of both statements: the own organisation's, and all of them for the node operator. */
const SEEN = '($1::boolean OR account.organisation_id = $2::uuid)';

/** The accounts of the own organisation. */
@Injectable()
export class AccountsReader {
  constructor(private readonly database: ViewerDatabase) {}

  async list(operator: Operator, { limit, cursor, organisationId }: AccountQueryDto): Promise<Page<Account>> {
    const scope = cursorScope(['account', operator.organisationId, organisationId ?? null]);
    const [after = null] = cursor === undefined ? [] : decodeCursor(scope, cursor, [LOGIN]);
    const rows = await this.database.query<Account>(
      operator,
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts account
       WHERE ${SEEN} AND ($3::uuid IS NULL OR account.organisation_id = $3) AND ($4::text IS NULL OR lower(account.login) > $4)
       ORDER BY lower(account.login) LIMIT $5`,
      [...seenBy(operator), organisationId ?? null, after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => encodeCursor(scope, [row.login.toLowerCase()]),
    );
  }

  /** @throws DomainError `account_not_found` */
  async get(operator: Operator, id: string): Promise<Account> {
    const [account] = await this.database.query<Account>(
      operator,
      `SELECT ${ACCOUNT_COLUMNS} FROM accounts account WHERE ${SEEN} AND account.id = $3`,
      [...seenBy(operator), id],
    );
    if (!account) throw accountNotFound();
    return account;
  }
}

function seenBy(operator: Operator): unknown[] {
  return [operator.clearance === 'node', operator.organisationId];
}
