import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import { ResponseTargetsDto } from './queue-targets.dto.ts';
import { QueueTargetsService } from './queue-targets.service.ts';

/** Within which time an organisation means to act. */
@ApiTags('queue')
@ForOperators('directory.read')
@Controller('api/v1/organisations/:id/response-targets')
export class QueueTargetsController {
  constructor(private readonly targets: QueueTargetsService) {}

  @Get()
  @ApiOperation({ summary: 'Within which time an organisation of the own nation means to acknowledge, and to resolve' })
  @ApiById('organisation')
  @ApiOkResponse({ type: ResponseTargetsDto })
  get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ResponseTargetsDto> {
    return this.targets.get(operator, id);
  }

  @Put()
  @Allows('settings.write')
  @ApiOperation({ summary: 'Replaces the own organisation’s; holds at once, for what waits already too' })
  @ApiById('organisation')
  @ApiInvalid()
  @ApiOkResponse({ type: ResponseTargetsDto })
  replace(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: ResponseTargetsDto,
  ): Promise<ResponseTargetsDto> {
    return this.targets.replace(operator, id, body);
  }
}
