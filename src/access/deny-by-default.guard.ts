import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ProcessRole } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { DomainError } from '../common/domain-error.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { ACTION, AUDIENCE, type Audience } from './audience.ts';
import type { Action } from './policy/action.ts';

/** Which processes serve whom; what is public is served by all. */
const SERVED_BY: Readonly<Record<Exclude<Audience, 'public'>, ProcessRole>> = { operators: 'live', sensors: 'intake' };

/**
 * Refuses every handler that does not say whom it is for, or what it lets them do, so that a forgotten guard closes a
 * door instead of opening it; and those this process is not for.
 */
@Injectable()
export class DenyByDefaultGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, targets);
    const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
    if (audience === undefined || (audience === 'operators' && action === undefined)) {
      throw new DomainError('forbidden', 'no_audience', 'This operation is open to nobody');
    }
    if (audience !== 'public' && !this.settings.roles.includes(SERVED_BY[audience])) {
      const message = `This process does not serve ${audience}; another of this node does`;
      throw new DomainError('not_found', 'not_served_here', message);
    }
    return true;
  }
}
