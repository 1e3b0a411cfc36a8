import { Injectable } from '@nestjs/common';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { DomainError } from '../../../common/domain-error.ts';
import type { Origin } from '../../../database/row-scope.ts';
import type { Client } from '../client.decorator.ts';
import { Brakes } from '../sign-in/brakes.store.ts';
import { noPendingSignIn, type Owes, type Pending, PendingSignIns } from '../sign-in/pending-sign-ins.store.ts';
import { PeopleReader, type Person } from '../sign-in/people.reader.ts';
import { Sessions } from '../sign-in/sessions.store.ts';
import type { FactorKind } from '../sign-in/sign-in-outcome.ts';
import { SignIn, type SignInStep } from '../sign-in/sign-in.service.ts';
import { FactorsService } from './factors.service.ts';
import { authenticationResponse, registrationResponse } from './passkey-response.ts';
import { PasskeysService } from './passkeys.service.ts';
import { TotpService } from './totp.service.ts';

/** The second proof, or the setting up of one, by somebody who has given the first and has no session yet. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly people: PeopleReader,
    private readonly brakes: Brakes,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly factors: FactorsService,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
  ) {}

  /** @throws DomainError `no_pending_sign_in`, `factor_refused`, `too_many_attempts` */
  payWithTotp(token: string | undefined, code: string, client: Client): Promise<SignInStep> {
    return this.pay(token, 'totp', client, (person) => this.totp.accepts(person, code));
  }

  /** @throws DomainError `no_pending_sign_in`, `factor_refused`, `too_many_attempts` */
  payWithRecoveryCode(token: string | undefined, code: string, client: Client): Promise<SignInStep> {
    const origin = originOf(client);
    return this.pay(token, 'recovery_code', client, (person) => this.factors.acceptsRecoveryCode(person, code, origin));
  }

  /** @throws DomainError `no_pending_sign_in` */
  async passkeyOptions(token: string | undefined): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { pending, person } = await this.find(token, 'factor');
    const options = await this.passkeys.beginAuthentication(person);
    await this.pending.challenge(pending.id, options.challenge);
    return options;
  }

  /** @throws DomainError `no_pending_sign_in`, `factor_refused`, `too_many_attempts` */
  payWithPasskey(token: string | undefined, response: unknown, client: Client): Promise<SignInStep> {
    return this.pay(token, 'passkey', client, async (person, pending) => {
      const challenge = await this.pending.takeChallenge(pending.id);
      const answer = authenticationResponse(response);
      return challenge !== undefined && answer !== undefined && this.passkeys.accepts(person, challenge, answer);
    });
  }

  /** @throws DomainError `no_pending_sign_in`, `factor_exists` */
  async beginTotp(token: string | undefined): Promise<{ secret: string; uri: string }> {
    return this.totp.begin((await this.find(token, 'enrolment')).person);
  }

  /** @throws DomainError `no_pending_sign_in`, `code_wrong` */
  async enrolTotp(token: string | undefined, code: string, client: Client) {
    const { pending, person } = await this.find(token, 'enrolment');
    const recoveryCodes = await this.factors.confirmTotp(person, code, originOf(client));
    return { step: await this.finish(pending, person, 'totp', client), recoveryCodes };
  }

  /** @throws DomainError `no_pending_sign_in` */
  async beginPasskey(token: string | undefined): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.passkeys.beginRegistration((await this.find(token, 'enrolment')).person);
  }

  /** @throws DomainError `no_pending_sign_in`, `passkey_refused` */
  async enrolPasskey(token: string | undefined, name: string, response: unknown, client: Client) {
    const { pending, person } = await this.find(token, 'enrolment');
    const answer = requirePasskeyAnswer(response);
    const { recoveryCodes } = await this.factors.addPasskey(person, name, answer, originOf(client));
    return { step: await this.finish(pending, person, 'passkey', client), recoveryCodes };
  }

  private async pay(
    token: string | undefined,
    kind: FactorKind,
    client: Client,
    accepts: (person: Person, pending: Pending) => Promise<boolean>,
  ): Promise<SignInStep> {
    const { pending, person } = await this.find(token, 'factor');
    const key = { kind: 'factor', text: person.id } as const;
    await this.brakes.attempt(key);
    if (!(await accepts(person, pending))) {
      await this.signIn.recordFailure(person, client, 'factor_refused', `${pending.method}+${kind}`);
      throw new DomainError('unauthenticated', 'factor_refused', 'The second factor was not accepted');
    }
    await this.brakes.forgive(key, 'all');
    return this.finish(pending, person, kind, client);
  }

  private async finish(pending: Pending, person: Person, kind: FactorKind, client: Client): Promise<SignInStep> {
    if (!(await this.pending.finish(pending.id))) throw noPendingSignIn();
    return { session: await this.sessions.start(person, client, `${pending.method}+${kind}`) };
  }

  private async find(token: string | undefined, owes: Owes): Promise<{ pending: Pending; person: Person }> {
    const pending = await this.pending.find(token, owes);
    const person = await this.people.byId(pending.accountId);
    if (!person) throw noPendingSignIn();
    return { pending, person };
  }
}

/** @throws DomainError `passkey_refused` when it is not the answer of a browser at all */
export function requirePasskeyAnswer(response: unknown) {
  const answer = registrationResponse(response);
  if (answer) return answer;
  throw new DomainError('invalid', 'passkey_refused', 'This is not the answer of a browser', { field: 'response' });
}

function originOf({ address }: Client): Origin {
  return { address, credential: 'pending' };
}
