import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { LIVE_REALM, type Operator } from './operator.ts';
import { sameToken } from './operator-token.ts';

/** Turns a person's token into the operator it stands for; HTTP and the live feed ask the same one. */
@Injectable()
export class OperatorResolver {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Undefined when the token is absent or stands for nobody. */
  resolve(token: string | undefined): Operator | undefined {
    if (token === undefined || !sameToken(token, this.settings.operatorToken)) return undefined;
    return { id: 'person:operator', name: 'Operator', nation: null, organisationId: null, realm: LIVE_REALM };
  }
}
