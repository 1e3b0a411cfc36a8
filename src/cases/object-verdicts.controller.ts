import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { ApiInvalid, UuidParam } from '../registry/registry-field.decorator.ts';
import { ApiCaseCommand } from './case-operation.decorator.ts';
import { CaseParam } from './case-reference.decorator.ts';
import type { CaseReference } from './case-reference.ts';
import { FalseAlarmsReader } from './false-alarms.reader.ts';
import { FalseAlarmsDto, FalseAlarmsQueryDto, JudgeObjectDto, ObjectVerdictDto } from './object-verdict.dto.ts';
import { ObjectVerdictsService } from './object-verdicts.service.ts';

const MONTH_MS = 30 * 86_400_000;

/** What people say of objects in the air, and what that says of the sensors. */
@ApiTags('cases')
@ForOperators('case.read')
@Controller('api/v1')
export class ObjectVerdictsController {
  constructor(
    private readonly verdicts: ObjectVerdictsService,
    private readonly rates: FalseAlarmsReader,
    private readonly clock: Clock,
  ) {}

  @Post('cases/:id/objects/:objectId/verdicts')
  @Allows('case.triage')
  @HttpCode(201)
  @ApiCaseCommand('Judges an object of the case')
  @ApiParam({ name: 'objectId', format: 'uuid', description: 'Id of the object' })
  @ApiCreatedResponse({ type: ObjectVerdictDto })
  judge(
    @CurrentOperator() operator: Operator,
    @CaseParam() reference: CaseReference,
    @UuidParam('objectId') objectId: string,
    @Body() body: JudgeObjectDto,
  ): Promise<ObjectVerdictDto> {
    return this.verdicts.judge(operator, reference, objectId, body);
  }

  @Get('false-alarms')
  @ApiOperation({ summary: 'How often what each sensor told turned out to be nothing, as people judged its objects' })
  @ApiInvalid()
  @ApiOkResponse({ type: FalseAlarmsDto })
  async falseAlarms(
    @CurrentOperator() operator: Operator,
    @Query() query: FalseAlarmsQueryDto,
  ): Promise<FalseAlarmsDto> {
    const from = query.from ?? new Date(this.clock.now().getTime() - MONTH_MS);
    return { from: from.toISOString(), sensors: await this.rates.perSensor(operator, from) };
  }
}
