import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CreateZoneDto, UpdateZoneDto, ZoneDto, ZonePageDto, ZoneQueryDto } from './zone.dto.ts';
import type { Zone } from './zone.entity.ts';
import { ZonesService } from './zones.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('registry.read')
@Controller('api/v1/zones')
export class ZonesController {
  constructor(private readonly zones: ZonesService) {}

  @Get()
  @ApiOperation({ summary: 'The zones, by site and name.' })
  @ApiOkResponse({ type: ZonePageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: ZoneQueryDto): Promise<ZonePageDto> {
    const page = await this.zones.list(operator, query, { siteId: query.site, kind: query.kind });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One zone.' })
  @ApiById('zone')
  @ApiOkResponse({ type: ZoneDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ZoneDto> {
    return toDto(await this.zones.get(operator, id));
  }

  @Post()
  @Allows('registry.write')
  @ApiOperation({ summary: 'Enters a zone.' })
  @ApiRefusals('Another zone of the site has this name.')
  @ApiCreatedResponse({ type: ZoneDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateZoneDto): Promise<ZoneDto> {
    return toDto(await this.zones.create(operator, body));
  }

  @Patch(':id')
  @Allows('registry.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('zone')
  @ApiRefusals('Another zone of the site has this name.')
  @ApiOkResponse({ type: ZoneDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateZoneDto,
  ): Promise<ZoneDto> {
    return toDto(await this.zones.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('registry.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a zone.' })
  @ApiById('zone')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.zones.remove(operator, id);
  }
}

function toDto(zone: Zone): ZoneDto {
  const { id, siteId, kind, name, polygon, ceilingM } = zone;
  return { id, siteId, kind, name, polygon, ceilingM };
}
