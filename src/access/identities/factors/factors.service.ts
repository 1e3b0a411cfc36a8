import { Injectable } from '@nestjs/common';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import type { Origin } from '../../../database/row-scope.ts';
import type { Actor } from '../../../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM } from '../../operator.ts';
import { accountEntry, type Concerned, personActor } from '../accounts/access-entry.ts';
import { PeopleReader } from '../sign-in/people.reader.ts';
import { PasskeysService } from './passkeys.service.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { TotpService } from './totp.service.ts';

/** Sets second factors up and takes them away. The caller has made sure that it is the person, or may stand in for them. */
@Injectable()
export class FactorsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleReader,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
    private readonly clock: Clock,
  ) {}

  /** @returns Recovery codes, where this is the first factor. @throws DomainError `code_wrong` */
  confirmTotp(person: Concerned, code: string, origin: Origin): Promise<string[] | null> {
    return this.change(origin, async (transaction) => {
      await this.totp.confirm(transaction, person, code);
      this.tell(transaction, 'factor.added', personActor(person), person, 'totp');
      return this.firstCodes(transaction, person);
    });
  }

  /**
   * @returns Recovery codes, where this is the first factor.
   * @throws DomainError `passkey_refused`, `already_exists`, `too_many_passkeys`
   */
  addPasskey(
    person: Concerned,
    name: string,
    response: RegistrationResponseJSON,
    origin: Origin,
  ): Promise<{ id: string; recoveryCodes: string[] | null }> {
    return this.change(origin, async (transaction) => {
      const id = await this.passkeys.register(transaction, person, name, response);
      this.tell(transaction, 'factor.added', personActor(person), person, 'passkey');
      return { id, recoveryCodes: await this.firstCodes(transaction, person) };
    });
  }

  /** Ten new codes; those before them are worthless. @throws DomainError `no_factor` */
  async renewRecoveryCodes(person: Concerned, origin: Origin): Promise<string[]> {
    const { factors } = await this.people.factorsOf(person);
    if (!factors.totp && factors.passkeys === 0) {
      throw new DomainError('conflict', 'no_factor', 'Recovery codes stand in for a second factor; set one up first');
    }
    return this.change(origin, async (transaction) => {
      this.tell(transaction, 'factor.added', personActor(person), person, 'recovery_codes');
      return this.writeCodes(transaction, person);
    });
  }

  /** @throws DomainError `factor_not_found`, `second_factor_required` */
  async remove(person: Concerned, which: 'totp' | { passkeyId: string }, origin: Origin): Promise<void> {
    const { required } = await this.people.factorsOf(person);
    await this.change(origin, async (transaction) => {
      // Two removals at once must not each leave the other's factor standing.
      await transaction.query('SELECT FROM accounts WHERE id = $1 FOR UPDATE', [person.id]);
      const gone =
        which === 'totp'
          ? await transaction.query(
              'DELETE FROM totp_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL RETURNING account_id',
              [person.id],
            )
          : await transaction.query('DELETE FROM passkeys WHERE account_id = $1 AND id = $2 RETURNING id', [
              person.id,
              which.passkeyId,
            ]);
      if (gone.length === 0) throw new DomainError('not_found', 'factor_not_found', 'There is no such second factor');
      const left = await this.countLeft(transaction, person);
      if (left === 0 && required) {
        throw new DomainError('conflict', 'second_factor_required', 'Your organisation asks for a second factor');
      }
      if (left === 0) await transaction.query('DELETE FROM recovery_codes WHERE account_id = $1', [person.id]);
      this.tell(transaction, 'factor.removed', personActor(person), person, which === 'totp' ? 'totp' : 'passkey');
    });
  }

  /** Takes every second factor of a person who has lost them; they set new ones up. */
  async removeAll(actor: Actor, person: Concerned, origin: Origin): Promise<void> {
    await this.change(origin, async (transaction) => {
      for (const table of ['totp_factors', 'passkeys', 'recovery_codes', 'passkey_challenges', 'pending_sign_ins']) {
        await transaction.query(`DELETE FROM ${table} WHERE account_id = $1`, [person.id]);
      }
      this.tell(transaction, 'factor.removed', actor, person, 'all');
    });
  }

  /** Whether the code is one of those left; if so it is used up. */
  async acceptsRecoveryCode(person: Concerned, code: string, origin: Origin): Promise<boolean> {
    const hash = recoveryCodeHash(code);
    if (hash === undefined) return false;
    return this.change(origin, async (transaction) => {
      const used = await transaction.query(
        `UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL
         RETURNING account_id`,
        [person.id, hash, this.clock.now()],
      );
      if (used.length === 0) return false;
      this.tell(transaction, 'factor.removed', personActor(person), person, 'recovery_code');
      return true;
    });
  }

  private async firstCodes(transaction: Transaction, person: Concerned): Promise<string[] | null> {
    return (await this.countLeft(transaction, person)) === 1 ? this.writeCodes(transaction, person) : null;
  }

  private async writeCodes(transaction: Transaction, person: Concerned): Promise<string[]> {
    const codes = newRecoveryCodes();
    await transaction.query('DELETE FROM recovery_codes WHERE account_id = $1', [person.id]);
    await transaction.query(
      'INSERT INTO recovery_codes (account_id, code_hash) SELECT $1::uuid, hash FROM unnest($2::bytea[]) AS hash',
      [person.id, codes.map(recoveryCodeHash)],
    );
    return codes;
  }

  private async countLeft(transaction: Transaction, person: Concerned): Promise<number> {
    const [row] = await transaction.query<{ count: number }>(
      `SELECT (SELECT count(*)::int FROM passkeys WHERE account_id = $1)
            + (SELECT count(*)::int FROM totp_factors WHERE account_id = $1 AND confirmed_at IS NOT NULL) AS count`,
      [person.id],
    );
    return row?.count ?? 0;
  }

  private change<T>(origin: Origin, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.transactAsEngine(LIVE_REALM, work, origin);
  }

  private tell(
    transaction: Transaction,
    type: 'factor.added' | 'factor.removed',
    actor: Actor,
    person: Concerned,
    factor: string,
  ): void {
    transaction.recordAccess(accountEntry(type, this.clock.now(), actor, person, { factor }));
  }
}
