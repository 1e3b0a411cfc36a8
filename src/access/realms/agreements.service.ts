import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { NO_ORGANISATION, type Operator } from '../operator.ts';
import { requireAct, requireOutside } from '../policy/authorise.ts';
import { agreeToPlay } from './agreement.writer.ts';
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
        const asked = {
          organisationId: operator.organisationId ?? NO_ORGANISATION,
          nation: operator.nation ?? '',
        };
        const agreedAt = await agreeToPlay(transaction, realm, asked, operator, at);
        if (!agreedAt) throw realmNotFound();
        return agreedAt;
      },
      operator.origin,
    );
  }
}
