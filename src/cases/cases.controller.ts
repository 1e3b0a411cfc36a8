import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { restrictedObjects } from '../access/shown-objects.ts';
import { Shows } from '../access/shows.decorator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import type { Page } from '../common/page-cursor.ts';
import { ApiOfCase } from './case-operation.decorator.ts';
import { CaseAlertsReader } from './case-alerts.reader.ts';
import { CaseNotesReader } from './case-notes.reader.ts';
import { CaseObjectsReader } from './case-objects.reader.ts';
import {
  type CaseAlertDto,
  CaseAlertPageDto,
  type CaseNoteDto,
  CaseNotePageDto,
  type CaseObjectDto,
  CaseObjectPageDto,
  type TimelineEntryDto,
  TimelinePageDto,
} from './case-parts.dto.ts';
import { CaseAlertsQueryDto, CaseListQueryDto, TimelineQueryDto } from './case-query.dto.ts';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { CaseTimelineReader } from './case-timeline.reader.ts';
import { CaseDto, CasePageDto } from './case-view.dto.ts';
import { CasesReader } from './cases.reader.ts';

/** What teams read of cases. */
@ApiTags('cases')
@ForOperators('case.read')
@Controller('api/v1/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesReader,
    private readonly caseAlerts: CaseAlertsReader,
    private readonly caseTimeline: CaseTimelineReader,
    private readonly caseObjects: CaseObjectsReader,
    private readonly caseNotes: CaseNotesReader,
  ) {}

  @Get()
  @Shows('case', restrictedObjects)
  @ApiOperation({
    summary: 'Lists cases',
    description:
      'Without filters every case is listed, closed and merged ones too. A case that changes while pages are read ' +
      'moves to the front of the order `updated`; ask again with `updatedSince` to meet it.',
  })
  @ApiOkResponse({ type: CasePageDto })
  @ApiBadRequestResponse({ description: 'A filter or the cursor (bad_cursor) is not valid', type: ErrorBodyDto })
  list(@CurrentOperator() operator: Operator, @Query() query: CaseListQueryDto): Promise<Page<CaseDto>> {
    const { limit, cursor, order, ...filter } = Object.assign({}, query);
    return this.cases.list(operator, filter, order, { limit, cursor });
  }

  @Get(':id')
  @Shows('case', restrictedObjects)
  @ApiOfCase('Shows one case')
  @ApiOkResponse({ type: CaseDto })
  one(@CurrentOperator() operator: Operator, @CaseParam() reference: CaseReference): Promise<CaseDto> {
    return this.cases.one(operator, reference);
  }

  @Get(':id/alerts')
  @Shows('alert', restrictedObjects)
  @ApiOfCase('Lists the alerts of a case with the reasons they are there, or the repeats folded into one of them')
  @ApiOkResponse({ type: CaseAlertPageDto })
  alerts(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: CaseAlertsQueryDto,
  ): Promise<Page<CaseAlertDto>> {
    return query.head === undefined
      ? this.caseAlerts.heads(operator, reference, query)
      : this.caseAlerts.occurrences(operator, reference, query.head.toLowerCase(), query);
  }

  @Get(':id/timeline')
  @Shows('timeline', restrictedObjects)
  @ApiOfCase('Tells what happened in a case and in the cases merged into it, notes included')
  @ApiOkResponse({ type: TimelinePageDto })
  timeline(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: TimelineQueryDto,
  ): Promise<Page<TimelineEntryDto>> {
    return this.caseTimeline.read(operator, reference, query.order, query);
  }

  @Get(':id/objects')
  @ApiOfCase('Lists the drones and vessels of a case')
  @ApiOkResponse({ type: CaseObjectPageDto })
  objects(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: PageQueryDto,
  ): Promise<Page<CaseObjectDto>> {
    return this.caseObjects.list(operator, reference, query);
  }

  @Get(':id/notes')
  @Shows('note', restrictedObjects)
  @ApiOfCase('Lists the notes on a case, oldest first')
  @ApiOkResponse({ type: CaseNotePageDto })
  notes(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: PageQueryDto,
  ): Promise<Page<CaseNoteDto>> {
    return this.caseNotes.list(operator, reference, query);
  }
}
