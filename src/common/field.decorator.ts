import { applyDecorators, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBadRequestResponse, ApiConflictResponse, ApiNotFoundResponse, ApiParam } from '@nestjs/swagger';
import { IsString, Length, Matches, ValidateIf } from 'class-validator';
import { DomainError } from './domain-error.ts';
import { ErrorBodyDto } from './error-body.dto.ts';

/** Control characters, and halves of surrogate pairs, which PostgreSQL cannot store. */
const ONE_LINE = /^(?!\s)[^\p{Cc}\p{Cs}]*(?<!\s)$/u;

/** ISO 3166-1 alpha-2. */
export const NATION_CODE = /^[A-Z]{2}$/;

/** A line of text, from 1 to `most` characters, without control characters or blanks at its ends. */
export function IsLine(most: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Length(1, most),
    Matches(ONE_LINE, { message: '$property must be one line of text without blanks at its ends' }),
  );
}

/** A short name for addresses and logs: letters, digits, `.`, `_` and `-`. */
export function IsCode(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
      message: '$property must be 1 to 64 letters, digits, ".", "_" or "-", and begin with a letter or digit',
    }),
  );
}

/** ISO 3166-1 alpha-2. */
export function IsNationCode(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(NATION_CODE, { message: '$property must be a nation code of two capital letters' }),
  );
}

/** May be left out, but not null: for what has a default and cannot be unset. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** A UUID in the address, refused by name when it is not one. */
export function UuidParam(name: string): ParameterDecorator {
  return Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () => new DomainError('invalid', 'invalid_uuid', `${name} must be a UUID`, { field: name }),
    }),
  );
}

/** Documents an operation on one row, found by its id, which stands in the address under `name`. */
export function ApiById(noun: string, name = 'id'): MethodDecorator {
  return applyDecorators(
    ApiParam({ name, format: 'uuid', description: `Id of the ${noun}.` }),
    ApiNotFoundResponse({ description: `No such ${noun}.`, type: ErrorBodyDto }),
  );
}

/** Documents how a command can be refused for what it says. */
export function ApiInvalid(): MethodDecorator {
  return ApiBadRequestResponse({ description: 'A field is not valid; the answer names it.', type: ErrorBodyDto });
}

/** Documents how a command can be refused for what it says, or for what there is already. */
export function ApiRefusals(conflict: string): MethodDecorator {
  return applyDecorators(ApiInvalid(), ApiConflictResponse({ description: conflict, type: ErrorBodyDto }));
}
