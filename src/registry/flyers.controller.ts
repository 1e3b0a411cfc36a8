import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CreateFlyerDto, UpdateFlyerDto, FlyerDto, FlyerPageDto, FlyerQueryDto } from './flyer.dto.ts';
import type { Flyer } from './flyer.entity.ts';
import { FlyersService } from './flyers.service.ts';
import { ApiById, ApiInvalid, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('registry.read')
@Controller('api/v1/flyers')
export class FlyersController {
  constructor(private readonly flyers: FlyersService) {}

  @Get()
  @ApiOperation({ summary: 'The cooperative list: whom the sites know in the air, by name.' })
  @ApiOkResponse({ type: FlyerPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: FlyerQueryDto): Promise<FlyerPageDto> {
    const page = await this.flyers.list(operator, query, { siteId: query.site, affiliation: query.affiliation });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One flyer.' })
  @ApiById('flyer')
  @ApiOkResponse({ type: FlyerDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<FlyerDto> {
    return toDto(await this.flyers.get(operator, id));
  }

  @Post()
  @Allows('airspace.write')
  @ApiOperation({ summary: 'Enters a flyer.' })
  @ApiInvalid()
  @ApiCreatedResponse({ type: FlyerDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateFlyerDto): Promise<FlyerDto> {
    return toDto(await this.flyers.create(operator, body));
  }

  @Patch(':id')
  @Allows('airspace.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('flyer')
  @ApiInvalid()
  @ApiOkResponse({ type: FlyerDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateFlyerDto,
  ): Promise<FlyerDto> {
    return toDto(await this.flyers.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('airspace.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a flyer.' })
  @ApiById('flyer')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.flyers.remove(operator, id);
  }
}

function toDto(flyer: Flyer): FlyerDto {
  const { id, organisationId, siteId, name, affiliation, serial, operator, area, ceilingM, from, until } = flyer;
  return {
    id,
    organisationId,
    siteId,
    name,
    affiliation,
    serial,
    operator,
    area,
    ceilingM,
    from: from?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  };
}
