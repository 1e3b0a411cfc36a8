import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../common/domain-error.ts';
import type { Operator } from '../../operator.ts';
import { Brakes } from '../sign-in/brakes.store.ts';
import { PeopleReader, type Person } from '../sign-in/people.reader.ts';
import { Sessions } from '../sign-in/sessions.store.ts';
import { Clock } from '../../../common/clock.ts';
import { isPassword } from './password-hash.ts';

/** A session this young stands for a proof just given. */
const FRESH_MS = 10 * 60_000;

/** Asks people once more who they are, before something that would outlast a session left open (ASVS 5 V7.5). */
@Injectable()
export class Reproof {
  constructor(
    private readonly people: PeopleReader,
    private readonly brakes: Brakes,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** The person who asks. @throws DomainError `no_account` for the node operator. */
  async person(operator: Operator): Promise<Person> {
    const [, id] = /^person:([0-9a-f-]{36})$/.exec(operator.id) ?? [];
    const person = id === undefined ? undefined : await this.people.byId(id);
    if (!person) throw new DomainError('forbidden', 'no_account', 'The node operator has no account');
    return person;
  }

  /**
   * With the password; whoever has none, because they sign in through a provider, by having signed in just now.
   * @throws DomainError `password_wrong`, `sign_in_again`, `too_many_attempts`, `no_account`
   */
  async require(operator: Operator, password: string | undefined): Promise<Person> {
    const person = await this.person(operator);
    if (person.passwordHash === null) {
      const current = (await this.sessions.list(operator)).find(
        ({ id }) => operator.origin.credential === `session:${id}`,
      );
      if (current && this.clock.now().getTime() - current.created_at.getTime() <= FRESH_MS) return person;
      throw new DomainError('forbidden', 'sign_in_again', 'Sign in again first: this asks for a fresh session');
    }
    const key = { kind: 'login', text: person.login.toLowerCase() } as const;
    await this.brakes.attempt(key);
    if (!(await isPassword(password ?? '', person.passwordHash))) {
      throw new DomainError('forbidden', 'password_wrong', 'This is not your password', { field: 'password' });
    }
    await this.brakes.forgive(key, 'all');
    return person;
  }
}
