import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../common/domain-error.ts';
import { ACTION, AUDIENCE, type Audience } from './audience.ts';
import type { Action } from './policy/action.ts';

/**
 * Refuses every handler that does not say whom it is for, or what it lets them do, so that a forgotten guard closes a
 * door instead of opening it.
 */
@Injectable()
export class DenyByDefaultGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, targets);
    const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
    if (audience === undefined || (audience === 'operators' && action === undefined)) {
      throw new DomainError('forbidden', 'no_audience', 'This operation is open to nobody');
    }
    return true;
  }
}
