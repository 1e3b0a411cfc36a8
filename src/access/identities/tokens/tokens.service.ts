import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import type { Operator } from '../../operator.ts';
import type { Action } from '../../policy/action.ts';
import { accountEntry } from '../accounts/access-entry.ts';
import { CredentialsReader } from '../credentials.reader.ts';
import { Reproof } from '../passwords/reproof.service.ts';
import { newToken, tokenHash } from '../secret-token.ts';
import { requireOwnActions, requireTokenLifetime } from './token-rules.ts';

export interface ApiToken {
  id: string;
  name: string;
  actions: Action[];
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = `id, name, actions, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt",
  revoked_at AS "revokedAt"`;

/** Tokens by which programs act for people: each may do part of what its owner may, for a time. */
@Injectable()
export class TokensService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: ViewerDatabase,
    private readonly reproof: Reproof,
    private readonly credentials: CredentialsReader,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(operator: Operator): Promise<ApiToken[]> {
    return this.database.query<ApiToken>(
      operator,
      `SELECT ${COLUMNS} FROM api_tokens WHERE 'person:' || account_id::text = $1
       ORDER BY created_at DESC, id DESC LIMIT 500`,
      [operator.id],
    );
  }

  /**
   * The answer is the only place the token ever appears.
   * @throws DomainError `not_granted`, `already_expired`, `expires_too_late`, `no_account`
   */
  async issue(
    operator: Operator,
    { name, actions, expiresAt }: Pick<ApiToken, 'name' | 'actions' | 'expiresAt'>,
  ): Promise<ApiToken & { token: string }> {
    const now = this.clock.now();
    requireTokenLifetime(expiresAt, now);
    requireOwnActions(operator.actions, actions);
    const person = await this.reproof.person(operator);
    const token = newToken('apiToken');
    const id = uuidv7();
    await this.unitOfWork.transact(operator, async (transaction) => {
      await transaction.query(
        `INSERT INTO api_tokens (id, account_id, name, actions, token_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, person.id, name, actions, tokenHash(token), now, expiresAt],
      );
      const data = { tokenId: id, name, actions, expiresAt: expiresAt.toISOString() };
      transaction.recordAccess(accountEntry('token.issued', now, operator, person, data));
    });
    return { id, name, actions, createdAt: now, expiresAt, usedAt: null, revokedAt: null, token };
  }

  /** Once is for good; twice does no harm. @throws DomainError `token_not_found` */
  async revoke(operator: Operator, id: string): Promise<void> {
    const person = await this.reproof.person(operator);
    await this.unitOfWork.transact(operator, async (transaction) => {
      const [token] = await transaction.query<{ revoked_at: Date | null }>(
        'SELECT revoked_at FROM api_tokens WHERE id = $1 AND account_id = $2 FOR UPDATE',
        [id, person.id],
      );
      if (!token) throw new DomainError('not_found', 'token_not_found', 'There is no such token');
      if (token.revoked_at !== null) return;
      const now = this.clock.now();
      await transaction.query('UPDATE api_tokens SET revoked_at = $2 WHERE id = $1', [id, now]);
      transaction.recordAccess(accountEntry('token.revoked', now, operator, person, { tokenId: id }));
    });
    this.credentials.forget();
  }
}
