import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { ClockService } from './clock.service.ts';
import { JudgeDto, MoveClockDto, MoveItemDto, ObserveDto } from './drill.dto.ts';
import { InboxReader } from './inbox.reader.ts';
import { type ItemMove, ItemsService } from './items.service.ts';
import { InboxDto, ObservationListDto } from './drill-views.dto.ts';
import { RunDto } from './run.dto.ts';
import { RunsReader } from './runs.reader.ts';
import { VerdictsService } from './verdicts.service.ts';

/** What is done with a run from inside its realm. */
@ApiTags('drills')
@ForOperators('drill.run')
@Controller('api/v1/drills/runs/:id')
export class RunControlController {
  constructor(
    private readonly reader: RunsReader,
    private readonly inbox: InboxReader,
    private readonly clocks: ClockService,
    private readonly items: ItemsService,
    private readonly verdicts: VerdictsService,
  ) {}

  @Post('clock')
  @HttpCode(200)
  @ApiOperation({ summary: 'Starts, stops or sets the exercise clock, or ends the exercise' })
  @ApiById('run')
  @ApiRefusals('It may not follow what there was.')
  @ApiOkResponse({ type: RunDto })
  async clock(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: MoveClockDto,
  ): Promise<RunDto> {
    await this.clocks.move(operator, id, body);
    return this.reader.one(operator, id);
  }

  @Post('items/:item/fire')
  @MovesItem('Delivers an item now, whatever the clock shows; also what is held, and what failed')
  fire(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
    @Body() body: MoveItemDto,
  ): Promise<RunDto> {
    return this.move(operator, id, item, 'fire', body);
  }

  @Post('items/:item/hold')
  @MovesItem('Keeps an item from being delivered')
  hold(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
    @Body() body: MoveItemDto,
  ): Promise<RunDto> {
    return this.move(operator, id, item, 'hold', body);
  }

  @Post('items/:item/release')
  @MovesItem('Lets an item go that is held: at its time, and at once where that has passed')
  release(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
    @Body() body: MoveItemDto,
  ): Promise<RunDto> {
    return this.move(operator, id, item, 'release', body);
  }

  @Post('items/:item/withdraw')
  @MovesItem('Takes an item out of the run for good')
  withdraw(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
    @Body() body: MoveItemDto,
  ): Promise<RunDto> {
    return this.move(operator, id, item, 'withdraw', body);
  }

  @Post('items/:item/expectations/:expectation/results')
  @HttpCode(200)
  @Allows('drill.evaluate')
  @ApiOperation({ summary: 'Overrides what the journal says of an expectation; also after ENDEX' })
  @ApiById('run')
  @ApiParam({ name: 'item', example: 'M-04' })
  @ApiParam({ name: 'expectation', example: 'share' })
  @ApiRefusals('Never.')
  @ApiOkResponse({ type: RunDto })
  async judge(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
    @Param('expectation') expectation: string,
    @Body() body: JudgeDto,
  ): Promise<RunDto> {
    await this.verdicts.judge(operator, id, { item, expectation }, body);
    return this.reader.one(operator, id);
  }

  @Get('observations')
  @Allows('drill.read')
  @ApiOperation({ summary: 'What observers noted, for those who see the whole run' })
  @ApiById('run')
  @ApiOkResponse({ type: ObservationListDto })
  observations(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ObservationListDto> {
    return this.reader.observations(operator, id);
  }

  @Post('observations')
  @Allows('drill.evaluate')
  @ApiOperation({ summary: 'Notes what was seen of a cell, an item or the whole' })
  @ApiById('run')
  @ApiRefusals('Never.')
  @ApiCreatedResponse({ type: ObservationListDto })
  async observe(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: ObserveDto,
  ): Promise<ObservationListDto> {
    await this.verdicts.observe(operator, id, body);
    return this.reader.observations(operator, id);
  }

  @Get('inbox')
  @Allows('case.read')
  @ApiOperation({ summary: 'Messages, news and calls your cell has been told, newest first' })
  @ApiById('run')
  @ApiOkResponse({ type: InboxDto })
  async told(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<InboxDto> {
    return { items: await this.inbox.list(operator, id) };
  }

  private async move(operator: Operator, id: string, item: string, move: ItemMove, body: MoveItemDto): Promise<RunDto> {
    await this.items.move(operator, id, item, move, body);
    return this.reader.one(operator, id);
  }
}

function MovesItem(summary: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    ApiById('run'),
    ApiParam({ name: 'item', example: 'M-04' }),
    ApiNotFoundResponse({ description: 'No such run or item.', type: ErrorBodyDto }),
    ApiRefusals('It is delivered, or the run is over.'),
    ApiOkResponse({ type: RunDto }),
  );
}
