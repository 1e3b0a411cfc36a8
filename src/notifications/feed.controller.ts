import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiInvalid } from '../common/field.decorator.ts';
import { FeedQueryDto, MarkReadDto, NotificationPageDto, UnreadDto } from './feed.dto.ts';
import { FeedReader } from './feed.reader.ts';
import { FeedService } from './feed.service.ts';

/** What one person was told of. */
@ApiTags('notifications')
@ForOperators('notification.read')
@Controller('api/v1/notifications')
export class FeedController {
  constructor(
    private readonly reader: FeedReader,
    private readonly feed: FeedService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Your own notifications, newest first',
    description: 'Of what you see now. The live feed says `notification.received` when there is something new.',
  })
  @ApiInvalid()
  @ApiOkResponse({ type: NotificationPageDto })
  list(@CurrentOperator() operator: Operator, @Query() query: FeedQueryDto): Promise<NotificationPageDto> {
    return this.reader.list(operator, query.unread === 'true', query);
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Marks notifications of yours as read' })
  @ApiInvalid()
  @ApiOkResponse({ type: UnreadDto })
  async markRead(@CurrentOperator() operator: Operator, @Body() { ids, all }: MarkReadDto): Promise<UnreadDto> {
    return { unread: await this.feed.markRead(operator, all === true ? 'all' : (ids ?? [])) };
  }
}
