import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import { AskedRunsReader } from './asked-runs.reader.ts';
import { CellPeople } from './cell-people.service.ts';
import { runNotFound } from './drill-fault.ts';
import { NameMembersDto, PersonNameListDto } from './people.dto.ts';
import { PeopleReader } from './people.reader.ts';
import { AskedDto } from './run.dto.ts';

/** Who takes part in a drill: each organisation names its own. */
@ApiTags('drills')
@ForOperators('drill.run')
@Controller('api/v1/drills')
export class PeopleController {
  constructor(
    private readonly people: PeopleReader,
    private readonly cells: CellPeople,
    private readonly asked: AskedRunsReader,
  ) {}

  @Get('people')
  @ApiOperation({ summary: 'The people of your organisation, by name, whom you may name for an exercise' })
  @ApiOkResponse({ type: PersonNameListDto })
  async list(@CurrentOperator() operator: Operator): Promise<PersonNameListDto> {
    return { items: await this.people.list(operator) };
  }

  @Put('runs/:id/cells/:code/members')
  @ApiOperation({
    summary: 'Says, for the own organisation, who is in a cell of its own; whoever is not named any more is put out',
    description:
      'Asked from outside the exercise, until it is archived. Naming somebody is agreeing to play. Roles besides player, and observer ' +
      'in a cell of observers, are given by whoever holds the run; who has one may be named with it again.',
  })
  @ApiById('run')
  @ApiParam({ name: 'code', example: 'port', description: 'Code of the cell.' })
  @ApiInvalid()
  @ApiRefusals('in_another_cell, nobody_directs')
  @ApiOkResponse({ type: AskedDto })
  async name(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Param('code') code: string,
    @Body() { members }: NameMembersDto,
  ): Promise<AskedDto> {
    const organisationId = await this.cells.name(operator, id, code, members);
    const run = await this.asked.one(organisationId, id);
    if (!run) throw runNotFound();
    return run.asked;
  }
}
