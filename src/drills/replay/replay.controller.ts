import { Controller, Get, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import type { Shown } from '../../access/shown-objects.ts';
import { Shows } from '../../access/shows.decorator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiInvalid, UuidParam } from '../../common/field.decorator.ts';
import { ReplayDto, ReplayQueryDto } from './replay.dto.ts';
import { ReplayReader } from './replay.reader.ts';

/** A run, seen again. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id/replay')
export class ReplayController {
  constructor(private readonly replays: ReplayReader) {}

  @Get()
  @Shows('case', restrictedCases)
  @ApiOperation({
    summary:
      'What a cell saw, entry by entry; for who plays, of the own cell and after ENDEX, for who sees the whole run of any cell or all',
  })
  @ApiById('run')
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ReplayDto })
  read(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() { cell }: ReplayQueryDto,
  ): Promise<ReplayDto> {
    return this.replays.of(operator, id, cell);
  }
}

/** For the audit trail: cases that were marked for fewer than the nation at some instant of it. */
function restrictedCases(answer: unknown): Shown | undefined {
  const { steps } = answer as ReplayDto;
  const strict = steps.flatMap(({ cases }) => cases ?? []).filter(({ tlp }) => tlp === 'AMBER+STRICT' || tlp === 'RED');
  const objects = [...new Set(strict.map(({ id }) => id))];
  return objects.length === 0 ? undefined : { objects };
}
