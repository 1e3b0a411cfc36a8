import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { sqlState } from '../../../common/database-fault.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import type { Operator } from '../../operator.ts';
import { accountEntry, type Concerned } from './access-entry.ts';

export interface Identity {
  id: string;
  issuer: string;
  subject: string;
  createdAt: Date;
}

/** Identities of OpenID Connect providers, each of which stands for one account. */
@Injectable()
export class AccountIdentities {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(operator: Operator, { id }: Concerned): Promise<Identity[]> {
    return this.database.query<Identity>(
      operator,
      `SELECT id, issuer, subject, created_at AS "createdAt" FROM account_identities WHERE account_id = $1
       ORDER BY created_at, id`,
      [id],
    );
  }

  /** @throws DomainError `already_exists` */
  async link(operator: Operator, account: Concerned, issuer: string, subject: string): Promise<Identity> {
    const identity: Identity = { id: uuidv7(), issuer, subject, createdAt: this.clock.now() };
    try {
      await this.unitOfWork.transact(operator, async (transaction) => {
        await transaction.query(
          'INSERT INTO account_identities (id, account_id, issuer, subject, created_at) VALUES ($1, $2, $3, $4, $5)',
          [identity.id, account.id, issuer, subject, identity.createdAt],
        );
        const data = { identity: 'linked', issuer, subject };
        transaction.recordAccess(accountEntry('account.changed', identity.createdAt, operator, account, data));
      });
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      throw new DomainError('conflict', 'already_exists', 'This identity is linked to an account already', {
        field: 'subject',
        cause: error,
      });
    }
    return identity;
  }

  /** @throws DomainError `identity_not_found` */
  async unlink(operator: Operator, account: Concerned, id: string): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const [gone] = await transaction.query<{ issuer: string; subject: string }>(
        'DELETE FROM account_identities WHERE id = $1 AND account_id = $2 RETURNING issuer, subject',
        [id, account.id],
      );
      if (!gone) throw new DomainError('not_found', 'identity_not_found', 'There is no such identity');
      const data = { identity: 'unlinked', issuer: gone.issuer, subject: gone.subject };
      transaction.recordAccess(accountEntry('account.changed', this.clock.now(), operator, account, data));
    });
  }
}
