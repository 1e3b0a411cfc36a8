import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CreateSensorDto, SensorDto, SensorPageDto, SensorQueryDto, UpdateSensorDto } from './sensor.dto.ts';
import type { Sensor } from './sensor.entity.ts';
import { SensorsService } from './sensors.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('registry.read')
@Controller('api/v1/sensors')
export class SensorsController {
  constructor(private readonly sensors: SensorsService) {}

  @Get()
  @ApiOperation({ summary: 'The sensors, by code.' })
  @ApiOkResponse({ type: SensorPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: SensorQueryDto): Promise<SensorPageDto> {
    const page = await this.sensors.list(operator, query, { siteId: query.site, kind: query.kind });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One sensor.' })
  @ApiById('sensor')
  @ApiOkResponse({ type: SensorDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<SensorDto> {
    return toDto(await this.sensors.get(operator, id));
  }

  @Post()
  @Allows('sensor.write')
  @ApiOperation({ summary: 'Enters a sensor.' })
  @ApiRefusals('Another sensor has this code.')
  @ApiCreatedResponse({ type: SensorDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateSensorDto): Promise<SensorDto> {
    return toDto(await this.sensors.create(operator, body));
  }

  @Patch(':id')
  @Allows('sensor.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('sensor')
  @ApiRefusals('Another sensor has this code.')
  @ApiOkResponse({ type: SensorDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateSensorDto,
  ): Promise<SensorDto> {
    return toDto(await this.sensors.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('sensor.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a sensor.' })
  @ApiById('sensor')
  @ApiRefusals('Alerts of it are kept; disable it instead.')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.sensors.remove(operator, id);
  }
}

function toDto(sensor: Sensor): SensorDto {
  return {
    id: sensor.id,
    code: sensor.code,
    siteId: sensor.siteId,
    kind: sensor.kind,
    name: sensor.name,
    position: positionOf(sensor),
    expectedIntervalSeconds: sensor.expectedIntervalSeconds,
    clockBehindSeconds: sensor.clockBehindSeconds,
    clockAheadSeconds: sensor.clockAheadSeconds,
    enabled: sensor.enabled,
  };
}

function positionOf({ lat, lon, alt }: Sensor): SensorDto['position'] {
  return lat === null || lon === null ? null : { lat, lon, alt };
}
