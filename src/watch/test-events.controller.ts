import { Controller, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { ApiById, UuidParam } from '../registry/registry-field.decorator.ts';
import { TestEventDto } from './sensor-watch.dto.ts';
import { TestEventsService } from './test-events.service.ts';

@ApiTags('sensors')
@ForOperators('sensor.write')
@Controller('api/v1/sensors/:id/test-event')
export class TestEventsController {
  constructor(private readonly tests: TestEventsService) {}

  @Post()
  @ApiOperation({
    summary: 'Sends a test event in the name of a sensor.',
    description: 'It becomes an alert of severity 0 and format `test`, and neither opens a case nor joins one.',
  })
  @ApiById('sensor')
  @ApiConflictResponse({ description: 'The sensor is disabled.', type: ErrorBodyDto })
  @ApiCreatedResponse({ type: TestEventDto })
  async send(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<TestEventDto> {
    return { alertId: await this.tests.send(operator, id) };
  }
}
