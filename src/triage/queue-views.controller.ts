import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { ChangeQueueViewDto, CreateQueueViewDto, QueueViewDto, QueueViewListDto } from './queue-views.dto.ts';
import { QueueViewsReader } from './queue-views.reader.ts';
import { QueueViewsService } from './queue-views.service.ts';

/** Filters of the queue that people keep under a name. */
@ApiTags('queue')
@ForOperators('case.read')
@Controller('api/v1/queue/views')
export class QueueViewsController {
  constructor(
    private readonly views: QueueViewsService,
    private readonly reader: QueueViewsReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Own views and those shared within the organisation, each with what it shows you now' })
  @ApiOkResponse({ type: QueueViewListDto })
  list(@CurrentOperator() operator: Operator): Promise<QueueViewListDto> {
    return this.reader.list(operator);
  }

  @Post()
  @ApiOperation({ summary: 'Keeps a filter under a name' })
  @ApiRefusals('There are too many already.')
  @ApiCreatedResponse({ type: QueueViewDto })
  create(@CurrentOperator() operator: Operator, @Body() body: CreateQueueViewDto): Promise<QueueViewDto> {
    return this.views.create(operator, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Changes a view; what is shared needs `view.share`' })
  @ApiById('view')
  @ApiInvalid()
  @ApiOkResponse({ type: QueueViewDto })
  change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: ChangeQueueViewDto,
  ): Promise<QueueViewDto> {
    return this.views.change(operator, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a view; another’s shared one needs `view.share`' })
  @ApiById('view')
  @ApiNoContentResponse()
  remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    return this.views.remove(operator, id);
  }
}
