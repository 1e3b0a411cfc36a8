import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { type Recipient, recipientKey } from './projection/recipient.ts';

/** A recipient as somebody names one. */
export type NamedRecipient =
  | { kind: 'nation'; nation: string }
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'person'; accountId: string };

/**
 * Finds the nation, and the organisation, of whoever is named. A person is named by the id they gave; the answer tells
 * nothing of them but that they are somebody's.
 */
@Injectable()
export class RecipientDirectory {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** @throws DomainError `unknown_recipient` naming the place in the list; `repeated_recipient`. */
  async resolve(named: readonly NamedRecipient[], field: string): Promise<Recipient[]> {
    const found: Recipient[] = [];
    for (const [index, one] of named.entries()) {
      const recipient = await this.one(one);
      const place = `${field}.${index}`;
      if (!recipient)
        throw new DomainError('invalid', 'unknown_recipient', 'There is no such recipient', { field: place });
      if (found.some((other) => recipientKey(other) === recipientKey(recipient))) {
        throw new DomainError('invalid', 'repeated_recipient', 'This recipient is named twice', { field: place });
      }
      found.push(recipient);
    }
    return found;
  }

  private async one(named: NamedRecipient): Promise<Recipient | undefined> {
    if (named.kind === 'nation') {
      const rows = await this.engine.query<unknown[]>('SELECT 1 FROM nations WHERE code = $1', [named.nation]);
      return rows.length > 0 ? { kind: 'nation', nation: named.nation } : undefined;
    }
    if (named.kind === 'organisation') {
      const [row] = await this.engine.query<{ nation: string }[]>('SELECT nation FROM organisations WHERE id = $1', [
        named.organisationId,
      ]);
      return row && { kind: 'organisation', nation: row.nation, organisationId: named.organisationId };
    }
    const [row] = await this.engine.query<{ nation: string; organisation_id: string }[]>(
      `SELECT nation, organisation_id FROM accounts WHERE id = $1 AND state = 'active'`,
      [named.accountId],
    );
    return (
      row && {
        kind: 'person',
        nation: row.nation,
        organisationId: row.organisation_id,
        accountId: named.accountId,
      }
    );
  }
}
