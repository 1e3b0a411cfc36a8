import { Injectable } from '@nestjs/common';
import { NO_ORGANISATION, type Operator } from '../access/operator.ts';
import { requireOutside } from '../access/policy/authorise.ts';
import type { Tlp } from '../access/policy/marking.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';

export interface LinkCap {
  to: string;
  tlp: Tlp;
  setAt: Date;
}

/** The strictest marking that goes to a nation at all, as the nation it comes from sets it (docs/access.md §6.4). */
@Injectable()
export class LinkCapsService {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of the operator's nation, by nation. */
  list(operator: Operator): Promise<LinkCap[]> {
    return this.database.query<LinkCap>(
      operator,
      `SELECT to_nation AS to, tlp, set_at AS "setAt" FROM link_caps WHERE from_nation = $1 ORDER BY to_nation`,
      [operator.nation ?? ''],
    );
  }

  /**
   * Holds for what is previewed and published from then on. Null takes the cap away.
   * @throws DomainError `outside_only` (forbidden) in an exercise; `not_for_nation` (forbidden) for whoever does not act for
   * its nation; `unknown_nation` (invalid).
   */
  async set(operator: Operator, to: string, tlp: Tlp | null): Promise<void> {
    requireOutside(operator);
    const { nation, organisationId } = operator;
    if (nation === null || !operator.actsForNation) {
      throw new DomainError('forbidden', 'not_for_nation', "A link's cap is set by the nation's CERT");
    }
    await this.unitOfWork.transact(operator, async (transaction) => {
      const known = await transaction.query('SELECT 1 FROM nations WHERE code = $1 AND code <> $2', [to, nation]);
      if (known.length === 0)
        throw new DomainError('invalid', 'unknown_nation', 'There is no such other nation', { field: 'nation' });
      const at = this.clock.now();
      const actor = { id: operator.id, name: operator.name };
      await transaction.query('DELETE FROM link_caps WHERE from_nation = $1 AND to_nation = $2', [nation, to]);
      if (tlp !== null) {
        await transaction.query(
          'INSERT INTO link_caps (from_nation, to_nation, tlp, set_by, set_at) VALUES ($1, $2, $3, $4, $5)',
          [nation, to, tlp, JSON.stringify(actor), at],
        );
      }
      transaction.recordAccess({
        type: 'settings.changed',
        at,
        nation,
        organisationId: organisationId ?? NO_ORGANISATION,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor,
        data: { setting: 'link_cap', to, tlp },
      });
    });
  }
}
