import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import type { Settings } from '../../config/settings.ts';
import { DomainError } from '../common/domain-error.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { AnswerHotwashDto, HotwashDto } from './hotwash.dto.ts';
import { HotwashReader } from './hotwash.reader.ts';
import { HotwashService } from './hotwash.service.ts';
import { printFonts } from './printing/print-fonts.ts';
import { Printer } from './printing/printer.adapter.ts';
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
    private readonly printer: Printer,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'consoleFolder'>,
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
  @ApiServiceUnavailableResponse({ description: 'Refused: no_printer, printing_failed', type: ErrorBodyDto })
  @ApiProduces('application/json', 'text/html', 'text/csv', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async report(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Query() query: ReportQueryDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    requireTableOfCsv(query);
    const format = formatOf(query, accept);
    // Asked first: where nothing prints, nothing need be counted.
    if (format === 'pdf') this.printer.find();
    const report = await this.reports.of(operator, id, query.cell);
    const { name, type, content } =
      format === 'pdf' ? await this.printed(report) : reportFile(report, format, query.table);
    // A file and no page of ours: its style is in it, which no page of this server may have.
    void reply.header('content-disposition', `attachment; filename="exercise-${id}${name}"`);
    return new StreamableFile(content, { type, length: content.length });
  }

  private async printed(report: ReportDocument): Promise<ReportFile> {
    const fonts = printFonts(this.settings.consoleFolder, reportPage(report));
    const content = await this.printer.print(reportPage(report, fonts === undefined ? {} : { fonts }));
    return { name: '.pdf', type: 'application/pdf', content };
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
  if (format !== undefined) return format;
  if (accept?.startsWith('application/pdf') === true) return 'pdf';
  return accept?.startsWith('text/html') === true ? 'html' : 'json';
}

/** What the name of the file ends on, of which type it is, and what is in it. */
interface ReportFile {
  name: string;
  type: string;
  content: Buffer;
}

/** The report as text. */
function reportFile(
  report: ReportDocument,
  format: Exclude<ReportFormat, 'pdf'>,
  table: ReportTable | undefined,
): ReportFile {
  const file = (name: string, type: string, text: string): ReportFile => ({
    name,
    type: `${type}; charset=utf-8`,
    content: Buffer.from(text),
  });
  if (format === 'html') return file('.html', 'text/html', reportPage(report));
  if (table !== undefined) return file(`-${table}.csv`, 'text/csv', reportTables(report)[table]);
  return file('.json', 'application/json', JSON.stringify(report, null, 2));
}
