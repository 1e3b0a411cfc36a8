import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { ViewerDatabase } from '../../../database/viewer-database.service.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import type { Operator } from '../../operator.ts';
import { requireOwnOrganisation } from './account-rules.ts';

/** What an organisation asks of its people when they sign in. */
@Injectable()
export class SignInPolicies {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** An organisation that has said nothing asks for nothing. */
  async requiresSecondFactor(operator: Operator, organisationId: string | null): Promise<boolean> {
    const [row] = await this.database.query<{ required: boolean }>(
      operator,
      `SELECT require_second_factor AS required FROM sign_in_policies
       WHERE organisation_id = $1 AND ($2::boolean OR organisation_id = $3)`,
      [organisationId, operator.clearance === 'node', operator.organisationId],
    );
    return row?.required ?? false;
  }

  /**
   * Sessions that are open go on; it counts from the next sign-in.
   * @throws DomainError `other_organisation`, `unknown_reference`
   */
  async requireSecondFactor(operator: Operator, organisationId: string | null, required: boolean): Promise<void> {
    if (organisationId === null) throw unknownOrganisation();
    requireOwnOrganisation(operator, organisationId);
    await this.unitOfWork.transact(operator, async (transaction) => {
      const [row] = await transaction.query<{ nation: string }>(
        `INSERT INTO sign_in_policies (organisation_id, nation, require_second_factor)
         SELECT id, nation, $2::boolean FROM organisations WHERE id = $1
         ON CONFLICT (organisation_id) DO UPDATE SET require_second_factor = excluded.require_second_factor
         RETURNING nation`,
        [organisationId, required],
      );
      if (!row) throw unknownOrganisation();
      transaction.recordAccess({
        type: 'settings.changed',
        at: this.clock.now(),
        nation: row.nation,
        organisationId,
        siteId: null,
        caseId: null,
        tlp: 'AMBER+STRICT',
        actor: { id: operator.id, name: operator.name },
        data: { requireSecondFactor: required },
      });
    });
  }
}

function unknownOrganisation(): DomainError {
  const field = 'organisationId';
  return new DomainError('invalid', 'unknown_reference', `${field} refers to nothing that exists`, { field });
}
