import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { AuthenticatedSensor } from './authenticated-sensor.ts';

/** The sensor that sends. Only on handlers for sensors; elsewhere it is a fault of the program. */
export const CurrentSensor = createParamDecorator((_: unknown, context: ExecutionContext): AuthenticatedSensor => {
  const { sensor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!sensor) throw new Error('@CurrentSensor() on a handler that is not @ForSensors()');
  return sensor;
});
