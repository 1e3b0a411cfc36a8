import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsUUID } from 'class-validator';
import { MayBeAbsent } from '../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../common/page.dto.ts';
import { NOTIFIED } from './occurrence.ts';

export const FEED_KINDS = [...NOTIFIED, 'escalated'] as const;

export class FeedQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Only what is unread.' })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  unread?: 'true' | 'false';
}

export class NotificationCaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'BW-12' })
  displayId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  severity!: number;

  @ApiProperty()
  status!: string;
}

export class NotificationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: FEED_KINDS })
  kind!: string;

  @ApiProperty({ enum: ['case', 'sensor', 'share', 'release', 'statement'] })
  subjectKind!: string;

  @ApiProperty({ format: 'uuid' })
  subjectId!: string;

  @ApiProperty({ type: NotificationCaseDto, nullable: true, description: 'As you see it now.' })
  case!: NotificationCaseDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The note that mentions you.' })
  noteId!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'How often, since it was last read.' })
  count!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readAt!: string | null;
}

export class NotificationPageDto extends PageDto {
  @ApiProperty({ type: [NotificationDto], description: 'Newest first.' })
  items!: NotificationDto[];

  @ApiProperty({ type: 'integer', description: 'How many are unread in all.' })
  unread!: number;
}

export class MarkReadDto {
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: 500 })
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiPropertyOptional({ description: 'All there are; instead of `ids`.' })
  @MayBeAbsent()
  @IsBoolean()
  all?: boolean;
}

export class UnreadDto {
  @ApiProperty({ type: 'integer' })
  unread!: number;
}
