import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { QUEUE_KINDS, QUEUE_STATUSES, type QueueKind } from './filter-ast.ts';
import { QUEUE_ORDERS, type QueueOrder } from './queue-order.ts';

export class QueueQueryDto {
  @ApiPropertyOptional({ description: 'In the filter language (docs/queue.md).', example: 'severity:>=60 site:SGSIN' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  filter?: string;

  @ApiPropertyOptional({ enum: QUEUE_ORDERS, default: 'priority' })
  @IsOptional()
  @IsIn(QUEUE_ORDERS)
  sort: QueueOrder = 'priority';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @Min(1)
  @Max(200)
  @IsInt()
  limit: number = 100;

  @ApiPropertyOptional({
    type: String,
    description: '`nextCursor` of the page before; for the same filter and sort only.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}

export class QueueSiteDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'SGSIN' })
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ example: 'Asia/Singapore' })
  timezone!: string;
}

export class QueueSensorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class QueuePersonDto {
  @ApiProperty({ example: 'person:0190c0de-0000-7000-8000-000000000001' })
  id!: string;

  @ApiProperty({ description: 'The id again where the name is not yours to know.' })
  name!: string;
}

export class QueueClosedDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: QueuePersonDto, nullable: true })
  by!: QueuePersonDto | null;

  @ApiProperty({ type: String, nullable: true, example: 'false_positive' })
  reason!: string | null;
}

/** One thing to decide: an open case, or an alert with its repeats that is in no case. */
export class QueueRowDto {
  @ApiProperty({ enum: QUEUE_KINDS })
  kind!: QueueKind;

  @ApiProperty({ format: 'uuid', description: 'Of the case, or of the alert; unique together with the kind.' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'BW-12', description: 'Null for an alert.' })
  displayId!: string | null;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4, description: '1 is the most urgent.' })
  priority!: number;

  @ApiProperty({ enum: QUEUE_STATUSES })
  status!: string;

  @ApiProperty({ type: [String], example: ['cyber', 'airspace'] })
  domains!: string[];

  @ApiProperty({ enum: ['outside', 'warning', 'critical'], nullable: true, description: 'Null where nothing flew.' })
  zone!: string | null;

  @ApiProperty({ type: QueueSiteDto, nullable: true })
  site!: QueueSiteDto | null;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: QueuePersonDto, nullable: true })
  assignee!: QueuePersonDto | null;

  @ApiProperty({ type: 'integer', description: 'Alerts of a case; times an alert came, repeats included.' })
  count!: number;

  @ApiProperty({ format: 'date-time' })
  firstSeen!: string;

  @ApiProperty({ format: 'date-time' })
  lastSeen!: string;

  @ApiProperty({ format: 'date-time', description: 'When the case was opened, or the alert came in.' })
  arrivedAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null where no target is set.' })
  due!: string | null;

  @ApiProperty({ enum: ['acknowledge', 'resolve'], nullable: true, type: String, description: 'What is due.' })
  dueKind!: 'acknowledge' | 'resolve' | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  snoozedUntil!: string | null;

  @ApiProperty({ type: QueueClosedDto, nullable: true })
  closed!: QueueClosedDto | null;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({
    type: 'integer',
    description: 'Of the case, or of what people did with the alert; 0 before they did.',
  })
  version!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Of an alert: the format it came in.' })
  format!: string | null;

  @ApiProperty({ type: QueueSensorDto, nullable: true, description: 'Of an alert.' })
  sensor!: QueueSensorDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of an alert: the signature that fired.' })
  rule!: string | null;

  @ApiProperty({ description: 'One sentence: why it is here.' })
  why!: string;
}

export class QueuePageDto {
  @ApiProperty({ type: [QueueRowDto] })
  items!: QueueRowDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  nextCursor!: string | null;

  @ApiProperty({ type: 'integer', description: 'Rows on all pages together, exactly.' })
  total!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Cursor of the live feed this was read at: subscribe from it to miss nothing.',
  })
  asOf!: number;
}
