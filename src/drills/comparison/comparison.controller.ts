import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ApiById, ApiInvalid, UuidParam } from '../../common/field.decorator.ts';
import { ComparisonDto, SayComparisonDto } from './comparison.dto.ts';
import { Comparisons } from './comparison.service.ts';

/** Whether a nation's scores may stand beside those of others. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id/comparison')
export class ComparisonController {
  constructor(private readonly comparisons: Comparisons) {}

  @Get()
  @ApiOperation({ summary: 'What the own nation said of being compared, and with whom it therefore is' })
  @ApiById('run')
  @ApiOkResponse({ type: ComparisonDto })
  of(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ComparisonDto> {
    return this.comparisons.of(operator, id);
  }

  @Put()
  @Allows('release.grant')
  @ApiOperation({
    summary: 'Agrees that scores of a cell are seen by nations that agree to the same, or takes that back',
  })
  @ApiById('run')
  @ApiInvalid()
  @ApiOkResponse({ type: ComparisonDto })
  async say(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: SayComparisonDto,
  ): Promise<ComparisonDto> {
    await this.comparisons.say(operator, id, body);
    return this.comparisons.of(operator, id);
  }
}
