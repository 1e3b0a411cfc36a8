import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { everyObject, restrictedObjects } from '../access/shown-objects.ts';
import { Shows } from '../access/shows.decorator.ts';
import { ApiById, ApiInvalid, UuidParam } from '../registry/registry-field.decorator.ts';
import { AlertDto, AlertListQueryDto, AlertPageDto } from './alert.dto.ts';
import { AlertsReader } from './alerts.reader.ts';

@ApiTags('alerts')
@ForOperators('alert.read')
@Controller('api/v1/alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertsReader) {}

  @Get()
  @Shows('alert', restrictedObjects)
  @ApiOperation({ summary: 'The alerts, newest arrival first.' })
  @ApiInvalid()
  @ApiOkResponse({ type: AlertPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: AlertListQueryDto): Promise<AlertPageDto> {
    const { limit, cursor, ...filter } = query;
    return this.alerts.list(operator, filter, cursor === undefined ? { limit } : { limit, cursor });
  }

  @Get(':id')
  @Shows('alert.raw', everyObject)
  @ApiOperation({ summary: 'One alert, with its raw text and why it is where it is.' })
  @ApiById('alert')
  @ApiOkResponse({ type: AlertDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<AlertDto> {
    return this.alerts.get(operator, id);
  }
}
