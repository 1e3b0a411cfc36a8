import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import type { Page } from '../common/page-cursor.ts';
import { AddOwnTaskDto, ChangeOwnTaskDto, OwnTaskDto, OwnTaskPageDto, OwnTaskQueryDto } from './own-tasks.dto.ts';
import { OwnTasks } from './own-tasks.service.ts';

/** What an organisation is to do that hangs on no case. */
@ApiTags('tasks')
@ForOperators('case.read')
@Controller('api/v1/tasks')
export class OwnTasksController {
  constructor(private readonly tasks: OwnTasks) {}

  @Get()
  @ApiOperation({ summary: 'Lists the tasks that hang on no case, newest first' })
  @ApiInvalid()
  @ApiOkResponse({ type: OwnTaskPageDto })
  list(@CurrentOperator() operator: Operator, @Query() { state, ...page }: OwnTaskQueryDto): Promise<Page<OwnTaskDto>> {
    return this.tasks.list(operator, page, state ?? null);
  }

  @Post()
  @Allows('case.work')
  @HttpCode(201)
  @ApiOperation({ summary: 'Adds a task of the own organisation' })
  @ApiInvalid()
  @ApiCreatedResponse({ type: OwnTaskDto })
  add(@CurrentOperator() operator: Operator, @Body() body: AddOwnTaskDto): Promise<OwnTaskDto> {
    return this.tasks.add(operator, body);
  }

  @Patch(':id')
  @Allows('case.work')
  @ApiOperation({ summary: 'Changes the fields given of a task, and no other' })
  @ApiById('task')
  @ApiRefusals('Refused: changed_meanwhile')
  @ApiOkResponse({ type: OwnTaskDto })
  change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { expectedVersion, ...patch }: ChangeOwnTaskDto,
  ): Promise<OwnTaskDto> {
    return this.tasks.change(operator, id, patch, expectedVersion);
  }
}
