import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { QUEUE_ORDERS, type QueueOrder } from './queue-order.ts';

export class CreateQueueViewDto {
  @ApiProperty({ maxLength: 80, example: 'Ports, high' })
  @IsLine(80)
  name!: string;

  @ApiPropertyOptional({ description: 'In the filter language (docs/queue.md).', default: '' })
  @IsString()
  @MaxLength(1_000)
  filter: string = '';

  @ApiPropertyOptional({ enum: QUEUE_ORDERS, default: 'priority' })
  @IsIn(QUEUE_ORDERS)
  sort: QueueOrder = 'priority';

  @ApiPropertyOptional({ description: 'Seen by everybody of the organisation; needs `view.share`.', default: false })
  @IsBoolean()
  shared: boolean = false;
}

export class ChangeQueueViewDto {
  @ApiPropertyOptional({ maxLength: 80 })
  @MayBeAbsent()
  @IsLine(80)
  name?: string;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsString()
  @MaxLength(1_000)
  filter?: string;

  @ApiPropertyOptional({ enum: QUEUE_ORDERS })
  @MayBeAbsent()
  @IsIn(QUEUE_ORDERS)
  sort?: QueueOrder;

  @ApiPropertyOptional()
  @MayBeAbsent()
  @IsBoolean()
  shared?: boolean;
}

/** A filter of the queue under a name. */
export class QueueViewDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'In the filter language, as it prints.' })
  filter!: string;

  @ApiProperty({ enum: QUEUE_ORDERS })
  sort!: QueueOrder;

  @ApiProperty()
  shared!: boolean;

  @ApiProperty({ description: 'Whether you made it.' })
  mine!: boolean;

  @ApiProperty({ type: 'integer', description: 'Rows it shows you now.' })
  count!: number;
}

export class QueueViewListDto {
  @ApiProperty({ type: [QueueViewDto] })
  items!: QueueViewDto[];
}
