import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import {
  CreateOrganisationDto,
  OrganisationDto,
  OrganisationPageDto,
  OrganisationQueryDto,
  UpdateOrganisationDto,
} from './organisation.dto.ts';
import type { Organisation } from './organisation.entity.ts';
import { OrganisationsService } from './organisations.service.ts';
import { ApiById, ApiRefusals, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('directory.read')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  @ApiOperation({ summary: 'The organisations, by code.' })
  @ApiOkResponse({ type: OrganisationPageDto })
  async list(
    @CurrentOperator() operator: Operator,
    @Query() query: OrganisationQueryDto,
  ): Promise<OrganisationPageDto> {
    const page = await this.organisations.list(operator, query, { nation: query.nation, kind: query.kind });
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One organisation.' })
  @ApiById('organisation')
  @ApiOkResponse({ type: OrganisationDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<OrganisationDto> {
    return toDto(await this.organisations.get(operator, id));
  }

  @Post()
  @Allows('node.write')
  @ApiOperation({ summary: 'Enters an organisation.' })
  @ApiRefusals('Another organisation has this code.')
  @ApiCreatedResponse({ type: OrganisationDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateOrganisationDto): Promise<OrganisationDto> {
    return toDto(await this.organisations.create(operator, body));
  }

  @Patch(':id')
  @Allows('node.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiById('organisation')
  @ApiRefusals('Another organisation has this code.')
  @ApiOkResponse({ type: OrganisationDto })
  async update(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateOrganisationDto,
  ): Promise<OrganisationDto> {
    return toDto(await this.organisations.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('node.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes an organisation.' })
  @ApiById('organisation')
  @ApiRefusals('Sites still belong to it.')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.organisations.remove(operator, id);
  }
}

function toDto(organisation: Organisation): OrganisationDto {
  const { id, code, nation, name, kind } = organisation;
  return { id, code, nation, name, kind };
}
