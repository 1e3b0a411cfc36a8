import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { HoldCaseDto } from './case-command.dto.ts';
import { CaseHolds } from './case-holds.service.ts';
import { ApiTriageCommand } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import type { CaseDto } from './case-view.dto.ts';
import { CasesReader } from './cases.reader.ts';

/** Keeps the alerts of a case from the retention policy of its nation. */
@ApiTags('cases')
@ForOperators('case.hold')
@Controller('api/v1/cases/:id')
export class CaseHoldsController {
  constructor(
    private readonly holds: CaseHolds,
    private readonly cases: CasesReader,
  ) {}

  @Post('hold')
  @HttpCode(200)
  @ApiTriageCommand('Keeps the alerts of the case, open or closed, whatever the policy of its nation says', [
    'already_held',
  ])
  async place(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() { reason, expectedVersion }: HoldCaseDto,
  ): Promise<CaseDto> {
    await this.holds.place(operator, reference, reason, expectedVersion);
    return this.cases.one(operator, reference);
  }

  @Post('lift-hold')
  @HttpCode(200)
  @ApiTriageCommand('Lets the alerts of the case go as the policy of its nation says', ['not_held'])
  async lift(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @Body() { reason, expectedVersion }: HoldCaseDto,
  ): Promise<CaseDto> {
    await this.holds.lift(operator, reference, reason, expectedVersion);
    return this.cases.one(operator, reference);
  }
}
