import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { OperatorGuard } from './operator.guard.ts';
import { SensorGuard } from './sensor.guard.ts';

export type Audience = 'operators' | 'sensors' | 'public';

/** Metadata by which a handler says whom it is for. A handler that does not say is refused. */
export const AUDIENCE = 'breakwater:audience';

/** For people: an operator's token is required. Guards add up, so give a controller or its handlers one audience. */
export function ForOperators(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(AUDIENCE, 'operators' satisfies Audience),
    UseGuards(OperatorGuard),
    ApiBearerAuth('operator'),
    ApiUnauthorizedResponse({ description: 'No operator token, or not a valid one.', type: ErrorBodyDto }),
  );
}

/** For sensors and gateways: a sensor key is required. Guards add up, so give a controller or its handlers one audience. */
export function ForSensors(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(AUDIENCE, 'sensors' satisfies Audience),
    UseGuards(SensorGuard),
    ApiBearerAuth('sensor'),
    ApiUnauthorizedResponse({ description: 'No sensor key, or not a valid one.', type: ErrorBodyDto }),
  );
}

/** For everyone: health and documents, nothing that tells of a case, an alert or a site. */
export function Public(): ClassDecorator & MethodDecorator {
  return SetMetadata(AUDIENCE, 'public' satisfies Audience);
}
