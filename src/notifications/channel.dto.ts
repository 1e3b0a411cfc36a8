import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { MAIL_ADDRESS } from '../../config/setting-shapes.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { CHANNEL_KINDS, CHANNEL_TLPS, type ChannelKind, type ChannelTlp } from './channel.ts';

const unlessNull = ValidateIf((_, value) => value !== null && value !== undefined);

export class CreateChannelDto {
  @ApiProperty({ enum: CHANNEL_KINDS, description: 'It stays what it is.' })
  @IsIn(CHANNEL_KINDS)
  kind!: ChannelKind;

  @ApiProperty({ maxLength: 100, example: 'Night shift' })
  @IsLine(100)
  name!: string;

  @ApiPropertyOptional({
    maxLength: 2000,
    format: 'uri',
    example: 'https://hooks.example/T0/B0',
    description: 'Where it leads, for `webhook` and `chat`. Never shown again; the server may call its origin.',
  })
  @MayBeAbsent()
  @IsLine(2000)
  url?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'slack',
    description: 'Of a `chat`: the template it is written to with.',
  })
  @unlessNull
  @IsString()
  @MaxLength(32)
  template?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 200,
    description: 'Of a `chat` whose template asks for it: the place within the chat.',
  })
  @unlessNull
  @IsLine(200)
  room?: string | null;

  @ApiPropertyOptional({ type: [String], maxItems: 50, description: 'Of `mail`: whom it goes to.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(MAIL_ADDRESS, { each: true, message: '$property must hold mail addresses' })
  addresses?: string[];

  @ApiPropertyOptional({
    enum: CHANNEL_TLPS,
    default: 'AMBER',
    description: 'The strictest marking it carries; RED never goes by a channel.',
  })
  @MayBeAbsent()
  @IsIn(CHANNEL_TLPS)
  maxTlp?: ChannelTlp;

  @ApiPropertyOptional({ default: false, description: 'Whether messages out of exercises may go this way.' })
  @MayBeAbsent()
  @IsBoolean()
  inExercises?: boolean;

  @ApiPropertyOptional({ default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;
}

export class UpdateChannelDto extends PartialType(OmitType(CreateChannelDto, ['kind'] as const), {
  skipNullProperties: false,
}) {}

export class ChannelDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ enum: CHANNEL_KINDS })
  kind!: ChannelKind;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({ type: String, nullable: true })
  template!: string | null;

  @ApiProperty({ type: String, nullable: true })
  room!: string | null;

  @ApiProperty({ type: [String] })
  addresses!: string[];

  @ApiProperty({ enum: CHANNEL_TLPS })
  maxTlp!: ChannelTlp;

  @ApiProperty()
  inExercises!: boolean;

  @ApiProperty({ example: 'https://hooks.example', description: 'Where it leads, without what is secret of that.' })
  target!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class CreatedChannelDto extends ChannelDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'whsec_…',
    description: 'Of a webhook: what its messages are signed with (Standard Webhooks). Shown this once.',
  })
  secret!: string | null;
}

export class ChannelSecretDto {
  @ApiProperty({ example: 'whsec_…', description: 'Shown this once.' })
  secret!: string;
}

export class ChannelListDto {
  @ApiProperty({ type: [ChannelDto], description: 'By name.' })
  items!: ChannelDto[];
}

export class TestDeliveryDto {
  @ApiProperty({ format: 'uuid', description: 'What became of it: GET /api/v1/notifications/deliveries/{id}.' })
  deliveryId!: string;
}
