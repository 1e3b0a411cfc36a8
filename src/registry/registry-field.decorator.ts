import { Param } from '@nestjs/common';
import { DomainError } from '../common/domain-error.ts';
import { NATION_CODE } from '../common/field.decorator.ts';

export {
  ApiById,
  ApiInvalid,
  ApiRefusals,
  IsCode,
  IsLine,
  IsNationCode,
  MayBeAbsent,
  UuidParam,
} from '../common/field.decorator.ts';

/** A nation's code in the address, refused by name when it cannot be one. */
export function NationParam(name: string): ParameterDecorator {
  return Param(name, {
    transform(value: unknown): string {
      if (typeof value === 'string' && NATION_CODE.test(value)) return value;
      throw new DomainError('invalid', 'invalid_nation', `${name} must be a nation code of two capital letters`, {
        field: name,
      });
    },
  });
}
