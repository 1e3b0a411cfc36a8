import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { SensorWatchDto } from './sensor-watch.dto.ts';
import { SensorWatchReader } from './sensor-watch.reader.ts';

@ApiTags('sensors')
@ForOperators('registry.read')
@Controller('api/v1/sensor-watch')
export class SensorWatchController {
  constructor(private readonly watch: SensorWatchReader) {}

  @Get()
  @ApiOperation({ summary: 'How the sensors do: heard, late, silent; by site and code.' })
  @ApiOkResponse({ type: SensorWatchDto })
  async read(@CurrentOperator() operator: Operator): Promise<SensorWatchDto> {
    return this.watch.read(operator);
  }
}
