import { Injectable } from '@nestjs/common';
import { type Operator, personOperator } from '../access/operator.ts';
import type { Role } from '../access/policy/role.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { Assignee } from './action-assignee.ts';

interface Row {
  id: string;
  name: string;
  nation: string;
  organisation_id: string;
  national_cert: boolean;
  roles: Role[];
}

/** Finds people to whom work is given: of the own organisation, whose accounts row-level security shows. */
@Injectable()
export class ActionAssigneesReader {
  constructor(private readonly database: ViewerDatabase) {}

  /** @throws DomainError `assignee_not_found`. */
  async one(operator: Operator, accountId: string): Promise<Assignee> {
    const [row] = await this.database.query<Row>(
      operator,
      `SELECT account.id, account.name, account.nation, account.organisation_id, account.roles,
              organisation.kind = 'national_cert' AS national_cert
       FROM accounts account JOIN organisations organisation ON organisation.id = account.organisation_id
       WHERE account.id = $1 AND account.state = 'active'`,
      [accountId],
    );
    if (!row)
      throw new DomainError('not_found', 'assignee_not_found', 'There is no such person', { field: 'action.to' });
    const member = {
      accountId: row.id,
      name: row.name,
      nation: row.nation,
      organisationId: row.organisation_id,
      isNationalCert: row.national_cert,
      roles: row.roles,
    };
    const assigned = personOperator(member, operator.realm, { address: null, credential: null });
    return { person: { id: assigned.id, name: assigned.name }, operator: assigned };
  }
}
