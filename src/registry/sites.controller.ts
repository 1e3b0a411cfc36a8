import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { CreateSiteDto, SiteDto, SitePageDto, SiteQueryDto, UpdateSiteDto } from './site.dto.ts';
import type { Site } from './site.entity.ts';
import { SitesService } from './sites.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('registry.read')
@Controller('api/v1/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @ApiOperation({ summary: 'The sites, by code.' })
  @ApiOkResponse({ type: SitePageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: SiteQueryDto): Promise<SitePageDto> {
    const page = await this.sites.list(operator, query, {
      nation: query.nation,
      organisationId: query.organisation,
      kind: query.kind,
    });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One site.' })
  @ApiById('site')
  @ApiOkResponse({ type: SiteDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<SiteDto> {
    return toDto(await this.sites.get(operator, id));
  }

  @Post()
  @Allows('registry.write')
  @ApiOperation({ summary: 'Enters a site.' })
  @ApiRefusals('Another site has this code.')
  @ApiCreatedResponse({ type: SiteDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateSiteDto): Promise<SiteDto> {
    return toDto(await this.sites.create(operator, body));
  }

  @Patch(':id')
  @Allows('registry.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('site')
  @ApiRefusals('Another site has this code.')
  @ApiOkResponse({ type: SiteDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateSiteDto,
  ): Promise<SiteDto> {
    return toDto(await this.sites.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('registry.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a site.' })
  @ApiById('site')
  @ApiRefusals('Sensors still stand at it.')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.sites.remove(operator, id);
  }
}

function toDto(site: Site): SiteDto {
  const { id, code, nation, organisationId, kind, name, unlocode, lat, lon, timezone, criticality, source } = site;
  const position = { lat, lon };
  return { id, code, nation, organisationId, kind, name, unlocode, position, timezone, criticality, source };
}
