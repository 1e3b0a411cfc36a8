import { Controller, Get } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, UuidParam } from '../common/field.decorator.ts';
import { ScoreDto } from './score.dto.ts';
import { ScoreReader } from './score.reader.ts';

/** What came of a run. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id')
export class ResultsController {
  constructor(private readonly scores: ScoreReader) {}

  @Get('score')
  @ApiOperation({ summary: 'The score with its coverage; for who plays, of the own organisation and after ENDEX' })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ScoreDto })
  score(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ScoreDto> {
    return this.scores.of(operator, id);
  }
}
