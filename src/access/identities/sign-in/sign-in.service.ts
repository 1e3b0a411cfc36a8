import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM } from '../../operator.ts';
import { accountEntry, type Concerned, personActor, strangerEntry } from '../accounts/access-entry.ts';
import type { Client } from '../client.decorator.ts';
import { isPassword } from '../passwords/password-hash.ts';
import { addressKey } from './brake.ts';
import { type BrakeKey, Brakes } from './brakes.store.ts';
import { type Owes, PendingSignIns } from './pending-sign-ins.store.ts';
import { PeopleReader, type Person } from './people.reader.ts';
import { Sessions, type StartedSession } from './sessions.store.ts';
import { type FactorKind, type FirstMethod, owedAfter, waysToPay } from './sign-in-outcome.ts';

/** Where somebody stands after a proof: signed in, or owing another. */
export type SignInStep =
  { session: StartedSession } | { pending: { token: string; expiresAt: Date; owes: Owes; ways: FactorKind[] } };

/** The first proof. Whatever is wrong with it, the answer is the same, and takes the same work. */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: PeopleReader,
    private readonly brakes: Brakes,
    private readonly sessions: Sessions,
    private readonly pending: PendingSignIns,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sign_in_refused`, `too_many_attempts` */
  async withPassword(login: string, password: string, client: Client): Promise<SignInStep> {
    const byLogin: BrakeKey = { kind: 'login', text: login.toLowerCase() };
    const byAddress: BrakeKey = { kind: 'address', text: addressKey(client.address) };
    await this.brakes.attempt(byLogin, byAddress);
    const person = await this.people.byLogin(login);
    const right = await isPassword(password, person?.passwordHash);
    if (!person || !right || person.state !== 'active') {
      await this.recordFailure(person, client, 'refused', 'password');
      throw signInRefused();
    }
    await this.brakes.forgive(byLogin, 'all');
    await this.brakes.forgive(byAddress, 'one');
    return this.proceed(person, client, 'password');
  }

  /** After the first proof: a session, or what is still owed for one. */
  async proceed(person: Person, client: Client, method: FirstMethod): Promise<SignInStep> {
    const { factors, required } = await this.people.factorsOf(person);
    const owes = owedAfter(factors, required);
    if (owes === null) return { session: await this.sessions.start(person, client, method) };
    const { token, expiresAt } = await this.pending.begin(person.id, owes, method);
    return { pending: { token, expiresAt, owes, ways: waysToPay(factors) } };
  }

  /** Into the person's history and the audit trail; for nobody known, into the audit trail alone, without the login. */
  async recordFailure(
    person: Concerned | undefined,
    { address, agent }: Client,
    outcome: 'refused' | 'factor_refused',
    method: string,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      LIVE_REALM,
      async (transaction) => {
        await transaction.query(
          `INSERT INTO sign_ins (id, account_id, at, outcome, method, address, agent) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [uuidv7(), person?.id ?? null, now, outcome, method, address, agent],
        );
        transaction.recordAccess(
          person
            ? accountEntry('sign_in.failed', now, personActor(person), person, { outcome, method })
            : strangerEntry(now, { outcome, method }),
        );
      },
      { address, credential: null },
    );
  }
}

export function signInRefused(): DomainError {
  return new DomainError('unauthenticated', 'sign_in_refused', 'Login and password do not belong together');
}
