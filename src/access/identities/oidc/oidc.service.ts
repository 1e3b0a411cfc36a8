import { Inject, Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { v7 as uuidv7 } from 'uuid';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { DomainError } from '../../../common/domain-error.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { UnitOfWork } from '../../../journal/unit-of-work.service.ts';
import { LIVE_REALM } from '../../operator.ts';
import { accountEntry, personActor } from '../accounts/access-entry.ts';
import type { Client } from '../client.decorator.ts';
import { publicUrl } from '../public-url.ts';
import { PeopleReader, type Person } from '../sign-in/people.reader.ts';
import { SignIn, type SignInStep } from '../sign-in/sign-in.service.ts';
import { FLOW_MS, openFlow, type OidcFlow, sealFlow } from './oidc-flow.ts';

const CALLBACK = '/api/v1/session/oidc/callback';
/** The provider's keys and addresses are asked for again after this. */
const FRESH_MS = 60 * 60_000;
const PATIENCE_SECONDS = 10;

/** What the provider says of a person, of all it may say what we use. */
interface Claims {
  iss: string;
  sub: string;
  email?: unknown;
  email_verified?: unknown;
}

/** Signing in through the nation's provider (OpenID Connect Core 1.0, code flow with PKCE, state and nonce). */
@Injectable()
export class OidcService {
  private readonly log = new Logger(OidcService.name);
  private provider: { configuration: Promise<client.Configuration>; until: number } | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly people: PeopleReader,
    private readonly signIn: SignIn,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Where to send the browser, and what it has to keep until it comes back. @throws DomainError `oidc_not_set_up` */
  async begin(): Promise<{ location: string; kept: string; until: Date }> {
    const configuration = await this.configuration();
    const verifier = client.randomPKCECodeVerifier();
    const until = this.clock.now().getTime() + FLOW_MS;
    const flow: OidcFlow = { state: client.randomState(), nonce: client.randomNonce(), verifier, until };
    const location = client.buildAuthorizationUrl(configuration, {
      redirect_uri: publicUrl(this.settings) + CALLBACK,
      scope: 'openid email',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { location: location.href, kept: sealFlow(this.settings.secretKey, flow), until: new Date(until) };
  }

  /**
   * @param query What the provider sent the browser back with, from the question mark on.
   * @throws DomainError `oidc_not_set_up`, `oidc_flow_lost`, `oidc_refused`, `identity_not_linked`
   */
  async end(query: string, kept: string | undefined, from: Client): Promise<SignInStep> {
    const configuration = await this.configuration();
    const flow = openFlow(this.settings.secretKey, kept, this.clock.now());
    if (!flow) {
      throw new DomainError('unauthenticated', 'oidc_flow_lost', 'This sign-in was not begun here, or took too long');
    }
    const claims = await this.claimsOf(configuration, query, flow);
    const person = await this.personOf(claims);
    if (!person || person.state !== 'active') {
      await this.signIn.recordFailure(person, from, 'refused', 'oidc');
      throw new DomainError('unauthenticated', 'identity_not_linked', 'No account here is linked to this identity');
    }
    return this.signIn.proceed(person, from, 'oidc');
  }

  private async claimsOf(configuration: client.Configuration, query: string, flow: OidcFlow): Promise<Claims> {
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(publicUrl(this.settings) + CALLBACK + query),
        {
          pkceCodeVerifier: flow.verifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (claims) return claims;
    } catch (error) {
      // Codes and tokens stay out of the log; what went wrong is in the error's name and message.
      this.log.warn(`The provider's answer was refused: ${error instanceof Error ? error.message : 'no reason given'}`);
      throw new DomainError('unauthenticated', 'oidc_refused', "The provider's answer was not accepted", {
        cause: error,
      });
    }
    throw new DomainError('unauthenticated', 'oidc_refused', "The provider's answer names nobody");
  }

  /** By the identity; else, the first time, by an address that the provider has verified and somebody was invited under. */
  private async personOf({ iss, sub, email, email_verified }: Claims): Promise<Person | undefined> {
    const known = await this.people.byIdentity(iss, sub);
    if (known || email_verified !== true || typeof email !== 'string' || /\p{Cc}/u.test(email)) return known;
    const invited = await this.people.invitedByEmail(email);
    if (!invited) return undefined;
    await this.unitOfWork.transactAsEngine(LIVE_REALM, async (transaction) => {
      const now = this.clock.now();
      // Of two who come at once with the same address, one is first and the other is a stranger.
      await transaction.query('SELECT FROM accounts WHERE id = $1 FOR UPDATE', [invited.id]);
      const rows = await transaction.query(
        `INSERT INTO account_identities (id, account_id, issuer, subject, created_at)
         SELECT $1::uuid, id, $3::text, $4::text, $5::timestamptz FROM accounts
         WHERE id = $2 AND password_hash IS NULL
           AND NOT EXISTS (SELECT FROM account_identities WHERE account_id = $2)
         ON CONFLICT (issuer, subject) DO NOTHING RETURNING id`,
        [uuidv7(), invited.id, iss, sub, now],
      );
      if (rows.length === 0) return;
      // Taken up in one way, an invitation is no longer open in the other.
      await transaction.query('UPDATE one_time_links SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL', [
        invited.id,
        now,
      ]);
      const data = { identity: 'linked', by: 'verified_email', issuer: iss, subject: sub };
      transaction.recordAccess(accountEntry('account.changed', now, personActor(invited), invited, data));
    });
    return this.people.byIdentity(iss, sub);
  }

  private async configuration(): Promise<client.Configuration> {
    const { oidcIssuer } = this.settings;
    if (oidcIssuer === '') {
      throw new DomainError('not_found', 'oidc_not_set_up', 'This node has no OpenID Connect provider');
    }
    const now = this.clock.now().getTime();
    if (!this.provider || this.provider.until <= now) {
      const configuration = this.discover(new URL(oidcIssuer));
      const provider = { configuration, until: now + FRESH_MS };
      this.provider = provider;
      configuration.catch(() => {
        if (this.provider === provider) this.provider = undefined;
      });
    }
    try {
      return await this.provider.configuration;
    } catch (error) {
      this.log.warn(`The provider cannot be reached: ${error instanceof Error ? error.message : 'no reason given'}`);
      throw new DomainError('unavailable', 'oidc_unavailable', 'The provider cannot be reached; try again', {
        retryAfter: 10,
        cause: error,
      });
    }
  }

  private discover(issuer: URL): Promise<client.Configuration> {
    const { oidcClientId, oidcClientSecret } = this.settings;
    // The settings let plain HTTP through for loopback alone.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    return client.discovery(issuer, oidcClientId, oidcClientSecret, undefined, { execute, timeout: PATIENCE_SECONDS });
  }
}
