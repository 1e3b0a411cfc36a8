import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { displayId } from '../cases/case-reference.ts';
import { ApiById, ApiInvalid, UuidParam } from '../common/field.decorator.ts';
import { DeliveriesReader, type DeliveryRow } from './deliveries.reader.ts';
import { DeliveriesService } from './deliveries.service.ts';
import { DeliveryDto, DeliveryPageDto, DeliveryQueryDto } from './delivery.dto.ts';

/** What became of messages. */
@ApiTags('notifications')
@ForOperators('notification.read')
@Controller('api/v1/notifications/deliveries')
export class DeliveriesController {
  constructor(
    private readonly reader: DeliveriesReader,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Messages by the channels of your organisation, and mail to you',
    description: 'Of what tells of a case, only where you see the case.',
  })
  @ApiInvalid()
  @ApiOkResponse({ type: DeliveryPageDto })
  async list(@CurrentOperator() operator: Operator, @Query() query: DeliveryQueryDto): Promise<DeliveryPageDto> {
    const { items, next } = await this.reader.list(operator, query, query);
    return { items: items.map(toDto), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'What became of one message' })
  @ApiById('delivery')
  @ApiOkResponse({ type: DeliveryDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<DeliveryDto> {
    return toDto(await this.reader.one(operator, id));
  }

  @Post(':id/resend')
  @Allows('notification.write')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sends a message once more, under the id it had',
    description: 'What it says is put together anew. One that is being sent at the moment is left alone.',
  })
  @ApiById('delivery')
  @ApiOkResponse({ type: DeliveryDto })
  async resend(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<DeliveryDto> {
    return toDto(await this.deliveries.resend(operator, id));
  }
}

function toDto(row: DeliveryRow): DeliveryDto {
  const isOpen = row.state === 'pending' || row.state === 'retrying';
  return {
    id: row.id,
    channelId: row.channelId,
    accountId: row.accountId,
    ruleId: row.ruleId,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    displayId: row.caseNumber === null ? null : displayId(Number(row.caseNumber)),
    events: row.events,
    step: row.step,
    state: row.state,
    reason: row.reason,
    lastError: row.lastError,
    attempts: row.attempts,
    dueAt: row.dueAt.toISOString(),
    nextAttemptAt: isOpen ? row.nextAttemptAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
