import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { OrganisationSettingsDto } from './organisation-settings.dto.ts';
import { OrganisationSettingsService } from './organisation-settings.service.ts';
import { ApiById, ApiInvalid, UuidParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('settings.write')
@Controller('api/v1/organisations/:id/settings')
export class OrganisationSettingsController {
  constructor(private readonly settings: OrganisationSettingsService) {}

  @Get()
  @ApiOperation({ summary: 'What the own organisation decides for itself.' })
  @ApiById('organisation')
  @ApiOkResponse({ type: OrganisationSettingsDto })
  get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<OrganisationSettingsDto> {
    return this.settings.get(operator, id);
  }

  @Put()
  @ApiOperation({ summary: 'Replaces what the own organisation decides for itself.' })
  @ApiById('organisation')
  @ApiInvalid()
  @ApiOkResponse({ type: OrganisationSettingsDto })
  replace(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: OrganisationSettingsDto,
  ): Promise<OrganisationSettingsDto> {
    return this.settings.replace(operator, id, body);
  }
}
