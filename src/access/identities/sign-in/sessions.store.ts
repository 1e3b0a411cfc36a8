import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import { type Transaction, UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { accountEntry, type Concerned, personActor } from '../accounts/access-entry.ts';
import type { Client } from '../client.decorator.ts';
import { CredentialsReader } from '../credentials.reader.ts';
import { LIVE_REALM, type Operator } from '../../operator.ts';
import { newToken, tokenHash } from '../secret-token.ts';
import type { SignInMethod } from './sign-in-outcome.ts';

export interface StartedSession {
  id: string;
  token: string;
  endsAt: Date;
}

export interface SessionRow {
  id: string;
  created_at: Date;
  seen_at: Date;
  ends_at: Date;
  address: string | null;
  agent: string | null;
}

/** Sessions of people: begun by signing in, ended by them, by time, or with the account. */
@Injectable()
export class Sessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: ViewerDatabase,
    private readonly credentials: CredentialsReader,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** The caller has made sure that it is the person. The token appears in this answer and nowhere else. */
  start(account: Concerned, { address, agent }: Client, method: SignInMethod): Promise<StartedSession> {
    const now = this.clock.now();
    const endsAt = new Date(now.getTime() + this.settings.sessionHours * 3_600_000);
    const session: StartedSession = { id: uuidv7(), token: newToken('session'), endsAt };
    return this.unitOfWork.transactAsEngine(
      LIVE_REALM,
      async (transaction) => {
        await transaction.query(
          `INSERT INTO sessions (id, account_id, token_hash, created_at, seen_at, ends_at, address, agent)
           VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
          [session.id, account.id, tokenHash(session.token), now, endsAt, address, agent],
        );
        await transaction.query(
          `INSERT INTO sign_ins (id, account_id, at, outcome, method, address, agent)
           VALUES ($1, $2, $3, 'signed_in', $4, $5, $6)`,
          [uuidv7(), account.id, now, method, address, agent],
        );
        const data = { sessionId: session.id, method };
        transaction.recordAccess(accountEntry('session.started', now, personActor(account), account, data));
        return session;
      },
      { address, credential: `session:${session.id}` },
    );
  }

  /** Those of the operator that can still be used, newest first. */
  list(operator: Operator): Promise<SessionRow[]> {
    const now = this.clock.now();
    return this.database.query<SessionRow>(
      operator,
      `SELECT session.id, session.created_at, session.seen_at, session.ends_at, session.address, session.agent
       FROM sessions session JOIN accounts account ON account.id = session.account_id
       WHERE 'person:' || session.account_id::text = $1 AND session.ended_at IS NULL AND session.ends_at > $2
         AND session.seen_at > $3 AND session.created_at > account.credentials_from
       ORDER BY session.created_at DESC, session.id DESC LIMIT 500`,
      [operator.id, now, new Date(now.getTime() - this.settings.sessionIdleMinutes * 60_000)],
    );
  }

  /** Ends one session of the operator. @returns Whether there was one to end. */
  async end(operator: Operator, id: string): Promise<boolean> {
    const ended = await this.unitOfWork.transact(operator, (transaction) =>
      this.endWhere(transaction, operator, 'session.id = $3', [id]),
    );
    this.credentials.forget();
    return ended > 0;
  }

  /** Ends every session of the operator but the one it asks with, as part of a change that calls for it. */
  async endOthers(transaction: Transaction, operator: Operator): Promise<void> {
    await this.endWhere(transaction, operator, "'session:' || session.id::text <> $3", [operator.origin.credential]);
    this.credentials.forget();
  }

  private async endWhere(
    transaction: Transaction,
    operator: Operator,
    condition: string,
    parameters: unknown[],
  ): Promise<number> {
    const now = this.clock.now();
    const rows = await transaction.query<Concerned & { sessionId: string }>(
      `UPDATE sessions session SET ended_at = $2 FROM accounts account
       WHERE account.id = session.account_id AND 'person:' || session.account_id::text = $1
         AND session.ended_at IS NULL AND ${condition}
       RETURNING session.id AS "sessionId", account.id, account.nation, account.organisation_id AS "organisationId",
         account.login, account.name`,
      [operator.id, now, ...parameters],
    );
    for (const { sessionId, ...account } of rows) {
      transaction.recordAccess(accountEntry('session.ended', now, operator, account, { sessionId }));
    }
    return rows.length;
  }
}
