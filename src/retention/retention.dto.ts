import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { PageDto } from '../common/page.dto.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { LEAST_DAYS, MOST_DAYS } from './retention-policy.ts';

function IsDays(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', nullable: true, minimum: LEAST_DAYS, maximum: MOST_DAYS, description }),
    ValidateIf((_, value) => value !== null),
    IsInt(),
    Min(LEAST_DAYS),
    Max(MOST_DAYS),
  );
}

/** How long each is kept, in days; null is for ever. */
export class KeptDaysDto {
  @IsDays('Alerts that wait, in no case and in nobody’s hands, from when they came.')
  waitingDays!: number | null;

  @IsDays('Alerts that people closed, from when they did, and those a suppression hides, from when they came.')
  closedDays!: number | null;

  @IsDays('Alerts of cases, from when the case was closed. The case itself stays.')
  caseDays!: number | null;

  @IsDays('Input that was refused, from when it came.')
  rejectDays!: number | null;
}

export class SetRetentionDto extends KeptDaysDto {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why; the audit trail keeps it.' })
  @IsLine(500)
  reason!: string;

  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 0,
    description: 'Version of the policy the decision rests on; refused with 409 when another was set since',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  expectedVersion?: number;
}

export class RetentionActorDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

export class RetentionDto extends KeptDaysDto {
  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where nobody has set it: all is kept.' })
  reason!: string | null;

  @ApiProperty({ type: RetentionActorDto, nullable: true })
  setBy!: RetentionActorDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  setAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Before it nothing is removed.' })
  effectiveAt!: string | null;

  @ApiProperty({ description: 'Whether whoever asks may set it: administrators of the CERT.' })
  maySet!: boolean;

  @ApiProperty({
    type: 'integer',
    description: 'Give it as expectedVersion to replace only what you have seen; 0 where nobody has set it',
  })
  version!: number;
}

export class DueDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  count!: number;

  @ApiProperty({ description: 'There may be more: so much is counted.' })
  atLeast!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the first of them came.' })
  oldest!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the last of them came.' })
  newest!: string | null;
}

/** What would be removed if the policy held now, and what of the cases it concerns stays all the same. */
export class RetentionPreviewDto {
  @ApiProperty({ type: DueDto })
  waiting!: DueDto;

  @ApiProperty({ type: DueDto })
  closed!: DueDto;

  @ApiProperty({ type: DueDto })
  cases!: DueDto;

  @ApiProperty({ type: DueDto })
  rejects!: DueDto;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cases closed long enough whose alerts a hold keeps.' })
  heldCases!: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The same of cases that a release shares, or is to.' })
  sharedCases!: number;

  @ApiProperty({
    format: 'date-time',
    description: 'From when it would hold, were it set now; before it nothing is removed.',
  })
  effectiveAt!: string;
}

export class RemovedCountsDto {
  @ApiProperty({ type: 'integer', minimum: 0 })
  waiting!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  closed!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  cases!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  rejects!: number;
}

/** One going through what a nation has. */
export class RetentionRunDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: KeptDaysDto, description: 'The policy as it stood.' })
  policy!: KeptDaysDto;

  @ApiProperty({ description: 'Why it was set.' })
  reason!: string;

  @ApiProperty({ type: RetentionActorDto, description: 'Who set it.' })
  setBy!: RetentionActorDto;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it last got on; long ago where something holds it up.' })
  movedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it goes on.' })
  endedAt!: string | null;

  @ApiProperty({ enum: ['done', 'policy_changed'], nullable: true, type: String })
  outcome!: 'done' | 'policy_changed' | null;

  @ApiProperty({ type: RemovedCountsDto, description: 'What it removed.' })
  removed!: RemovedCountsDto;
}

export class RetentionRunPageDto extends PageDto {
  @ApiProperty({ type: [RetentionRunDto] })
  items!: RetentionRunDto[];
}
