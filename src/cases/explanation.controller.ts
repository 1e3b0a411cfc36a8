import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, UuidParam } from '../registry/registry-field.decorator.ts';
import { ApiOfCase } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { AlertPlacementDto, CaseExplanationDto, ExplanationQueryDto } from './explanation.dto.ts';
import { ExplanationReader } from './explanation.reader.ts';
import { CasePhasesDto } from './phases.dto.ts';
import { PhasesReader } from './phases.reader.ts';
import { PlacementReader } from './placement.reader.ts';

/** Why correlation says what it says, in sentences that can be disputed and translated. */
@Controller('api/v1')
export class ExplanationController {
  constructor(
    private readonly explanations: ExplanationReader,
    private readonly placements: PlacementReader,
    private readonly phases: PhasesReader,
  ) {}

  @Get('cases/:id/explanation')
  @ApiTags('cases')
  @ForOperators('case.read')
  @ApiOfCase('Why the case is one: what brought each alert in, and what it would fall into without which evidence')
  @ApiOkResponse({ type: CaseExplanationDto })
  ofCase(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() { from, steps }: ExplanationQueryDto,
  ): Promise<CaseExplanationDto> {
    return this.explanations.ofCase(operator, reference, { from, most: steps });
  }

  @Get('cases/:id/phases')
  @ApiTags('cases')
  @ForOperators('case.read')
  @ApiOfCase('What went on when at which machine: the parts of an intrusion that the case shows')
  @ApiOkResponse({ type: CasePhasesDto })
  phasesOf(@CurrentOperator() operator: Operator, @CaseParam() reference: CaseReference): Promise<CasePhasesDto> {
    return this.phases.ofCase(operator, reference);
  }

  @Get('alerts/:id/placement')
  @ApiTags('alerts')
  @ForOperators('alert.read')
  @ApiOperation({ summary: 'Why an alert is in its case, or in none, and what nearly brought it into one' })
  @ApiById('alert')
  @ApiOkResponse({ type: AlertPlacementDto })
  ofAlert(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AlertPlacementDto> {
    return this.placements.of(operator, id);
  }
}
