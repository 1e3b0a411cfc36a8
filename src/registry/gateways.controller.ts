import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CreateGatewayDto, GatewayDto, GatewayPageDto, GatewayQueryDto, UpdateGatewayDto } from './gateway.dto.ts';
import type { GatewayRow } from './gateway-row.ts';
import { GatewaysReader } from './gateways.reader.ts';
import { GatewaysService } from './gateways.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('gateways')
@ForOperators('sensor.write')
@Controller('api/v1/gateways')
export class GatewaysController {
  constructor(
    private readonly reader: GatewaysReader,
    private readonly gateways: GatewaysService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The gateways, by code.' })
  @ApiOkResponse({ type: GatewayPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: GatewayQueryDto): Promise<GatewayPageDto> {
    const page = await this.reader.list(operator, query, query.organisation);
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One gateway.' })
  @ApiById('gateway')
  @ApiOkResponse({ type: GatewayDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<GatewayDto> {
    return toDto(await this.reader.get(operator, id));
  }

  @Post()
  @ApiOperation({ summary: 'Enters a gateway, which speaks for sensors of its team.' })
  @ApiRefusals('Another gateway of the team has this code.')
  @ApiCreatedResponse({ type: GatewayDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateGatewayDto): Promise<GatewayDto> {
    return toDto(await this.gateways.create(operator, body));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Changes the fields given, and no other. A list that is given replaces the one before.' })
  @ApiById('gateway')
  @ApiRefusals('Another gateway of the team has this code.')
  @ApiOkResponse({ type: GatewayDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateGatewayDto,
  ): Promise<GatewayDto> {
    return toDto(await this.gateways.update(operator, id, body));
  }
}

function toDto(row: GatewayRow): GatewayDto {
  return {
    id: row.id,
    nation: row.nation,
    organisationId: row.organisationId,
    code: row.code,
    name: row.name,
    enabled: row.enabled,
    allowList: row.allowList,
    siteIds: row.siteIds,
    sensorIds: row.sensorIds,
    createdAt: row.createdAt.toISOString(),
  };
}
