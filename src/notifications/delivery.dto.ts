import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { MayBeAbsent } from '../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../common/page.dto.ts';
import { DELIVERY_STATES, type DeliveryState } from './delivery.ts';

export class DeliveryQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: DELIVERY_STATES })
  @MayBeAbsent()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  channelId?: string;
}

export class DeliveredEventDto {
  @ApiProperty({ type: 'integer', description: 'Number in the journal of the realm.' })
  seq!: number;

  @ApiProperty({ example: 'case.opened' })
  type!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class DeliveryDto {
  @ApiProperty({ format: 'uuid', description: '`webhook-id` of a webhook and part of the Message-ID of a mail.' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  channelId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Of a mail to you: your account.' })
  accountId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  ruleId!: string | null;

  @ApiProperty({ enum: ['case', 'sensor', 'share', 'release', 'statement', 'test'] })
  subjectKind!: string;

  @ApiProperty({ format: 'uuid' })
  subjectId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'BW-12' })
  displayId!: string | null;

  @ApiProperty({ type: [DeliveredEventDto], description: 'What it tells of.' })
  events!: DeliveredEventDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of an escalation; 1 is the first.' })
  step!: number | null;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryState;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'not_visible',
    description: 'Why it waits, failed or was held back.',
  })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true })
  lastError!: string | null;

  @ApiProperty({ type: 'integer' })
  attempts!: number;

  @ApiProperty({ format: 'date-time' })
  dueAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when no attempt is planned.' })
  nextAttemptAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deliveredAt!: string | null;
}

export class DeliveryPageDto extends PageDto {
  @ApiProperty({ type: [DeliveryDto], description: 'Newest first.' })
  items!: DeliveryDto[];
}
