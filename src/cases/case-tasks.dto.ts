import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsInstant } from '../intake/instant.decorator.ts';
import { PageDto } from '../registry/page-query.dto.ts';
import { IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { IsMarkdown } from './markdown.decorator.ts';
import { IsExpectedVersion, MayBeNull, PartDto, PartMarkingDto } from './marked-part.dto.ts';

export const TASK_STATES = ['open', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export class AddTaskDto extends PartMarkingDto {
  @ApiProperty({ maxLength: 300 })
  @IsLine(300)
  title!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Markdown, up to 20 kB as UTF-8.' })
  @MayBeNull()
  @IsMarkdown(20_000)
  description?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'person:mei' })
  @MayBeNull()
  @IsLine(200)
  assignee?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @MayBeNull()
  @IsInstant()
  due?: Date | null;
}

export class ChangeTaskDto extends PartialType(PickType(AddTaskDto, ['title', 'description', 'assignee', 'due']), {
  skipNullProperties: false,
}) {
  @ApiPropertyOptional({ enum: TASK_STATES })
  @MayBeAbsent()
  @IsIn(TASK_STATES)
  state?: TaskState;

  @IsExpectedVersion()
  expectedVersion?: number;
}

export class TaskDto extends PartDto {
  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, nullable: true })
  description!: string | null;

  @ApiProperty({ enum: TASK_STATES })
  state!: TaskState;

  @ApiProperty({ type: String, nullable: true })
  assignee!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  due!: string | null;
}

export class TaskPageDto extends PageDto {
  @ApiProperty({ type: [TaskDto] })
  items!: TaskDto[];
}
