import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Settings } from '../../../../config/settings.ts';
import { Clock } from '../../../common/clock.ts';
import { SETTINGS } from '../../../common/settings.module.ts';
import { isSecure } from '../public-url.ts';
import { type CookieKind, dropCookie, setCookie } from './session-cookie.ts';
import type { SignInStepDto } from './session.dto.ts';
import type { SignInStep } from './sign-in.service.ts';

/** Puts what signing in gave into cookies, which alone carry it. */
@Injectable()
export class SignInAnswer {
  private readonly secure: boolean;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly clock: Clock,
  ) {
    this.secure = isSecure(settings);
  }

  give(reply: FastifyReply, step: SignInStep): SignInStepDto {
    if ('session' in step) {
      const { token, endsAt } = step.session;
      this.set(reply, 'session', token, endsAt);
      this.drop(reply, 'pending');
      return { step: 'signed_in', endsAt: endsAt.toISOString() };
    }
    const { token, expiresAt, owes, ways } = step.pending;
    this.set(reply, 'pending', token, expiresAt);
    const endsAt = expiresAt.toISOString();
    return owes === 'factor'
      ? { step: 'second_factor_required', ways, endsAt }
      : { step: 'enrolment_required', endsAt };
  }

  set(reply: FastifyReply, kind: CookieKind, value: string, until: Date): void {
    const seconds = (until.getTime() - this.clock.now().getTime()) / 1000;
    void reply.header('set-cookie', setCookie(kind, value, { secure: this.secure, seconds }));
  }

  drop(reply: FastifyReply, kind: CookieKind): void {
    void reply.header('set-cookie', dropCookie(kind, this.secure));
  }
}
