import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DomainError } from '../common/domain-error.ts';
import { type AuthenticatedRequest, bearerToken } from './authenticated-request.ts';
import { OperatorResolver } from './operator-resolver.service.ts';

/** Lets a person's program in by its bearer token and leaves the operator on the request. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(private readonly operators: OperatorResolver) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const operator = this.operators.resolve(bearerToken(request.headers.authorization));
    if (!operator) throw new DomainError('unauthenticated', 'unauthenticated', 'A valid operator token is required');
    request.operator = operator;
    return true;
  }
}
