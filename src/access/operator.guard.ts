import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../common/domain-error.ts';
import { ACTION } from './audience.ts';
import { type AuthenticatedRequest, credentialOf, namedIn } from './authenticated-request.ts';
import { OperatorResolver } from './operator-resolver.service.ts';
import { LIVE_REALM } from './operator.ts';
import type { Action } from './policy/action.ts';
import { requireAct, requireOwnEyes } from './policy/authorise.ts';
import { EXERCISE_MARK, realmOf, viewOf } from './realms/realm-name.ts';
import { RateLimits } from './rate-limits.service.ts';
import { RefusalSignal } from './refusal-signal.ts';

/** Methods that change nothing. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

interface Reply {
  header(name: string, value: string): unknown;
}

/** Lets in whoever is signed in and whose roles grant what the handler does, and leaves the operator on the request. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(
    private readonly operators: OperatorResolver,
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
    private readonly refusals: RefusalSignal,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { headers, ip = null } = request;
    const operator = await this.operators.resolve(credentialOf(request), ip, realmOf(headers), viewOf(headers));
    if (!operator) throw new DomainError('unauthenticated', 'unauthenticated', 'Nobody is signed in');
    if (operator.realm !== LIVE_REALM) {
      // Whatever becomes of the answer, it carries what it is.
      context.switchToHttp().getResponse<Reply>().header('breakwater-exercise', EXERCISE_MARK);
    }
    // Known from here on, so that a refusal is not counted as a stranger's.
    request.operator = operator;
    const targets = [context.getHandler(), context.getClass()];
    const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
    if (action === undefined) throw new DomainError('forbidden', 'no_audience', 'This operation is open to nobody');
    await this.limits.account(operator.id);
    try {
      if (!READS.has(request.method ?? '')) requireOwnEyes(operator);
      requireAct(operator, action);
    } catch (error) {
      if (error instanceof DomainError) {
        this.refusals.announce({ operator, action, reason: error.code, objects: namedIn(request) });
      }
      throw error;
    }
    return true;
  }
}
