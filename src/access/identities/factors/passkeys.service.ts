import { Inject, Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { sqlState } from '../../../common/database-fault.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { InjectEngine } from '../../../database/engine.decorator.ts';
import { rowsOf, type Transaction } from '../../../journal/unit-of-work.service.ts';
import type { Concerned } from '../accounts/access-entry.ts';
import { publicUrl } from '../public-url.ts';

const CHALLENGE_MS = 5 * 60_000;
const MOST_PASSKEYS = 20;

/** Loaded when somebody first uses a passkey: it takes a tenth of the start, of which nobody waits for it. */
const webauthn = () => import('@simplewebauthn/server');

interface Row {
  id: string;
  credential_id: string;
  public_key: Buffer;
  /** A bigint, which the driver gives as text. */
  counter: string;
  transports: string[];
}

/** Passkeys and security keys (WebAuthn Level 3), bound to the name under which people reach this node. */
@Injectable()
export class PasskeysService {
  private readonly origin: string;
  private readonly name: string;

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    this.origin = publicUrl(settings);
    this.name = new URL(this.origin).hostname;
  }

  /** What a browser needs to make a passkey; its challenge is good once, for a few minutes. */
  async beginRegistration(person: Concerned): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.passkeysOf(person);
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName: 'Breakwater',
      rpID: this.name,
      userName: person.login,
      userDisplayName: person.name,
      userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
    await this.engine.query(
      `INSERT INTO passkey_challenges (account_id, challenge, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET challenge = excluded.challenge, expires_at = excluded.expires_at`,
      [person.id, options.challenge, new Date(this.clock.now().getTime() + CHALLENGE_MS)],
    );
    return options;
  }

  /** @throws DomainError `passkey_refused`, `already_exists`, `too_many_passkeys` */
  async register(
    transaction: Transaction,
    person: Concerned,
    name: string,
    response: RegistrationResponseJSON,
  ): Promise<string> {
    const made = await this.verifyRegistration(await this.takeChallenge(person), response);
    const [count] = await transaction.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM passkeys WHERE account_id = $1',
      [person.id],
    );
    if ((count?.count ?? 0) >= MOST_PASSKEYS) {
      throw new DomainError('conflict', 'too_many_passkeys', `An account has at most ${MOST_PASSKEYS} passkeys`);
    }
    const id = uuidv7();
    try {
      await transaction.query(
        `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          person.id,
          made.credential.id,
          Buffer.from(made.credential.publicKey),
          made.credential.counter,
          made.credential.transports ?? [],
          name,
          this.clock.now(),
        ],
      );
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      throw new DomainError('conflict', 'already_exists', 'This passkey is registered already', { cause: error });
    }
    return id;
  }

  /** What a browser needs to ask for one of the person's passkeys. The caller keeps the challenge. */
  async beginAuthentication(person: Concerned): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const known = await this.passkeysOf(person);
    const { generateAuthenticationOptions } = await webauthn();
    return generateAuthenticationOptions({
      rpID: this.name,
      allowCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
      userVerification: 'preferred',
    });
  }

  /** Whether one of the person's passkeys has signed the challenge. Its counter must have grown, if it counts at all. */
  async accepts(person: Concerned, challenge: string, response: AuthenticationResponseJSON): Promise<boolean> {
    const key = (await this.passkeysOf(person)).find(({ credential_id }) => credential_id === response.id);
    if (!key) return false;
    const { verifyAuthenticationResponse } = await webauthn();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.name,
        credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter) },
        requireUserVerification: false,
      });
      if (!verified) return false;
      // Two with one answer at once: the later finds the counter used. Keys that do not count stay at zero.
      const used = await this.engine.query<unknown>(
        `UPDATE passkeys SET counter = $2, used_at = $3 WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
         RETURNING id`,
        [key.id, authenticationInfo.newCounter, this.clock.now()],
      );
      return rowsOf(used).length > 0;
    } catch (error) {
      // The library throws for whatever is wrong with an answer; what the database says is another matter.
      if (sqlState(error) !== undefined) throw error;
      return false;
    }
  }

  private async verifyRegistration(challenge: string | undefined, response: RegistrationResponseJSON) {
    const { verifyRegistrationResponse } = await webauthn();
    let result: VerifiedRegistrationResponse = { verified: false };
    let cause: unknown;
    try {
      if (challenge !== undefined) {
        result = await verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: this.origin,
          expectedRPID: this.name,
          requireUserVerification: false,
        });
      }
    } catch (error) {
      cause = error;
    }
    if (result.verified) return result.registrationInfo;
    throw new DomainError('invalid', 'passkey_refused', 'This is not the answer to the challenge', { cause });
  }

  private async takeChallenge({ id }: Concerned): Promise<string | undefined> {
    const answer = await this.engine.query<unknown>(
      'DELETE FROM passkey_challenges WHERE account_id = $1 RETURNING challenge, expires_at',
      [id],
    );
    const [row] = rowsOf<{ challenge: string; expires_at: Date }>(answer);
    return row && row.expires_at > this.clock.now() ? row.challenge : undefined;
  }

  private passkeysOf({ id }: Concerned): Promise<Row[]> {
    return this.engine.query<Row[]>(
      `SELECT id, credential_id, public_key, counter, transports FROM passkeys WHERE account_id = $1 ORDER BY created_at`,
      [id],
    );
  }
}
