import { applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { IssuedKeyDto, IssuedSecretDto, RotatedKeyDto } from './machine-key.dto.ts';
import { ApiById, ApiInvalid } from './registry-field.decorator.ts';

export function ApiKeyId(): MethodDecorator {
  return ApiParam({ name: 'keyId', format: 'uuid', description: 'Id of the key.' });
}

export function ApiIssues(noun: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: 'Issues a key. It is shown in this answer and never again.' }),
    ApiById(noun),
    ApiInvalid(),
    ApiCreatedResponse({ type: IssuedKeyDto }),
    ApiNoSecretKey(),
  );
}

export function ApiRotates(noun: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: 'Issues a key on the terms of an old one, which goes on working for the overlap.' }),
    ApiById(noun),
    ApiInvalid(),
    ApiConflictResponse({ description: 'Several keys are in force, and none is named.', type: ErrorBodyDto }),
    ApiCreatedResponse({ type: RotatedKeyDto }),
    ApiNoSecretKey(),
  );
}

export function ApiRotatesSecret(noun: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary: 'Makes a new signing secret; the one before goes on working for the overlap.' }),
    ApiById(noun),
    ApiKeyId(),
    ApiInvalid(),
    ApiConflictResponse({ description: 'Requests with this key are not signed.', type: ErrorBodyDto }),
    ApiCreatedResponse({ type: IssuedSecretDto }),
    ApiNoSecretKey(),
  );
}

function ApiNoSecretKey(): MethodDecorator {
  return ApiResponse({ status: 503, description: 'The node has no BREAKWATER_SECRET_KEY.', type: ErrorBodyDto });
}
