import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MESSAGES, type MessageKey, type Parameters } from '../correlation/explanation/messages.ts';

/** Which steps of the chain to tell. */
export class ExplanationQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 5000, default: 0, description: 'The first step told.' })
  @Type(() => Number)
  @Min(0)
  @Max(5_000)
  @IsInt()
  from: number = 0;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 5000,
    default: 500,
    description: 'The most steps told.',
  })
  @Type(() => Number)
  @Min(1)
  @Max(5_000)
  @IsInt()
  steps: number = 500;
}

/** A sentence, and what it takes to say it in another language. */
export class MessageDto {
  @ApiProperty({ description: 'In English.' })
  text!: string;

  @ApiProperty({ enum: Object.keys(MESSAGES), description: 'Which sentence it is; what it means does not change.' })
  messageKey!: MessageKey;

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What is filled into it.',
  })
  parameters!: Parameters;
}

export class ExplanationStepDto extends MessageDto {
  @ApiProperty({ format: 'uuid' })
  alertId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'The alert it is tied to, told before it; null of the first, and of what no tie holds that could be told.',
  })
  viaAlertId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  rule!: string | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1 })
  weight!: number | null;

  @ApiProperty({ type: 'integer', description: 'Ties to others of the case that it has besides.' })
  otherTies!: number;
}

export class ExplainedEvidenceDto {
  @ApiProperty({ enum: ['entity', 'rule'] })
  kind!: string;

  @ApiProperty({ description: 'Key of the entity, or name of the rule.', example: 'ip:10.0.0.5@SGSIN' })
  value!: string;
}

export class PartOfCaseDto {
  @ApiProperty({ type: 'integer' })
  alerts!: number;

  @ApiProperty({ format: 'uuid', description: 'The one that began first.' })
  firstAlertId!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ description: 'Whether it would be a case by itself.' })
  opens!: boolean;
}

export class WhatIfDto extends MessageDto {
  @ApiProperty({ type: ExplainedEvidenceDto })
  evidence!: ExplainedEvidenceDto;

  @ApiProperty({ type: [PartOfCaseDto], description: 'The largest first, ten at most.' })
  parts!: PartOfCaseDto[];

  @ApiProperty({ type: 'integer' })
  partCount!: number;

  @ApiProperty({ type: 'integer', description: 'Parts that would be cases.' })
  caseCount!: number;
}

/** Why a case is one: of the alerts and reasons that you see. */
export class CaseExplanationDto {
  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ type: 'integer', description: 'Alerts explained, repeats folded into them.' })
  alerts!: number;

  @ApiProperty({ description: 'There are more than an explanation takes: the earliest are explained.' })
  truncated!: boolean;

  @ApiProperty({ type: 'integer' })
  ties!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Parts that no tie holds together: one, unless a person’s decision or what you do not see does.',
  })
  parts!: number;

  @ApiProperty({
    type: [ExplanationStepDto],
    description:
      'The steps asked for: from the first alert on, the tie that brought each in. There are as many in all as `alerts`.',
  })
  steps!: ExplanationStepDto[];

  @ApiProperty({
    type: [WhatIfDto],
    description: 'What it would fall into without a piece of evidence, twenty at most: those that most alerts hang by.',
  })
  withoutEvidence!: WhatIfDto[];
}

export class PlacementReasonDto extends MessageDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  alertId!: string | null;

  @ApiProperty({ minimum: 0, maximum: 1 })
  weight!: number;
}

/** Why an alert is where it is, or in no case, as far as you see. */
export class AlertPlacementDto {
  @ApiProperty({ format: 'uuid' })
  alertId!: string;

  @ApiProperty({ type: MessageDto })
  placed!: MessageDto;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  caseId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'BW-12' })
  displayId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The alert it repeats, or itself.' })
  headId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  suppressedBy!: string | null;

  @ApiProperty({ type: [PlacementReasonDto], description: 'Its ties to other alerts.' })
  reasons!: PlacementReasonDto[];

  @ApiProperty({ type: [MessageDto], description: 'Of one in no case: why, and what nearly brought it into one.' })
  near!: MessageDto[];
}
