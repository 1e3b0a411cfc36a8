import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '../../authenticated-request.ts';
import { readCookie } from '../sign-in/session-cookie.ts';

/** What proves that the first proof was given; undefined when it was not. */
export const PendingToken = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined =>
  readCookie(context.switchToHttp().getRequest<AuthenticatedRequest>().headers.cookie, 'pending'),
);
