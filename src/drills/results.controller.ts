import { Controller, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, UuidParam } from '../common/field.decorator.ts';
import { ReportReader } from './report.reader.ts';
import { reportPage } from './report/report-page.ts';
import { ReportQueryDto, ScoreDto } from './score.dto.ts';
import { ScoreReader } from './score.reader.ts';

/** What came of a run. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id')
export class ResultsController {
  constructor(
    private readonly scores: ScoreReader,
    private readonly reports: ReportReader,
  ) {}

  @Get('score')
  @ApiOperation({ summary: 'The score with its coverage; for who plays, of the own nation and after ENDEX' })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ScoreDto })
  score(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ScoreDto> {
    return this.scores.of(operator, id);
  }

  @Get('report')
  @ApiOperation({
    summary:
      'The after-action report as drafted from the journal, to be kept as a file; what of it is seen is as of the score',
  })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async report(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() { format }: ReportQueryDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const report = await this.reports.of(operator, id);
    const page = format === undefined ? accept?.startsWith('text/html') === true : format === 'html';
    // A file and no page of ours: its style is in it, which no page of this server may have.
    void reply.header('content-disposition', `attachment; filename="exercise-${id}.${page ? 'html' : 'json'}"`);
    const content = Buffer.from(page ? reportPage(report) : JSON.stringify(report, null, 2));
    const type = page ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
    return new StreamableFile(content, { type, length: content.length });
  }
}
