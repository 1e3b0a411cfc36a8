import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { Operator } from './operator.ts';

/** The operator who asks. Only on handlers for operators; elsewhere it is a fault of the program. */
export const CurrentOperator = createParamDecorator((_: unknown, context: ExecutionContext): Operator => {
  const { operator } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!operator) throw new Error('@CurrentOperator() on a handler that is not @ForOperators()');
  return operator;
});
