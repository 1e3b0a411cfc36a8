import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import { SensorAuthenticator } from './gateways/sensor-authenticator.service.ts';

/** Lets in whoever may speak for a sensor, and leaves the sensor on the request. */
@Injectable()
export class SensorGuard implements CanActivate {
  constructor(private readonly authenticator: SensorAuthenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.sensor = await this.authenticator.authenticate(request);
    return true;
  }
}
