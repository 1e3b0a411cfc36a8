import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import type { Page } from '../common/page-cursor.ts';
import { ApiById, ApiInvalid, UuidParam } from '../registry/registry-field.decorator.ts';
import { MarkingRequestsReader } from './marking-requests.reader.ts';
import { MarkingRequestsService } from './marking-requests.service.ts';
import {
  ConfirmMarkingDto,
  MarkingRequestDto,
  MarkingRequestPageDto,
  MarkingRequestQueryDto,
  RefuseMarkingDto,
} from './markings.dto.ts';

@ApiTags('markings')
@ForOperators('case.downgrade')
@Controller('api/v1/marking-requests')
export class MarkingRequestsController {
  constructor(
    private readonly requests: MarkingRequestsService,
    private readonly reader: MarkingRequestsReader,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists the requests for lower markings of what the viewer sees, newest first' })
  @ApiInvalid()
  @ApiOkResponse({ type: MarkingRequestPageDto })
  list(
    @CurrentOperator() operator: Operator,
    @Query() { state, ...page }: MarkingRequestQueryDto,
  ): Promise<Page<MarkingRequestDto>> {
    return this.reader.list(operator, state, page);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Shows one request, and what became of it' })
  @ApiById('request')
  @ApiOkResponse({ type: MarkingRequestDto })
  one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<MarkingRequestDto> {
    return this.reader.one(operator, id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lowers the marking, as the second person' })
  @ApiById('request')
  @ApiBody({ type: ConfirmMarkingDto, required: false })
  @ApiConflictResponse({ description: 'Refused: already_decided, request_lapsed', type: ErrorBodyDto })
  @ApiOkResponse({ type: MarkingRequestDto })
  async confirm(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: ConfirmMarkingDto,
  ): Promise<MarkingRequestDto> {
    await this.requests.decide(operator, id, 'confirmed', reason ?? null);
    return this.reader.one(operator, id);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'Refuses to lower the marking, as the second person' })
  @ApiById('request')
  @ApiConflictResponse({ description: 'Refused: already_decided, request_lapsed', type: ErrorBodyDto })
  @ApiOkResponse({ type: MarkingRequestDto })
  async refuse(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() { reason }: RefuseMarkingDto,
  ): Promise<MarkingRequestDto> {
    await this.requests.decide(operator, id, 'refused', reason);
    return this.reader.one(operator, id);
  }
}
