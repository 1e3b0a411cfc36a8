import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { TASK_STATES, type TaskState } from '../../cases/case-tasks.dto.ts';
import { IsCode, IsLine, MayBeAbsent } from '../../common/field.decorator.ts';
import { ELEMENTS, type Improvement, IMPROVEMENT_STATES, type ImprovementState } from '../report/report-document.ts';

const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

/** A day without a time, or null for none. */
function IsDay(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2027-03-31', description }),
    MayBeNull(),
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a date like 2027-03-31' }),
  );
}

export class AddImprovementDto {
  @ApiPropertyOptional({ example: 'PORT', description: 'The cell it is about: your own unless you see the whole run.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  issue!: string;

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'What corrects it.' })
  @IsLine(500)
  action!: string;

  @ApiProperty({ enum: ELEMENTS })
  @IsIn(ELEMENTS)
  element!: Improvement['element'];

  @ApiProperty({
    example: 'sg-port-soc',
    description:
      'Code of the organisation that is to do it, whether it played or not. Within the nation of the cell, and where whoever ' +
      'evaluates says so, it is handed over by naming it; to another nation otherwise by `hand-over`.',
  })
  @IsCode()
  responsible!: string;

  @ApiProperty({ minLength: 1, maxLength: 200, description: 'Whom to ask about it.' })
  @IsLine(200)
  contact!: string;

  @IsDay('When it begins.')
  start?: string | null;

  @IsDay('When it is to be done.')
  due?: string | null;

  @ApiPropertyOptional({ enum: IMPROVEMENT_STATES, default: 'open' })
  @MayBeAbsent()
  @IsIn(IMPROVEMENT_STATES)
  status?: ImprovementState;

  @ApiPropertyOptional({ default: false, description: 'The cell is shown, and no name.' })
  @MayBeAbsent()
  @IsBoolean()
  anonymous?: boolean;
}

/** What a change rests on. */
class VersionedDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Refused with 409 when it has changed since.' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  expectedVersion!: number;
}

const PATCHED = ['issue', 'action', 'element', 'responsible', 'contact', 'start', 'due', 'status'] as const;

export class ChangeImprovementDto extends IntersectionType(
  PartialType(PickType(AddImprovementDto, PATCHED), { skipNullProperties: false }),
  VersionedDto,
) {}

export class ChangeAssignedDto extends IntersectionType(
  PartialType(PickType(AddImprovementDto, ['contact', 'start', 'due', 'status'] as const), {
    skipNullProperties: false,
  }),
  VersionedDto,
) {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'A later run in which it was tried again: one your organisation held or took part in.',
  })
  @MayBeNull()
  @IsUUID()
  retestedInRunId?: string | null;
}

export class HandOverDto extends VersionedDto {}

export class BecomeTaskDto extends VersionedDto {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'person:mei' })
  @MayBeNull()
  @IsLine(200)
  assignee?: string | null;
}

export class ImprovementDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty()
  issue!: string;

  @ApiProperty()
  action!: string;

  @ApiProperty({ enum: ELEMENTS })
  element!: Improvement['element'];

  @ApiProperty({ description: 'Code of an organisation.' })
  responsible!: string;

  @ApiProperty({ description: 'Whether that organisation reads it.' })
  handedOver!: boolean;

  @ApiProperty()
  contact!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  start!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  due!: string | null;

  @ApiProperty({ enum: IMPROVEMENT_STATES })
  status!: ImprovementState;

  @ApiProperty({ description: 'Whether it is a task of that organisation by now.' })
  hasTask!: boolean;

  @ApiProperty({ description: 'Whether a later run tried it again.' })
  retested!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it was asked not to be named.' })
  author!: string | null;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class ImprovementListDto {
  @ApiProperty({ type: [ImprovementDto] })
  items!: ImprovementDto[];

  @ApiProperty({ type: [String], description: 'Codes of the organisations that may be named.' })
  organisations!: string[];
}

/** An item as the organisation that is to do it has it, in earnest. */
export class AssignedImprovementDto extends OmitType(ImprovementDto, ['hasTask', 'retested', 'handedOver', 'author']) {
  @ApiProperty({ format: 'uuid' })
  runId!: string;

  @ApiProperty({ description: 'What the exercise was called.' })
  designator!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  taskId!: string | null;

  @ApiProperty({ enum: TASK_STATES, nullable: true, description: 'Of the task, where it is one.' })
  taskState!: TaskState | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  retestedInRunId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What that run was called.' })
  retestedIn!: string | null;
}

export class AssignedImprovementListDto {
  @ApiProperty({ type: [AssignedImprovementDto] })
  items!: AssignedImprovementDto[];
}
