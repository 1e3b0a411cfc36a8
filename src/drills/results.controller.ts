import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { AnswerHotwashDto, HotwashDto } from './hotwash.dto.ts';
import { HotwashReader } from './hotwash.reader.ts';
import { HotwashService } from './hotwash.service.ts';
import { ReportReader } from './report.reader.ts';
import type { ReportDocument } from './report/report-document.ts';
import { reportPage } from './report/report-page.ts';
import { type ReportTable, reportTables } from './report/report-tables.ts';
import { type ReportFormat, ReportQueryDto, ScoreDto } from './score.dto.ts';
import { ScoreReader } from './score.reader.ts';

/** What came of a run. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id')
export class ResultsController {
  constructor(
    private readonly scores: ScoreReader,
    private readonly reports: ReportReader,
    private readonly said: HotwashReader,
    private readonly answers: HotwashService,
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
  @ApiInvalid()
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiProduces('application/json', 'text/html', 'text/csv')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async report(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() query: ReportQueryDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    requireTableOfCsv(query);
    const { name, type, text } = reportFile(await this.reports.of(operator, id), formatOf(query, accept), query.table);
    // A file and no page of ours: its style is in it, which no page of this server may have.
    void reply.header('content-disposition', `attachment; filename="exercise-${id}${name}"`);
    const content = Buffer.from(text);
    return new StreamableFile(content, { type: `${type}; charset=utf-8`, length: content.length });
  }

  @Get('hotwash')
  @ApiOperation({ summary: 'What members said of the run after ENDEX, seen as the report is' })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: HotwashDto })
  hotwash(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<HotwashDto> {
    return this.said.of(operator, id);
  }

  @Post('hotwash')
  @HttpCode(200)
  @Allows('self')
  @ApiOperation({
    summary: 'Says what went well and what to improve, as a member of the run; replaces what you said before',
  })
  @ApiById('run')
  @ApiRefusals('Refused: not_over')
  @ApiOkResponse({ type: HotwashDto })
  async answer(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AnswerHotwashDto,
  ): Promise<HotwashDto> {
    await this.answers.answer(operator, id, body);
    return this.said.of(operator, id);
  }
}

/** @throws DomainError `table_missing`, `table_without_csv`. */
function requireTableOfCsv({ format, table }: ReportQueryDto): void {
  const field = { field: 'table' };
  if (format === 'csv' && table === undefined) {
    throw new DomainError('invalid', 'table_missing', 'A file of CSV holds one table: say which', field);
  }
  if (format !== 'csv' && table !== undefined) {
    throw new DomainError('invalid', 'table_without_csv', 'Tables are asked for one by one as CSV alone', field);
  }
}

function formatOf({ format }: ReportQueryDto, accept: string | undefined): ReportFormat {
  return format ?? (accept?.startsWith('text/html') === true ? 'html' : 'json');
}

/** The report in a form, with what its file name ends on. */
function reportFile(
  report: ReportDocument,
  format: ReportFormat,
  table: ReportTable | undefined,
): { name: string; type: string; text: string } {
  if (format === 'html') return { name: '.html', type: 'text/html', text: reportPage(report) };
  if (table !== undefined) return { name: `-${table}.csv`, type: 'text/csv', text: reportTables(report)[table] };
  return { name: '.json', type: 'application/json', text: JSON.stringify(report, null, 2) };
}
