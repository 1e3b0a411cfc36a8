import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import type { Transaction } from '../../../journal/unit-of-work.service.ts';
import { publicUrl } from '../public-url.ts';
import { isTokenShaped, newToken, tokenHash } from '../secret-token.ts';

export interface OneTimeLink {
  token: string;
  url: string;
  expiresAt: Date;
}

/** Links that work once: each is kept as a hash, runs out, and replaces those before it. */
@Injectable()
export class OneTimeLinks {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** For an account to choose a password with, or, without one, for setting the node up. */
  async issue(transaction: Transaction, accountId: string | null, lifetimeMs: number): Promise<OneTimeLink> {
    const now = this.clock.now();
    await this.revoke(transaction, accountId);
    const kind = accountId === null ? 'setup' : 'invitation';
    const token = newToken('link');
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await transaction.query(
      `INSERT INTO one_time_links (id, kind, account_id, token_hash, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [uuidv7(), kind, accountId, tokenHash(token), now, expiresAt],
    );
    return { token, url: `${publicUrl(this.settings)}/${kind}#token=${token}`, expiresAt };
  }

  /** Makes what was issued before worthless. */
  async revoke(transaction: Transaction, accountId: string | null): Promise<void> {
    await transaction.query(
      'UPDATE one_time_links SET used_at = $2 WHERE account_id IS NOT DISTINCT FROM $1 AND used_at IS NULL',
      [accountId, this.clock.now()],
    );
  }

  /**
   * Uses a link up, as part of what it is used for: where that fails, the link is as good as before.
   * @returns The account it was issued for; null for setting up.
   * @throws DomainError (not_found) `link_not_found`, whether it never was, was used or ran out.
   */
  async redeem(transaction: Transaction, kind: 'setup' | 'invitation', token: string): Promise<string | null> {
    const rows = isTokenShaped('link', token)
      ? await transaction.query<{ account_id: string | null }>(
          `UPDATE one_time_links SET used_at = $3
           WHERE token_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3 RETURNING account_id`,
          [tokenHash(token), kind, this.clock.now()],
        )
      : [];
    if (!rows[0]) throw linkNotFound();
    return rows[0].account_id;
  }
}

export function linkNotFound(): DomainError {
  return new DomainError('not_found', 'link_not_found', 'This link is not known, was used, or has run out', {
    field: 'token',
  });
}
