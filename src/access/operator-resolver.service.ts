import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import type { Credential } from './authenticated-request.ts';
import { nodeOperator, type Operator } from './operator.ts';
import { sameToken } from './operator-token.ts';

/** Turns a credential into the operator it stands for; HTTP and the live feed ask the same one. */
@Injectable()
export class OperatorResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Undefined when there is no credential, or it stands for nobody. */
  async resolve(credential: Credential | undefined, address: string | null): Promise<Operator | undefined> {
    if (credential === undefined) return undefined;
    const { operatorToken } = this.settings;
    if (credential.kind === 'bearer' && operatorToken !== '' && sameToken(credential.token, operatorToken)) {
      return nodeOperator({ address, credential: 'node' });
    }
    return undefined;
  }
}
