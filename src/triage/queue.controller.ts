import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { restrictedObjects } from '../access/shown-objects.ts';
import { Shows } from '../access/shows.decorator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import { HistogramQueryDto, QueueHistogramDto } from './queue-histogram.dto.ts';
import { QueueHistogramReader } from './queue-histogram.reader.ts';
import { SuggestionsDto, SuggestionsQueryDto } from './queue-suggestions.dto.ts';
import { QueueSuggestionsReader } from './queue-suggestions.reader.ts';
import { QueueReader } from './queue.reader.ts';
import { QUEUE_KINDS } from './filter-ast.ts';
import { QueuePageDto, QueueQueryDto, QueueRowDto } from './queue.dto.ts';

/** What waits for a decision. */
@ApiTags('queue')
@ForOperators('case.read')
@Controller('api/v1/queue')
export class QueueController {
  constructor(
    private readonly queue: QueueReader,
    private readonly suggestions: QueueSuggestionsReader,
    private readonly histogram: QueueHistogramReader,
  ) {}

  @Get()
  @Shows('queue', restrictedObjects)
  @ApiOperation({
    summary: 'What waits for a decision: open cases, and alerts that are in no case',
    description: 'What is closed, or put off to later, is left out unless the filter asks for it.',
  })
  @ApiOkResponse({ type: QueuePageDto })
  @ApiBadRequestResponse({ description: 'The filter or the cursor (bad_cursor) is not valid', type: ErrorBodyDto })
  page(@CurrentOperator() operator: Operator, @Query() query: QueueQueryDto): Promise<QueuePageDto> {
    return this.queue.page(operator, Object.assign({}, query));
  }

  @Get('suggestions')
  @ApiOperation({ summary: 'How a filter that is being written may go on, from what waits now' })
  @ApiOkResponse({ type: SuggestionsDto })
  @ApiInvalid()
  suggest(@CurrentOperator() operator: Operator, @Query() { text, at }: SuggestionsQueryDto): Promise<SuggestionsDto> {
    return this.suggestions.read(operator, text, at);
  }

  @Get('histogram')
  @ApiOperation({ summary: 'How much came in the last hour, minute by minute, by severity class' })
  @ApiOkResponse({ type: QueueHistogramDto })
  @ApiInvalid()
  lastHour(@CurrentOperator() operator: Operator, @Query() { filter }: HistogramQueryDto): Promise<QueueHistogramDto> {
    return this.histogram.read(operator, filter);
  }

  @Get(':kind/:id')
  @Shows('queue', restrictedObjects)
  @ApiOperation({ summary: 'One row of the queue, closed and put off too' })
  @ApiParam({ name: 'kind', enum: QUEUE_KINDS })
  @ApiParam({ name: 'id', format: 'uuid', description: 'Id of the case or alert.' })
  @ApiNotFoundResponse({ description: 'No such row.', type: ErrorBodyDto })
  @ApiOkResponse({ type: QueueRowDto })
  one(
    @CurrentOperator() operator: Operator,
    @Param('kind') kind: string,
    @UuidParam('id') id: string,
  ): Promise<QueueRowDto> {
    return this.queue.one(operator, kind, id);
  }
}
