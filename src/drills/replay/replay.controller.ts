import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { EXERCISE_MARK } from '../../access/realms/realm-name.ts';
import type { Shown } from '../../access/shown-objects.ts';
import { Shows } from '../../access/shows.decorator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiInvalid, UuidParam } from '../../common/field.decorator.ts';
import { ArchivedRuns } from './archived-run.reader.ts';
import { ReplayDto, ReplayQueryDto } from './replay.dto.ts';
import { ReplayReader } from './replay.reader.ts';

/** A run, seen again. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id/replay')
export class ReplayController {
  constructor(
    private readonly replays: ReplayReader,
    private readonly archived: ArchivedRuns,
  ) {}

  @Get()
  @Shows('case', restrictedCases)
  @ApiOperation({
    summary:
      'What a cell saw, entry by entry; for who plays, of the own cell and after ENDEX, for who sees the whole run of any cell or all',
    description: 'Once the run is archived it is asked from outside, by those who were in it.',
  })
  @ApiById('run')
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ReplayDto })
  async read(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() { cell }: ReplayQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplayDto> {
    const inside = await this.archived.insideOf(operator, id);
    // Also where it is asked outside: what comes out of an exercise says so.
    if (inside !== operator) void reply.header('breakwater-exercise', EXERCISE_MARK);
    return this.replays.of(inside, id, cell);
  }
}

/** For the audit trail: cases that were marked for fewer than the nation at some instant of it. */
function restrictedCases(answer: unknown): Shown | undefined {
  const { steps } = answer as ReplayDto;
  const strict = steps.flatMap(({ cases }) => cases ?? []).filter(({ tlp }) => tlp === 'AMBER+STRICT' || tlp === 'RED');
  const objects = [...new Set(strict.map(({ id }) => id))];
  return objects.length === 0 ? undefined : { objects };
}
