import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../common/domain-error.ts';
import { AUDIENCE, type Audience } from './audience.decorator.ts';

/** Refuses every handler that does not say whom it is for, so that a forgotten guard closes a door instead of opening it. */
@Injectable()
export class DenyByDefaultGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (audience === undefined) throw new DomainError('forbidden', 'no_audience', 'This operation is open to nobody');
    return true;
  }
}
