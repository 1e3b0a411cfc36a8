import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { CreateNationDto, NationDto, NationPageDto, UpdateNationDto } from './nation.dto.ts';
import type { Nation } from './nation.entity.ts';
import { NationsService } from './nations.service.ts';
import { PageQueryDto } from './page-query.dto.ts';
import { ApiRefusals, NationParam } from './registry-field.decorator.ts';

@ApiTags('registry')
@ForOperators('directory.read')
@Controller('api/v1/nations')
export class NationsController {
  constructor(private readonly nations: NationsService) {}

  @Get()
  @ApiOperation({ summary: 'The nations, by code.' })
  @ApiOkResponse({ type: NationPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: PageQueryDto): Promise<NationPageDto> {
    const page = await this.nations.list(operator, query);
    return { items: page.items.map(toDto), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One nation.' })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiNotFoundResponse({ description: 'No such nation.', type: ErrorBodyDto })
  @ApiOkResponse({ type: NationDto })
  async get(@CurrentOperator() operator: Operator, @NationParam('id') id: string): Promise<NationDto> {
    return toDto(await this.nations.get(operator, id));
  }

  @Post()
  @Allows('node.write')
  @ApiOperation({ summary: 'Enters a nation.' })
  @ApiRefusals('Another nation has this code or name.')
  @ApiCreatedResponse({ type: NationDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateNationDto): Promise<NationDto> {
    return toDto(await this.nations.create(operator, body));
  }

  @Patch(':id')
  @Allows('node.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other.' })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiNotFoundResponse({ description: 'No such nation.', type: ErrorBodyDto })
  @ApiRefusals('Another nation has this code or name.')
  @ApiOkResponse({ type: NationDto })
  async update(
    @CurrentOperator() operator: Operator,
    @NationParam('id') id: string,
    @Body() body: UpdateNationDto,
  ): Promise<NationDto> {
    return toDto(await this.nations.update(operator, id, body));
  }

  @Delete(':id')
  @Allows('node.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a nation.' })
  @ApiParam({ name: 'id', description: 'Code of the nation.', example: 'SG' })
  @ApiNotFoundResponse({ description: 'No such nation.', type: ErrorBodyDto })
  @ApiRefusals('Organisations or sites still belong to it.')
  @ApiNoContentResponse()
  async remove(@CurrentOperator() operator: Operator, @NationParam('id') id: string): Promise<void> {
    await this.nations.remove(operator, id);
  }
}

function toDto(nation: Nation): NationDto {
  return { code: nation.code, name: nation.name };
}
