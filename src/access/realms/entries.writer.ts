import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { ACCESS_REALM } from '../../journal/access-event.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { OncePerWhile } from '../gateways/once-per-while.ts';
import { NO_NATION, NO_ORGANISATION, type Operator } from '../operator.ts';
import type { RunRole } from '../policy/run-role.ts';

/** One credential that is used in a realm is written down once in this time. */
const NOTE_EVERY_MS = 3_600_000;

/** Writes into the journal of access who entered the realm of which exercise. */
@Injectable()
export class EntriesWriter {
  private readonly noted = new OncePerWhile(NOTE_EVERY_MS, 10_000);

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who cannot be written down does not enter: this fails when the journal does. */
  async note(operator: Operator, role: RunRole): Promise<void> {
    const at = this.clock.now();
    const { origin, realm, viewing } = operator;
    const name = `${origin.credential ?? ''} ${realm} ${viewing?.cell ?? ''}`;
    // Whoever looks through another's eyes does so as who they are.
    const { nation, organisationId } = viewing?.by ?? operator;
    if (!this.noted.passes(name, at.getTime())) return;
    try {
      await this.work.transactAsEngine(
        ACCESS_REALM,
        async (transaction) =>
          transaction.recordAccess({
            type: 'realm.entered',
            at,
            nation: nation ?? NO_NATION,
            organisationId: organisationId ?? NO_ORGANISATION,
            siteId: null,
            caseId: null,
            tlp: 'AMBER+STRICT',
            actor: { id: operator.id, name: operator.name },
            data: { realm, role, ...(viewing && { view: viewing.cell }) },
          }),
        origin,
      );
    } catch (error) {
      this.noted.forget(name);
      throw error;
    }
  }
}
