import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../../access/audience.decorator.ts';
import { CurrentOperator } from '../../access/current-operator.decorator.ts';
import type { Operator } from '../../access/operator.ts';
import { ApiById, ApiRefusals, UuidParam } from '../../common/field.decorator.ts';
import { AssignedImprovements } from './assigned-improvements.service.ts';
import { AssignedImprovementsReader } from './assigned-improvements.reader.ts';
import {
  AssignedImprovementDto,
  AssignedImprovementListDto,
  BecomeTaskDto,
  ChangeAssignedDto,
} from './improvement.dto.ts';

/** What exercises found that the own organisation is to improve. Read and worked in earnest, outside of any exercise. */
@ApiTags('drills')
@ForOperators('case.read')
@Controller('api/v1/drills/improvements')
export class AssignedImprovementsController {
  constructor(
    private readonly reader: AssignedImprovementsReader,
    private readonly improvements: AssignedImprovements,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Items of improvement plans that were handed to your organisation, newest first' })
  @ApiOkResponse({ type: AssignedImprovementListDto })
  async list(@CurrentOperator() operator: Operator): Promise<AssignedImprovementListDto> {
    return { items: await this.reader.list(operator) };
  }

  @Patch(':id')
  @Allows('case.work')
  @ApiOperation({ summary: 'Says how it stands, when it is done, or in which later run it was tried again' })
  @ApiById('item')
  @ApiRefusals('Refused: changed_meanwhile')
  @ApiOkResponse({ type: AssignedImprovementDto })
  async change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: ChangeAssignedDto,
  ): Promise<AssignedImprovementDto> {
    await this.improvements.change(operator, id, body);
    return this.reader.one(operator, id);
  }

  @Post(':id/task')
  @HttpCode(200)
  @Allows('case.work')
  @ApiOperation({ summary: 'Makes it a task of your organisation, which hangs on no case' })
  @ApiById('item')
  @ApiRefusals('Refused: changed_meanwhile, became_task')
  @ApiOkResponse({ type: AssignedImprovementDto })
  async becomeTask(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: BecomeTaskDto,
  ): Promise<AssignedImprovementDto> {
    await this.improvements.becomeTask(operator, id, body);
    return this.reader.one(operator, id);
  }
}
