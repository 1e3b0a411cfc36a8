import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { NO_ORGANISATION, type Operator } from '../operator.ts';
import { requireAct, requireOutside } from '../policy/authorise.ts';
import { isExerciseRealm } from './realm-name.ts';
import { realmNotFound } from './run-entries.service.ts';

/** Organisations that were asked to play agree to it; until then nobody outside their nation sees what is theirs. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Said from outside the exercise, for the cells of the own organisation. Once more changes nothing.
   * @throws DomainError `realm_not_found` where there is no such run, or none of its cells is theirs; `outside_only`; the
   * policy's reason.
   */
  async agree(operator: Operator, realm: string): Promise<Date> {
    requireAct(operator, 'drill.run');
    requireOutside(operator);
    if (!isExerciseRealm(realm)) throw realmNotFound();
    const at = this.clock.now();
    return this.work.transactAsEngine(
      realm,
      async (transaction) => {
        const cells = await transaction.query<{ agreedAt: Date }>(
          `UPDATE exercise_cells cell SET agreed_at = coalesce(cell.agreed_at, $3), agreed_by = coalesce(cell.agreed_by, $4)
           FROM exercise_runs run
           WHERE run.id = cell.run_id AND run.realm = $1 AND run.state <> 'archived' AND cell.organisation_id = $2
           RETURNING cell.agreed_at AS "agreedAt"`,
          [
            realm,
            operator.organisationId ?? NO_ORGANISATION,
            at,
            JSON.stringify({ id: operator.id, name: operator.name }),
          ],
        );
        const [first] = cells;
        if (!first) throw realmNotFound();
        if (first.agreedAt.getTime() === at.getTime()) {
          transaction.recordAccess({
            type: 'realm.agreed',
            at,
            nation: operator.nation ?? '',
            organisationId: operator.organisationId ?? NO_ORGANISATION,
            siteId: null,
            caseId: null,
            tlp: 'AMBER+STRICT',
            actor: { id: operator.id, name: operator.name },
            data: { realm },
          });
        }
        return first.agreedAt;
      },
      operator.origin,
    );
  }
}
