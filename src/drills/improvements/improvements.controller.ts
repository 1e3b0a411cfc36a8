import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ErrorBodyDto } from '../../common/error-body.dto.ts';
import { ApiById, ApiRefusals, UuidParam } from '../../common/field.decorator.ts';
import { AddImprovementDto, ChangeImprovementDto, HandOverDto, ImprovementListDto } from './improvement.dto.ts';
import { ImprovementsReader } from './improvements.reader.ts';
import { ImprovementsService } from './improvements.service.ts';

/** What is to be improved after a run, worked from inside it. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/runs/:id/improvements')
export class ImprovementsController {
  constructor(
    private readonly reader: ImprovementsReader,
    private readonly improvements: ImprovementsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The improvement plan of a run that is over; for who plays, of the own nation, and what was handed over',
  })
  @ApiById('run')
  @ApiConflictResponse({ description: 'Refused: not_over', type: ErrorBodyDto })
  @ApiOkResponse({ type: ImprovementListDto })
  list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ImprovementListDto> {
    return this.reader.of(operator, id);
  }

  @Post()
  @HttpCode(201)
  @Allows('self')
  @ApiOperation({ summary: 'Adds an item to the plan, as a member of the run' })
  @ApiById('run')
  @ApiRefusals('Refused: not_over, plan_full')
  @ApiCreatedResponse({ type: ImprovementListDto })
  async add(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: AddImprovementDto,
  ): Promise<ImprovementListDto> {
    await this.improvements.add(operator, id, body);
    return this.reader.of(operator, id);
  }

  @Patch(':item')
  @ApiOperation({ summary: 'Changes the fields given of an item: the organisation of its cell, or whoever evaluates' })
  @ApiById('run')
  @ApiParam({ name: 'item', format: 'uuid', description: 'Id of the item.' })
  @ApiRefusals('Refused: changed_meanwhile, became_task')
  @ApiOkResponse({ type: ImprovementListDto })
  async change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('item') item: string,
    @Body() body: ChangeImprovementDto,
  ): Promise<ImprovementListDto> {
    await this.improvements.change(operator, id, item, body);
    return this.reader.of(operator, id);
  }

  @Post(':item/hand-over')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Lets its owner of another nation read an item: whoever may release what is of the cell, or evaluates',
  })
  @ApiById('run')
  @ApiParam({ name: 'item', format: 'uuid', description: 'Id of the item.' })
  @ApiRefusals('Refused: changed_meanwhile, handed_over')
  @ApiOkResponse({ type: ImprovementListDto })
  async handOver(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('item') item: string,
    @Body() { expectedVersion }: HandOverDto,
  ): Promise<ImprovementListDto> {
    await this.improvements.handOver(operator, id, item, expectedVersion);
    return this.reader.of(operator, id);
  }
}
