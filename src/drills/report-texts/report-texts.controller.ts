import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../../common/field.decorator.ts';
import { ReleaseWordsDto, ReportTextListDto, WriteReportTextDto } from './report-text.dto.ts';
import { ReportTextsReader } from './report-texts.reader.ts';
import { ReportTexts } from './report-texts.service.ts';

/** What people write in the report of a run, and whom they let read it. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id/report')
export class ReportTextsController {
  constructor(
    private readonly reader: ReportTextsReader,
    private readonly texts: ReportTexts,
  ) {}

  @Get('texts')
  @ApiOperation({ summary: 'Words of people in the report: of the own cells, and those that were released to you' })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ReportTextListDto })
  list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ReportTextListDto> {
    return this.reader.of(operator, id);
  }

  @Put('texts')
  @ApiOperation({ summary: 'Writes a part of the report of a cell, or of all together, as a new version' })
  @ApiById('run')
  @ApiRefusals('Refused: not_over, changed_meanwhile')
  @ApiOkResponse({ type: ReportTextListDto })
  async write(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: WriteReportTextDto,
  ): Promise<ReportTextListDto> {
    await this.texts.write(operator, id, body);
    return this.reader.of(operator, id);
  }

  @Put('releases')
  @ApiOperation({
    summary: 'Says which nations besides the own may read what is written of a cell, or of all together',
  })
  @ApiById('run')
  @ApiRefusals('Refused: not_over')
  @ApiOkResponse({ type: ReportTextListDto })
  async release(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: ReleaseWordsDto,
  ): Promise<ReportTextListDto> {
    await this.texts.release(operator, id, body);
    return this.reader.of(operator, id);
  }
}
