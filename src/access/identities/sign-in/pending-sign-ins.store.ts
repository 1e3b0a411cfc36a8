import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { InjectEngine } from '../../../database/engine.decorator.ts';
import { rowsOf } from '../../../journal/unit-of-work.service.ts';
import { isTokenShaped, newToken, tokenHash } from '../secret-token.ts';
import type { FirstMethod } from './sign-in-outcome.ts';

/** How long somebody has to find their second factor. */
export const PENDING_MS = 5 * 60_000;
/** How long somebody has to set one up. */
const ENROLMENT_MS = 20 * 60_000;

export type Owes = 'factor' | 'enrolment';

export interface Pending {
  id: string;
  accountId: string;
  owes: Owes;
  method: FirstMethod;
  challenge: string | null;
}

/** Those who have given the first proof and owe the second; no session yet, and good for nothing else. */
@Injectable()
export class PendingSignIns {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly clock: Clock,
  ) {}

  async begin(accountId: string, owes: Owes, method: FirstMethod): Promise<{ token: string; expiresAt: Date }> {
    const now = this.clock.now();
    const token = newToken('pending');
    const expiresAt = new Date(now.getTime() + (owes === 'factor' ? PENDING_MS : ENROLMENT_MS));
    await this.engine.query(
      `INSERT INTO pending_sign_ins (id, account_id, token_hash, owes, method, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [uuidv7(), accountId, tokenHash(token), owes, method, now, expiresAt],
    );
    return { token, expiresAt };
  }

  /** @throws DomainError (unauthenticated) `no_pending_sign_in` */
  async find(token: string | undefined, owes: Owes): Promise<Pending> {
    const rows =
      token !== undefined && isTokenShaped('pending', token)
        ? await this.engine.query<Pending[]>(
            `SELECT pending.id, pending.account_id AS "accountId", pending.owes, pending.method, pending.challenge
             FROM pending_sign_ins pending JOIN accounts account ON account.id = pending.account_id
             WHERE pending.token_hash = $1 AND pending.owes = $2 AND pending.expires_at > $3
               AND account.state = 'active' AND pending.created_at > account.credentials_from`,
            [tokenHash(token), owes, this.clock.now()],
          )
        : [];
    if (!rows[0]) throw noPendingSignIn();
    return rows[0];
  }

  /** Remembers what a passkey has to sign. */
  async challenge(id: string, challenge: string): Promise<void> {
    await this.engine.query('UPDATE pending_sign_ins SET challenge = $2 WHERE id = $1', [id, challenge]);
  }

  /** A challenge is signed once. @returns What it was, if it was still there. */
  async takeChallenge(id: string): Promise<string | undefined> {
    const answer = await this.engine.query<unknown>(
      `UPDATE pending_sign_ins pending SET challenge = NULL
       FROM (SELECT id, challenge FROM pending_sign_ins WHERE id = $1 FOR UPDATE) before
       WHERE pending.id = before.id RETURNING before.challenge`,
      [id],
    );
    return rowsOf<{ challenge: string | null }>(answer)[0]?.challenge ?? undefined;
  }

  /** Ends it, since it was paid. @returns Whether it was this caller who did. */
  async finish(id: string): Promise<boolean> {
    const answer = await this.engine.query<unknown>('DELETE FROM pending_sign_ins WHERE id = $1 RETURNING id', [id]);
    return rowsOf(answer).length > 0;
  }
}

export function noPendingSignIn(): DomainError {
  return new DomainError('unauthenticated', 'no_pending_sign_in', 'Sign in with your password first');
}
