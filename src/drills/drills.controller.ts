import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { exerciseRealm } from '../access/realms/realm-name.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import { PageQueryDto } from '../common/page.dto.ts';
import { CreateRunDto } from './drill.dto.ts';
import { CreatedRunDto } from './drill-views.dto.ts';
import { PreflightDto } from './preflight.dto.ts';
import { RunDto, RunListDto } from './run.dto.ts';
import { PreflightReader } from './preflight.reader.ts';
import { RunsReader } from './runs.reader.ts';
import { RunsService } from './runs.service.ts';

/** Runs of drills. A run is worked from inside its realm. */
@ApiTags('drills')
@ForOperators('drill.read')
@Controller('api/v1/drills')
export class DrillsController {
  constructor(
    private readonly reader: RunsReader,
    private readonly runs: RunsService,
    private readonly preflights: PreflightReader,
  ) {}

  @Get('runs')
  @ApiOperation({
    summary: 'Runs of your organisation and those it is asked to play in, newest first; inside an exercise, that one',
  })
  @ApiOkResponse({ type: RunListDto })
  @ApiInvalid()
  listRuns(@CurrentOperator() operator: Operator, @Query() query: PageQueryDto): Promise<RunListDto> {
    return this.reader.list(operator, query);
  }

  @Post('runs')
  @Allows('drill.run')
  @ApiOperation({
    summary: 'Makes a run of a drill, with the script as it now is and a realm of its own',
    description:
      'Its clock stands until STARTEX. Everything else about it is asked from inside, with `Breakwater-Realm`.',
  })
  @ApiInvalid()
  @ApiNotFoundResponse({ description: 'No such drill, organisation or account.', type: ErrorBodyDto })
  @ApiCreatedResponse({ type: CreatedRunDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateRunDto): Promise<CreatedRunDto> {
    const id = await this.runs.create(operator, body);
    return { id, realm: exerciseRealm(id) };
  }

  @Get('runs/:id')
  @ApiOperation({ summary: 'A run: its clock, and for those who see the whole of it what became of each item' })
  @ApiById('run')
  @ApiOkResponse({ type: RunDto })
  one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<RunDto> {
    return this.reader.one(operator, id);
  }

  @Get('runs/:id/preflight')
  @Allows('drill.run')
  @ApiOperation({ summary: 'Who will receive what, what would go wrong, and what is shut out' })
  @ApiById('run')
  @ApiOkResponse({ type: PreflightDto })
  preflight(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<PreflightDto> {
    return this.preflights.check(operator, id);
  }
}
