import { Param } from '@nestjs/common';
import { type CaseReference, parseCaseReference } from './case-reference.ts';

/** The case named in the address, by id or number. */
export function CaseParam(): ParameterDecorator {
  return Param('id', { transform: (text: string): CaseReference => parseCaseReference(text) });
}
