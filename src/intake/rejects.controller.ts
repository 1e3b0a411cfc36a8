import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { everyObject } from '../access/shown-objects.ts';
import { Shows } from '../access/shows.decorator.ts';
import { ApiById, ApiInvalid, UuidParam } from '../registry/registry-field.decorator.ts';
import { RejectDto, RejectListQueryDto, RejectPageDto } from './reject.dto.ts';
import { RejectsReader } from './rejects.reader.ts';

@ApiTags('alerts')
@ForOperators('reject.read')
@Controller('api/v1/rejects')
export class RejectsController {
  constructor(private readonly rejects: RejectsReader) {}

  @Get()
  @ApiOperation({ summary: 'What sensors sent and was not taken, newest first.' })
  @ApiInvalid()
  @ApiOkResponse({ type: RejectPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: RejectListQueryDto): Promise<RejectPageDto> {
    const { limit, cursor, ...filter } = query;
    return this.rejects.list(operator, filter, cursor === undefined ? { limit } : { limit, cursor });
  }

  @Get(':id')
  @Shows('reject.raw', everyObject)
  @ApiOperation({ summary: 'One rejected item, as it came.' })
  @ApiById('reject')
  @ApiOkResponse({ type: RejectDto })
  async get(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<RejectDto> {
    return this.rejects.get(operator, id);
  }
}
