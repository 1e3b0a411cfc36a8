import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Observable, tap } from 'rxjs';
import { ACTION } from '../access/audience.ts';
import { type AuthenticatedRequest, namedIn } from '../access/authenticated-request.ts';
import type { Operator } from '../access/operator.ts';
import type { Action } from '../access/policy/action.ts';
import { RefusalSignal } from '../access/refusal-signal.ts';
import { type SensitiveAnswer, SHOWS } from '../access/shows.decorator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { AccessRecorder } from './access-recorder.service.ts';

/** Tells the audit trail what handlers marked `@Shows` have shown, and what any handler has refused. */
@Injectable()
export class ShownInterceptor implements NestInterceptor {
  private readonly log = new Logger(ShownInterceptor.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly recorder: AccessRecorder,
    private readonly refusals: RefusalSignal,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { operator } = request;
    if (!operator) return next.handle();
    const targets = [context.getHandler(), context.getClass()];
    return next.handle().pipe(
      tap({
        next: (answer: unknown) => {
          const sensitive = this.reflector.getAllAndOverride<SensitiveAnswer | undefined>(SHOWS, targets);
          if (sensitive) this.tell(operator, sensitive, answer);
        },
        error: (error: unknown) => {
          if (!(error instanceof DomainError) || error.kind !== 'forbidden') return;
          const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
          if (action) this.refusals.announce({ operator, action, reason: error.code, objects: namedIn(request) });
        },
      }),
    );
  }

  /** Never fails the answer it looks at. */
  private tell(operator: Operator, { kind, shown }: SensitiveAnswer, answer: unknown): void {
    try {
      const seen = shown(answer);
      if (!seen) return;
      const { objects, facts } = seen;
      const data = { kind, count: objects.length, objects: [...objects], ...facts };
      this.recorder.record('data.shown', operator, this.clock.now(), data);
    } catch (error) {
      this.log.error(`What ${operator.id} was shown of ${kind} could not be told: ${String(error)}`);
    }
  }
}
