import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { Credential } from './authenticated-request.ts';
import { CredentialsReader } from './identities/credentials.reader.ts';
import { fingerprint } from './identities/fingerprint.ts';
import { LIVE_REALM, nodeOperator, type Operator } from './operator.ts';
import { sameToken } from './operator-token.ts';
import { RunEntries, viewNotFound } from './realms/run-entries.service.ts';
import { type Asked, standingName } from './realms/standing-name.ts';

const NODE_CREDENTIAL = 'node';

/** Turns a credential into the operator it stands for; HTTP and the live feed ask the same one. */
@Injectable()
export class OperatorResolver {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly credentials: CredentialsReader,
    private readonly runs: RunEntries,
  ) {}

  /**
   * Undefined when there is no credential, or it stands for nobody.
   * With a `view` they look through the eyes of that cell of the exercise.
   * @throws DomainError `realm_not_found`, the same where the realm is not there, is over, or is closed to who asks;
   * `view_not_found` likewise, and outside of every exercise.
   */
  async resolve(
    credential: Credential | undefined,
    address: string | null,
    realm = LIVE_REALM,
    view?: string,
  ): Promise<Operator | undefined> {
    if (credential === undefined) return undefined;
    if (view !== undefined && realm === LIVE_REALM) throw viewNotFound();
    if (credential.kind === 'session') return this.credentials.find('session', credential.token, address, realm, view);
    const { operatorToken } = this.settings;
    if (operatorToken !== '' && sameToken(credential.token, operatorToken)) {
      if (realm !== LIVE_REALM) await this.runs.requireOpen(realm);
      const node = nodeOperator({ address, credential: NODE_CREDENTIAL }, realm);
      return view === undefined ? node : this.runs.lookThrough(node, null, view);
    }
    return this.credentials.find('token', credential.token, address, realm, view);
  }

  /**
   * Of the credentials of operators (`origin.credential`) those that still stand, by {@link standingName}, each with the
   * fingerprint of the operator it stands for now in that realm. What is not in the answer has ended; where the fingerprint
   * is another than that of the operator at hand, it may do other things than before.
   */
  async stillStands(asked: readonly Asked[]): Promise<Map<string, string>> {
    const standing = await this.credentials.stillStand(asked);
    if (this.settings.operatorToken === '') return standing;
    for (const one of asked) {
      if (one.credential !== NODE_CREDENTIAL) continue;
      const { realm } = one;
      const open = realm === LIVE_REALM || (await this.runs.isOpen(realm));
      const node = nodeOperator({ address: null, credential: NODE_CREDENTIAL }, realm);
      const print = one.view === undefined ? fingerprint(node) : await this.runs.viewPrint(node, null, one.view);
      standing.set(standingName(one), open ? print : '');
    }
    return standing;
  }
}
