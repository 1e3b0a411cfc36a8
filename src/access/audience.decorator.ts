import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiHeader, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ACTION, AUDIENCE, type Audience } from './audience.ts';
import { OperatorGuard } from './operator.guard.ts';
import type { Action } from './policy/action.ts';
import { SensorGuard } from './sensor.guard.ts';

/**
 * For people and programs of theirs whose roles grant the action; what they may do it to is for the operation to ask.
 * An action on a handler outranks the one on its controller.
 */
export function ForOperators(action: Action): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(AUDIENCE, 'operators' satisfies Audience),
    SetMetadata(ACTION, action),
    UseGuards(OperatorGuard),
    ApiBearerAuth('operator'),
    ApiUnauthorizedResponse({ description: 'Nobody is signed in.', type: ErrorBodyDto }),
    ApiForbiddenResponse({ description: `No role of yours allows \`${action}\`.`, type: ErrorBodyDto }),
  );
}

/** Says of one handler of a `@ForOperators` controller what it lets people do. */
export function Allows(action: Action): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACTION, action),
    ApiForbiddenResponse({ description: `No role of yours allows \`${action}\`.`, type: ErrorBodyDto }),
  );
}

/**
 * For sensors and gateways: a key, or a certificate that is bound to a gateway, is required (docs/gateways.md). Guards add up, so
 * give a controller or its handlers one audience.
 */
export function ForSensors(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(AUDIENCE, 'sensors' satisfies Audience),
    UseGuards(SensorGuard),
    ApiBearerAuth('sensor'),
    ApiHeader({
      name: 'Breakwater-Sensor',
      required: false,
      description: 'Code of the sensor these are of. Needed of gateways, which speak for several.',
    }),
    ApiUnauthorizedResponse({
      description: 'No key or certificate, or not a valid one; or a signature that is missing or does not stand.',
      type: ErrorBodyDto,
    }),
    ApiForbiddenResponse({ description: 'The key does not speak for the sensor that is named.', type: ErrorBodyDto }),
  );
}

/** For everyone: health, documents and signing in; nothing that tells of a case, an alert or a site. */
export function Public(): ClassDecorator & MethodDecorator {
  return SetMetadata(AUDIENCE, 'public' satisfies Audience);
}
