import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import type { Page } from '../common/page-cursor.ts';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { UuidParam } from '../registry/registry-field.decorator.ts';
import { AddObservableDto, ChangeObservableDto, ObservableDto, ObservablePageDto } from './case-observables.dto.ts';
import { CaseObservablesService } from './case-observables.service.ts';
import { ApiCaseCommand, ApiOfCase } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';

@ApiTags('case parts')
@ForOperators('case.read')
@Controller('api/v1/cases/:id/observables')
export class CaseObservablesController {
  constructor(private readonly observables: CaseObservablesService) {}

  @Get()
  @ApiOfCase('Lists the observables of a case, oldest first')
  @ApiOkResponse({ type: ObservablePageDto })
  list(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Query() query: PageQueryDto,
  ): Promise<Page<ObservableDto>> {
    return this.observables.list(operator, reference, query);
  }

  @Post()
  @Allows('case.work')
  @HttpCode(201)
  @ApiCaseCommand('Adds an observable to the case', ['observable_exists'])
  @ApiCreatedResponse({ type: ObservableDto })
  add(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() body: AddObservableDto,
  ): Promise<ObservableDto> {
    return this.observables.add(operator, reference, body);
  }

  @Patch(':observableId')
  @Allows('case.work')
  @ApiCaseCommand('Changes the fields given of an observable, and no other; what it is stays')
  @ApiOkResponse({ type: ObservableDto })
  change(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('observableId') observableId: string,
    @Body() { expectedVersion, ...patch }: ChangeObservableDto,
  ): Promise<ObservableDto> {
    return this.observables.change(operator, reference, observableId, patch, expectedVersion);
  }
}
