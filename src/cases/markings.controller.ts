import { applyDecorators, Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, UuidParam } from '../registry/registry-field.decorator.ts';
import { ApiOfCase } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import type { ThingReference } from './marked-things.store.ts';
import { MarkDto, MarkingOutcomeDto } from './markings.dto.ts';
import { MarkingsService } from './markings.service.ts';

/** Documents how a thing is marked. */
function ApiMarks(noun: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOkResponse({ description: `The ${noun} is marked so, now or before.`, type: MarkingOutcomeDto }),
    ApiAcceptedResponse({ description: 'It would be lower: another person must confirm.', type: MarkingOutcomeDto }),
    ApiConflictResponse({ description: 'Refused: already_requested', type: ErrorBodyDto }),
  );
}

@ApiTags('markings')
@ForOperators('case.mark')
@Controller('api/v1')
export class MarkingsController {
  constructor(private readonly markings: MarkingsService) {}

  @Post('cases/:id/marking')
  @ApiOfCase('Marks the case, and its parts at least as strictly')
  @ApiMarks('case')
  markCase(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'case', reference }, body, reply);
  }

  @Post('cases/:id/notes/:noteId/marking')
  @ApiOfCase('Marks a note')
  @ApiMarks('note')
  markNote(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('noteId') id: string,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'note', reference, id }, body, reply);
  }

  @Post('cases/:id/tasks/:taskId/marking')
  @ApiOfCase('Marks a task')
  @ApiMarks('task')
  markTask(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('taskId') id: string,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'task', reference, id }, body, reply);
  }

  @Post('cases/:id/observables/:observableId/marking')
  @ApiOfCase('Marks an observable')
  @ApiMarks('observable')
  markObservable(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('observableId') id: string,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'observable', reference, id }, body, reply);
  }

  @Post('cases/:id/evidence/:evidenceId/marking')
  @ApiOfCase('Marks a piece of evidence')
  @ApiMarks('piece of evidence')
  markEvidence(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('evidenceId') id: string,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'evidence', reference, id }, body, reply);
  }

  @Post('alerts/:id/marking')
  @ApiOperation({ summary: 'Marks an alert, and the case it is in at least as strictly' })
  @ApiById('alert')
  @ApiMarks('alert')
  markAlert(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: MarkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    return this.mark(operator, { kind: 'alert', id }, body, reply);
  }

  private async mark(
    operator: Operator,
    thing: ThingReference,
    { reason, ...wish }: MarkDto,
    reply: FastifyReply,
  ): Promise<MarkingOutcomeDto> {
    const outcome = await this.markings.mark(operator, thing, wish, reason);
    if (outcome.status === 'requested') void reply.status(202);
    return outcome;
  }
}
