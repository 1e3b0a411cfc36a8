import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsMarkdown } from '../cases/markdown.decorator.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { SUBJECT_KINDS, type Subject } from './action-outcome.ts';
import { TRIAGE_CLOSE_REASONS, TRIAGE_TYPES, type TriageCloseReason, type TriageType } from './triage-command.ts';

/** Most subjects that are named one by one in an action; a selection may hold more. */
const ITEMS_MOST = 1_000;

export class TriageSubjectDto implements Subject {
  @ApiProperty({ enum: SUBJECT_KINDS })
  @IsIn(SUBJECT_KINDS)
  kind!: Subject['kind'];

  @ApiProperty({ format: 'uuid', description: 'Id of the case or of the alert' })
  @IsUUID()
  id!: string;
}

function Subjects(most: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [TriageSubjectDto], required: false, minItems: 1, maxItems: most }),
    MayBeAbsent(),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(() => TriageSubjectDto),
  );
}

/** What is chosen: items by name, or what a filter of the queue matches now. */
export class TakeSelectionDto {
  @Subjects(10_000)
  items?: TriageSubjectDto[];

  @ApiProperty({ required: false, maxLength: 2000, description: 'In the language of GET /queue' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(2000)
  filter?: string;
}

export class QueueSelectionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', description: 'How many it holds, for good' })
  count!: number;

  @ApiProperty({ format: 'date-time' })
  takenAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** One command; each type takes the fields its description names. */
export class TriageActionDto {
  @ApiProperty({
    enum: TRIAGE_TYPES,
    description:
      'acknowledge (and take what is with nobody); assign (to); close (reason, note?); reopen; snooze (until); wake; ' +
      'escalate (into?) alerts to a case; merge (into) cases; note (text) on cases',
  })
  @IsIn(TRIAGE_TYPES)
  type!: TriageType;

  @ApiProperty({
    type: String,
    format: 'uuid',
    required: false,
    nullable: true,
    description: 'Account; null for nobody',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsUUID()
  to?: string | null;

  @ApiProperty({ enum: TRIAGE_CLOSE_REASONS, required: false })
  @MayBeAbsent()
  @IsIn(TRIAGE_CLOSE_REASONS)
  reason?: TriageCloseReason;

  @ApiProperty({ required: false, maxLength: 500, description: 'Why it is closed, in a sentence' })
  @MayBeAbsent()
  @IsLine(500)
  note?: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'When it comes back; within 90 days' })
  @MayBeAbsent()
  @IsISO8601({ strict: true, strictSeparator: true })
  until?: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'Id of the case that takes in' })
  @MayBeAbsent()
  @IsUUID()
  into?: string;

  @ApiProperty({ required: false, description: 'Markdown, up to 20 kB as UTF-8' })
  @MayBeAbsent()
  @IsMarkdown(20_000)
  text?: string;
}

/** An action on what was selected, or on items by name: one of the two. */
export class TakeActionDto {
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent()
  @IsUUID()
  selectionId?: string;

  @Subjects(ITEMS_MOST)
  items?: TriageSubjectDto[];

  @ApiProperty({ type: TriageActionDto })
  @IsObject()
  @ValidateNested()
  @Type(() => TriageActionDto)
  action!: TriageActionDto;
}

export class ActionItemDto extends TriageSubjectDto {
  @ApiProperty({ enum: ['done', 'refused'], description: 'Done as well where it was so already' })
  outcome!: 'done' | 'refused';

  @ApiProperty({ required: false, description: 'Why not: not_found, alert_in_case, changed_since …' })
  code?: string;

  @ApiProperty({ required: false })
  message?: string;

  @ApiProperty({ format: 'uuid', required: false, description: 'The case it is in now, or was opened as' })
  caseId?: string;
}

export class ActionDto {
  @ApiProperty({ format: 'uuid', description: 'By which it can be undone' })
  id!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was done' })
  action!: object;

  @ApiProperty({ type: 'integer' })
  done!: number;

  @ApiProperty({ type: 'integer' })
  refused!: number;

  @ApiProperty({ type: [ActionItemDto], description: 'In the order in which they were named' })
  items!: ActionItemDto[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when it cannot be undone' })
  undoableUntil!: string | null;
}
