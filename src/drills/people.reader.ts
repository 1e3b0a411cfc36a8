import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct, requireOutside } from '../access/policy/authorise.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { PersonNameDto } from './people.dto.ts';

/** Whom one may name for an exercise: the people of one's own organisation. */
@Injectable()
export class PeopleReader {
  constructor(private readonly database: ViewerDatabase) {}

  /**
   * By name; who is disabled is not among them. None for the node's operator, who is of no organisation.
   * @throws DomainError `outside_only`; the policy's reason (forbidden).
   */
  async list(operator: Operator): Promise<PersonNameDto[]> {
    requireAct(operator, 'drill.run');
    requireOutside(operator);
    return this.database.query<PersonNameDto>(
      operator,
      `SELECT id, name FROM accounts WHERE organisation_id = $1 AND state = 'active' ORDER BY lower(name), id`,
      [operator.organisationId],
    );
  }
}
