import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ErrorBody } from '../common/domain-error.filter.ts';
import { IntakeUnavailable } from './intake-unavailable.ts';

/** 503, not 429: nobody sent too much, and waiting is all a sender can do. */
@Catch(IntakeUnavailable)
export class IntakeUnavailableFilter implements ExceptionFilter<IntakeUnavailable> {
  catch(error: IntakeUnavailable, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const body: ErrorBody = { error: { code: error.code, message: error.message } };
    void reply
      .header('retry-after', String(error.retryAfter ?? 1))
      .status(503)
      .send(body);
  }
}
