import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { Credential } from './authenticated-request.ts';
import { CredentialsReader } from './identities/credentials.reader.ts';
import { fingerprint } from './identities/fingerprint.ts';
import { nodeOperator, type Operator } from './operator.ts';
import { sameToken } from './operator-token.ts';

const NODE_CREDENTIAL = 'node';

/** Turns a credential into the operator it stands for; HTTP and the live feed ask the same one. */
@Injectable()
export class OperatorResolver {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly credentials: CredentialsReader,
  ) {}

  /** Undefined when there is no credential, or it stands for nobody. */
  async resolve(credential: Credential | undefined, address: string | null): Promise<Operator | undefined> {
    if (credential === undefined) return undefined;
    if (credential.kind === 'session') return this.credentials.find('session', credential.token, address);
    const { operatorToken } = this.settings;
    if (operatorToken !== '' && sameToken(credential.token, operatorToken)) {
      return nodeOperator({ address, credential: NODE_CREDENTIAL });
    }
    return this.credentials.find('token', credential.token, address);
  }

  /**
   * Of the credentials of operators (`origin.credential`) those that still stand, each with the fingerprint of the
   * operator it stands for now, in one query. What is not in the answer has ended; where the fingerprint is another
   * than that of the operator at hand, it may do other things than before.
   */
  async stillStands(credentials: readonly string[]): Promise<Map<string, string>> {
    const standing = await this.credentials.stillStand(credentials);
    if (credentials.includes(NODE_CREDENTIAL) && this.settings.operatorToken !== '') {
      standing.set(NODE_CREDENTIAL, fingerprint(nodeOperator({ address: null, credential: NODE_CREDENTIAL })));
    }
    return standing;
  }
}
