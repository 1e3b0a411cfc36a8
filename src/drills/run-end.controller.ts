import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiForbiddenResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { ArchivedRunDto, DeletedRunDto, DeleteRunDto } from './run-end.dto.ts';
import { RunsArchive } from './runs-archive.service.ts';
import { RunsDeletion } from './runs-deletion.service.ts';

/** What becomes of a run that is over. Asked from outside of every exercise, by who directs it or operates the node. */
@ApiTags('drills')
@ForOperators('drill.run')
@Controller('api/v1/drills/runs/:id')
export class RunEndController {
  constructor(
    private readonly archives: RunsArchive,
    private readonly deletion: RunsDeletion,
  ) {}

  @Post('archive')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Archives a run that is over: nobody enters it any more, and nothing of it is lost',
    description: 'For who directs it, and the node’s operator. It cannot be opened again.',
  })
  @ApiById('run')
  @ApiRefusals('not_over')
  @ApiForbiddenResponse({ description: 'Somebody else directs it.', type: ErrorBodyDto })
  @ApiOkResponse({ type: ArchivedRunDto })
  async archive(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ArchivedRunDto> {
    const { archivedAt } = await this.archives.archive(operator, id);
    return { archivedAt: (archivedAt ?? new Date(0)).toISOString() };
  }

  @Post('deletion')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Removes a run that is over, and every row of its realm, for good',
    description:
      'For who directs it, and the node’s operator. The audit trail keeps what it wrote, and tells who removed it and why. Nothing of ' +
      'it can be brought back; take the report first.',
  })
  @ApiById('run')
  @ApiRefusals('not_over, trail_behind')
  @ApiForbiddenResponse({ description: 'Somebody else directs it.', type: ErrorBodyDto })
  @ApiOkResponse({ type: DeletedRunDto })
  delete(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: DeleteRunDto,
  ): Promise<DeletedRunDto> {
    return this.deletion.delete(operator, id, body);
  }
}
