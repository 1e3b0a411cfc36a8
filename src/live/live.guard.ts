import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AUDIENCE, type Audience } from '../access/audience.ts';
import { DomainError } from '../common/domain-error.ts';
import type { LiveSocket } from './live-socket.adapter.ts';

/** Lets a message through only on a socket that has shown a valid token, save the one that shows it. */
@Injectable()
export class LiveGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, targets) === 'public') return true;
    if (context.switchToWs().getClient<LiveSocket>().session?.authenticated) return true;
    throw new DomainError('unauthenticated', 'unauthenticated', 'Nobody is signed in');
  }
}
