import { Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, UuidParam } from './registry-field.decorator.ts';
import { SensorNodesService } from './sensor-nodes.service.ts';

export class SensorNodeDto {
  @ApiProperty({ format: 'uuid' })
  nodeId!: string;

  @ApiProperty({ format: 'date-time' })
  firstSeenAt!: string;
}

export class SensorNodesDto {
  @ApiProperty({ type: [SensorNodeDto] })
  items!: SensorNodeDto[];
}

@ApiTags('registry')
@ForOperators('sensor.write')
@Controller('api/v1/sensors/:id/nodes')
export class SensorNodesController {
  constructor(private readonly nodes: SensorNodesService) {}

  @Get()
  @ApiOperation({ summary: 'The SAPIENT nodes a sensor speaks for, bound when it first did.' })
  @ApiById('sensor')
  @ApiOkResponse({ type: SensorNodesDto })
  async list(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<SensorNodesDto> {
    return { items: await this.nodes.list(operator, id) };
  }

  @Delete(':nodeId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Releases a node within ten seconds, so that another sensor can speak for it.' })
  @ApiById('sensor')
  @ApiParam({ name: 'nodeId', format: 'uuid' })
  @ApiNoContentResponse()
  async release(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @UuidParam('nodeId') nodeId: string,
  ): Promise<void> {
    await this.nodes.release(operator, id, nodeId);
  }
}
