import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { IsLine } from '../registry/registry-field.decorator.ts';
import { CASE_STATUSES, type CaseStatus, CLOSE_REASONS } from './case-lifecycle.ts';
import { IsMarkdown } from './markdown.decorator.ts';

function lowerCase({ value }: TransformFnParams): unknown {
  const given: unknown = value;
  return Array.isArray(given)
    ? given.map((item) => (typeof item === 'string' ? item.toLowerCase() : (item as unknown)))
    : given;
}

/** Absent or a value; unlike IsOptional, null is not taken for absent. */
function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

function IsReason(description: string): PropertyDecorator {
  return applyDecorators(ApiProperty({ minLength: 1, maxLength: 500, description }), IsLine(500));
}

/** A command that says which version of the case it was decided on. */
export class CaseCommandDto {
  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 1,
    description: 'Version of the case the decision rests on; refused with 409 when the case has changed since',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  expectedVersion?: number;
}

export class AcknowledgeCaseDto extends CaseCommandDto {}

export class AssignCaseDto extends CaseCommandDto {
  @ApiProperty({ type: String, nullable: true, description: 'Who works on it; null for nobody', example: 'person:mei' })
  @ValidateIf((_, value) => value !== null)
  @IsLine(200)
  @Matches(/^(?!none$)/, { message: '$property none stands for nobody in filters; send null' })
  assignee!: string | null;
}

export class SetCaseSeverityDto extends CaseCommandDto {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  @IsInt()
  @Min(0)
  @Max(100)
  severity!: number;

  @IsReason('Why the engine’s severity does not fit')
  reason!: string;
}

export class ChangeCaseStatusDto extends CaseCommandDto {
  @ApiProperty({ enum: CASE_STATUSES, description: 'From closed, active means to reopen' })
  @IsIn(CASE_STATUSES)
  to!: CaseStatus;

  @ApiProperty({
    required: false,
    minLength: 1,
    maxLength: 500,
    description: `To close a case, one of: ${CLOSE_REASONS.join(', ')}. Otherwise a sentence, if there is one to say.`,
  })
  @IfGiven()
  @IsLine(500)
  reason?: string;
}

export class HoldCaseDto extends CaseCommandDto {
  @IsReason('Why its alerts are to be kept, or no longer')
  reason!: string;
}

export class AddCaseNoteDto {
  @ApiProperty({ description: 'Markdown, up to 20 kB as UTF-8' })
  @IsMarkdown(20_000)
  body!: string;

  @ApiProperty({ required: false, enum: TLP_LABELS, description: 'Not less than the case’s, which is the default' })
  @IfGiven()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;

  @ApiProperty({ required: false, enum: PAP_LABELS, description: 'Not less than the case’s, which is the default' })
  @IfGiven()
  @IsIn(PAP_LABELS)
  pap?: Pap;
}

export class MoveAlertsDto extends CaseCommandDto {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 500, uniqueItems: true })
  @Transform(lowerCase)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  alertIds!: string[];

  @IsReason('Shown as the reason of the links it makes')
  reason!: string;
}

export class MergeCaseDto extends CaseCommandDto {
  @ApiProperty({ description: 'The case that absorbs this one, by id or number', example: 'BW-12' })
  @IsString()
  @MaxLength(64)
  into!: string;

  @IsReason('Why both are one')
  reason!: string;
}

export class UnmergeCaseDto extends CaseCommandDto {
  @IsReason('Why both are not one after all')
  reason!: string;
}

export class KeepApartDto extends CaseCommandDto {
  @ApiProperty({ description: 'The case it is never to be one with, by id or number', example: 'BW-12' })
  @IsString()
  @MaxLength(64)
  from!: string;

  @IsReason('Why both are never to be one')
  reason!: string;
}
