import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DomainError } from '../common/domain-error.ts';
import { type AuthenticatedRequest, bearerToken } from './authenticated-request.ts';
import { RateLimits } from './rate-limits.service.ts';
import { SensorKeyReader } from './sensor-key.reader.ts';

/**
 * Lets a sensor in by its key and leaves the sensor on the request. Unknown, expired and revoked keys and disabled
 * sensors get one and the same answer, so that nobody learns which keys exist.
 */
@Injectable()
export class SensorGuard implements CanActivate {
  constructor(
    private readonly keys: SensorKeyReader,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const sensor = await this.keys.find(bearerToken(request.headers.authorization));
    if (!sensor) throw new DomainError('unauthenticated', 'unauthenticated', 'A valid sensor key is required');
    request.sensor = sensor;
    await this.limits.key(sensor.keyId);
    return true;
  }
}
