import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../../common/field.decorator.ts';
import { RunDto } from '../run.dto.ts';
import { RunsReader } from '../runs.reader.ts';
import { AmendDto, AmendmentListDto, AmendmentPreviewDto, ItemScriptDto } from './amendment.dto.ts';
import { AmendmentsReader } from './amendments.reader.ts';
import { AmendmentsService } from './amendments.service.ts';
import { reasonOf, wantedChange } from './wanted-change.ts';

/** Changes of the script of a run, from inside its realm. */
@ApiTags('drills')
@ForOperators('drill.run')
@Controller('api/v1/drills/runs/:id')
export class AmendmentsController {
  constructor(
    private readonly runs: RunsReader,
    private readonly reader: AmendmentsReader,
    private readonly amendments: AmendmentsService,
  ) {}

  @Get('items/:item')
  @Allows('drill.read')
  @ApiOperation({ summary: 'An item as it is in effect: all it says, and what is expected of it' })
  @ApiById('run')
  @ApiParam({ name: 'item', example: 'M-04' })
  @ApiNotFoundResponse({ description: 'No such run or item.', type: ErrorBodyDto })
  @ApiOkResponse({ type: ItemScriptDto })
  item(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('item') item: string,
  ): Promise<ItemScriptDto> {
    return this.reader.item(operator, id, item);
  }

  @Get('amendments')
  @Allows('drill.read')
  @ApiOperation({ summary: 'What was changed of the script since the run was made, by whom and why' })
  @ApiById('run')
  @ApiOkResponse({ type: AmendmentListDto })
  async list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AmendmentListDto> {
    return { items: await this.reader.list(operator, id) };
  }

  @Post('amendments/preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a change of the script would do: what would go out when, and what would keep it',
    description: 'Changes nothing. What keeps it from being made is part of the answer, each with the field at fault.',
  })
  @ApiById('run')
  @ApiInvalid()
  @ApiOkResponse({ type: AmendmentPreviewDto })
  preview(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AmendDto,
  ): Promise<AmendmentPreviewDto> {
    return this.reader.preview(operator, id, wantedChange(body));
  }

  @Post('amendments')
  @ApiOperation({
    summary: 'Changes the script: adds an item, edits one, gives it other cells, or moves it in time',
    description:
      'Before STARTEX and while it runs, and only what has not begun. The frozen script stays as it was; changes are kept ' +
      'beside it, and the report tells them.',
  })
  @ApiById('run')
  @ApiRefusals('It has begun, or the exercise is over.')
  @ApiCreatedResponse({ type: RunDto })
  async amend(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AmendDto,
  ): Promise<RunDto> {
    await this.amendments.amend(operator, id, wantedChange(body), reasonOf(body));
    return this.runs.one(operator, id);
  }
}
