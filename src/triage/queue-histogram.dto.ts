import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class HistogramQueryDto {
  @ApiPropertyOptional({ description: 'In the filter language (docs/queue.md).' })
  @IsString()
  @MaxLength(1_000)
  filter: string = '';
}

/** What came within one minute, by severity class. */
export class HistogramBucketDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: 'integer' })
  info!: number;

  @ApiProperty({ type: 'integer' })
  low!: number;

  @ApiProperty({ type: 'integer' })
  medium!: number;

  @ApiProperty({ type: 'integer' })
  high!: number;

  @ApiProperty({ type: 'integer' })
  critical!: number;
}

export class QueueHistogramDto {
  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiProperty({ type: 'integer', example: 60 })
  bucketSeconds!: number;

  @ApiProperty({ type: [HistogramBucketDto], description: 'The last 60 minutes, the one that runs included.' })
  buckets!: HistogramBucketDto[];
}
