import { Controller, Get } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { UuidParam } from '../registry/registry-field.decorator.ts';
import { DecisionDto } from './decision.dto.ts';
import { DecisionsReader } from './decisions.reader.ts';

/** Where a caller who was answered 202 looks up what became of it. */
@ApiTags('cases')
@ForOperators('case.read')
@Controller('api/v1/decisions')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsReader) {}

  @Get(':id')
  @ApiOperation({ summary: 'Shows a decision about the membership of a case, and what became of it' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: DecisionDto })
  @ApiNotFoundResponse({ description: 'There is no such decision for this operator', type: ErrorBodyDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<DecisionDto> {
    const decision = await this.decisions.one(operator, id);
    return { ...decision, decidedAt: decision.decidedAt.toISOString() };
  }
}
