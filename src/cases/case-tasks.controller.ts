import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import type { Page } from '../common/page-cursor.ts';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { UuidParam } from '../registry/registry-field.decorator.ts';
import { ApiCaseCommand, ApiOfCase } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { AddTaskDto, ChangeTaskDto, TaskDto, TaskPageDto } from './case-tasks.dto.ts';
import { CaseTasksService } from './case-tasks.service.ts';

@ApiTags('case parts')
@ForOperators('case.read')
@Controller('api/v1/cases/:id/tasks')
export class CaseTasksController {
  constructor(private readonly tasks: CaseTasksService) {}

  @Get()
  @ApiOfCase('Lists the tasks of a case, oldest first')
  @ApiOkResponse({ type: TaskPageDto })
  list(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: PageQueryDto,
  ): Promise<Page<TaskDto>> {
    return this.tasks.list(operator, reference, query);
  }

  @Post()
  @Allows('case.work')
  @HttpCode(201)
  @ApiCaseCommand('Adds a task to the case')
  @ApiCreatedResponse({ type: TaskDto })
  add(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: AddTaskDto,
  ): Promise<TaskDto> {
    return this.tasks.add(operator, reference, body);
  }

  @Patch(':taskId')
  @Allows('case.work')
  @ApiCaseCommand('Changes the fields given of a task, and no other')
  @ApiOkResponse({ type: TaskDto })
  change(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('taskId') taskId: string,
    @Body() { expectedVersion, ...patch }: ChangeTaskDto,
  ): Promise<TaskDto> {
    return this.tasks.change(operator, reference, taskId, patch, expectedVersion);
  }
}
