import { applyDecorators } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
} from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { CaseDto } from './case-view.dto.ts';

/** Documents an operation on the case named in the address. */
export function ApiOfCase(summary: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiParam({ name: 'id', type: String, description: 'Id of the case, or its number', example: 'BW-12' }),
    ApiBadRequestResponse({ description: 'A field is not valid; the answer names it', type: ErrorBodyDto }),
    ApiNotFoundResponse({ description: 'There is no such case for this operator', type: ErrorBodyDto }),
  );
}

/** Documents a command on a case; `conflicts` names the codes of its refusals beyond those every command has. */
export function ApiCaseCommand(summary: string, conflicts: readonly string[] = []): MethodDecorator {
  const codes = ['changed_meanwhile', 'case_merged', ...conflicts].join(', ');
  return applyDecorators(
    ApiOfCase(summary),
    ApiConflictResponse({ description: `Refused: ${codes}`, type: ErrorBodyDto }),
  );
}

/** The same for commands answered with the case as it then is. */
export function ApiTriageCommand(summary: string, conflicts: readonly string[] = []): MethodDecorator {
  return applyDecorators(
    ApiCaseCommand(summary, conflicts),
    ApiOkResponse({ description: 'The case after the command', type: CaseDto }),
  );
}
