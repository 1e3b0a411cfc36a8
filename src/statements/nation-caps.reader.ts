import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/domain-error.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type CapReason, heldBack } from '../sharing/projection/caps.ts';
import { ReleasePreparer } from '../sharing/release-preparer.service.ts';
import type { StatementRecord } from './statement-row.ts';

const WHY: Readonly<Record<CapReason, string>> = {
  recipient_kind: 'What is marked AMBER+STRICT or RED goes to no whole nation',
  not_in_community: 'It is not in the community that GREEN goes to',
  link_cap: 'It is marked above what goes to that nation',
};

/** Holds the nations a statement is to go to against its marking, by the rules of releases (docs/access.md §6, 3 and 4). */
@Injectable()
export class NationCapsReader {
  constructor(private readonly releases: ReleasePreparer) {}

  /** @throws DomainError `unknown_nation`, or `recipient_kind`, `not_in_community`, `link_cap` (invalid). */
  async require(
    transaction: Transaction,
    { nation, tlp }: StatementRecord,
    nations: readonly string[],
    field: string,
  ): Promise<void> {
    const known = await transaction.query<{ code: string }>('SELECT code FROM nations WHERE code = ANY($1)', [nations]);
    const unknown = nations.find((code) => !known.some((one) => one.code === code));
    if (unknown !== undefined) throw refused('unknown_nation', 'There is no such nation', unknown, field);
    const recipients = nations.map((code) => ({ kind: 'nation' as const, nation: code }));
    for (const { recipient, caps } of await this.releases.addressees(transaction.manager, nation, recipients)) {
      const why = heldBack(tlp, recipient, caps);
      if (why !== undefined) throw refused(why, WHY[why], recipient.nation, field);
    }
  }
}

function refused(code: string, message: string, nation: string, field: string): DomainError {
  return new DomainError('invalid', code, `${message}: ${nation}`, { field });
}
