import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACTION, AUDIENCE, type Audience } from '../access/audience.ts';
import type { Action } from '../access/policy/action.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { DomainError } from '../common/domain-error.ts';
import type { LiveSocket } from './live-socket.adapter.ts';

/**
 * Lets a message through only on a socket whose operator's roles allow what it asks, save the one that shows a token.
 * A handler that says nothing of what it allows is refused.
 */
@Injectable()
export class LiveGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, targets) === 'public') return true;
    const operator = context.switchToWs().getClient<LiveSocket>().session?.operator;
    if (!operator) throw new DomainError('unauthenticated', 'unauthenticated', 'Nobody is signed in');
    const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
    if (action === undefined) throw new DomainError('forbidden', 'no_audience', 'This message is open to nobody');
    requireAct(operator, action);
    return true;
  }
}
