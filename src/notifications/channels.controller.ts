import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allows, ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import { ApiById, ApiInvalid, ApiRefusals, UuidParam } from '../common/field.decorator.ts';
import type { Channel } from './channel.ts';
import {
  ChannelDto,
  ChannelListDto,
  ChannelSecretDto,
  CreateChannelDto,
  CreatedChannelDto,
  TestDeliveryDto,
  UpdateChannelDto,
} from './channel.dto.ts';
import { ChannelsReader } from './channels.reader.ts';
import { ChannelsService } from './channels.service.ts';
import { DeliveriesService } from './deliveries.service.ts';

/** Ways out of the node to an organisation's own people and programs. */
@ApiTags('notifications')
@ForOperators('notification.read')
@Controller('api/v1/notifications/channels')
export class ChannelsController {
  constructor(
    private readonly reader: ChannelsReader,
    private readonly channels: ChannelsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The channels of your organisation' })
  @ApiOkResponse({ type: ChannelListDto })
  async list(@CurrentOperator() operator: Operator): Promise<ChannelListDto> {
    return { items: (await this.reader.list(operator)).map(toDto) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One channel' })
  @ApiById('channel')
  @ApiOkResponse({ type: ChannelDto })
  async one(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ChannelDto> {
    return toDto(await this.reader.one(operator, id));
  }

  @Post()
  @Allows('notification.write')
  @ApiOperation({ summary: 'Sets up a channel of your organisation' })
  @ApiRefusals('Another channel has this name.')
  @ApiCreatedResponse({ type: CreatedChannelDto })
  async create(@CurrentOperator() operator: Operator, @Body() body: CreateChannelDto): Promise<CreatedChannelDto> {
    const { channel, secret } = await this.channels.create(operator, body.kind, {
      name: body.name,
      enabled: body.enabled ?? true,
      url: body.url,
      template: body.template ?? null,
      room: body.room ?? null,
      addresses: body.addresses ?? [],
      maxTlp: body.maxTlp ?? 'AMBER',
      inExercises: body.inExercises ?? false,
    });
    return Object.assign(toDto(channel), { secret });
  }

  @Patch(':id')
  @Allows('notification.write')
  @ApiOperation({ summary: 'Changes the fields given, and no other' })
  @ApiById('channel')
  @ApiRefusals('Another channel has this name.')
  @ApiOkResponse({ type: ChannelDto })
  async change(
    @CurrentOperator() operator: Operator,
    @UuidParam('id') id: string,
    @Body() body: UpdateChannelDto,
  ): Promise<ChannelDto> {
    const stated = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return toDto(await this.channels.change(operator, id, stated));
  }

  @Post(':id/secret')
  @Allows('notification.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes a new signing secret; the one before ends' })
  @ApiById('channel')
  @ApiRefusals('The channel is no webhook.')
  @ApiOkResponse({ type: ChannelSecretDto })
  async renewSecret(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<ChannelSecretDto> {
    return { secret: await this.channels.renewSecret(operator, id) };
  }

  @Post(':id/test')
  @Allows('notification.write')
  @HttpCode(202)
  @ApiOperation({ summary: 'Sends a message that says it is a test, and nothing else' })
  @ApiById('channel')
  @ApiAcceptedResponse({ type: TestDeliveryDto })
  async test(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<TestDeliveryDto> {
    return { deliveryId: await this.deliveries.test(operator, id) };
  }

  @Delete(':id')
  @Allows('notification.write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a channel; what was to go this way goes no more' })
  @ApiById('channel')
  @ApiInvalid()
  @ApiNoContentResponse({ description: 'Done' })
  async remove(@CurrentOperator() operator: Operator, @UuidParam('id') id: string): Promise<void> {
    await this.channels.remove(operator, id);
  }
}

function toDto({ createdAt, updatedAt, ...channel }: Channel): ChannelDto {
  return {
    id: channel.id,
    organisationId: channel.organisationId,
    kind: channel.kind,
    name: channel.name,
    enabled: channel.enabled,
    template: channel.template,
    room: channel.room,
    addresses: channel.addresses,
    maxTlp: channel.maxTlp,
    inExercises: channel.inExercises,
    target: channel.target,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
