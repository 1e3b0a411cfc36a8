import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { DEFAULT_PREFERENCES, type Preferences } from './person.ts';
import { isTimezone } from './quiet-hours.ts';
import { accountOf } from './team-sight.ts';

/** How a person wants to be told. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `no_account` (not_found) for the node's operator. */
  async get(operator: Operator): Promise<Preferences> {
    const [row] = await this.database.query<Preferences>(
      operator,
      `SELECT mail, mail_in_exercises AS "mailInExercises", timezone, quiet_from AS "quietFrom", quiet_to AS "quietTo",
         break_through AS "breakThrough" FROM notification_preferences WHERE account_id = $1`,
      [requireAccount(operator)],
    );
    return row ?? DEFAULT_PREFERENCES;
  }

  /** Holds for what is sent from then on. @throws DomainError `no_account`; `unknown_timezone`, `no_span` (invalid). */
  async replace(operator: Operator, wanted: Preferences): Promise<Preferences> {
    const accountId = requireAccount(operator);
    if (!isTimezone(wanted.timezone)) {
      const field = 'timezone';
      throw new DomainError('invalid', 'unknown_timezone', 'timezone must be an IANA name', { field });
    }
    if (wanted.quietFrom !== null && wanted.quietFrom === wanted.quietTo) {
      throw new DomainError('invalid', 'no_span', 'Quiet hours end at another time than they begin', {
        field: 'quietHours.to',
      });
    }
    await this.unitOfWork.transact(operator, (transaction) =>
      transaction.query(
        `INSERT INTO notification_preferences (account_id, nation, organisation_id, mail, mail_in_exercises, timezone,
           quiet_from, quiet_to, break_through, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (account_id) DO UPDATE SET mail = excluded.mail, mail_in_exercises = excluded.mail_in_exercises,
           timezone = excluded.timezone, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
           break_through = excluded.break_through, updated_at = excluded.updated_at`,
        [
          accountId,
          operator.nation,
          operator.organisationId,
          wanted.mail,
          wanted.mailInExercises,
          wanted.timezone,
          wanted.quietFrom,
          wanted.quietTo,
          wanted.breakThrough,
          this.clock.now(),
        ],
      ),
    );
    return wanted;
  }
}

function requireAccount(operator: Operator): string {
  const accountId = accountOf(operator);
  if (accountId === undefined) {
    throw new DomainError('not_found', 'no_account', "The node's operator has no account to be told by");
  }
  return accountId;
}
