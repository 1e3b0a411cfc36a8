import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../intake/instant.decorator.ts';
import { IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { APPROVAL_MODES, type ApprovalPolicy, type Verdict, VERDICTS } from './approval/approval-policy.ts';
import {
  ALERT_FIELDS,
  type AlertField,
  CASE_FIELDS,
  type CaseField,
  type Chosen,
} from './projection/release-request.ts';
import { NamedRecipientDto } from './recipient.dto.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_PARTS = 1_000;

function IsChosen(): PropertyDecorator {
  return ValidateBy({
    name: 'isChosen',
    validator: {
      validate: (value: unknown) =>
        value === 'all' ||
        (Array.isArray(value) &&
          value.length <= MOST_PARTS &&
          new Set(value).size === value.length &&
          value.every((id) => typeof id === 'string' && UUID.test(id))),
      defaultMessage: () => `$property must be "all", or a list of up to ${MOST_PARTS} different ids`,
    },
  });
}

const chosen = (noun: string) => ({
  required: false,
  default: [],
  description: `Which ${noun} go: ids, or \`all\``,
  oneOf: [
    { type: 'string' as const, enum: ['all'] },
    { type: 'array' as const, items: { type: 'string' as const, format: 'uuid' }, maxItems: MOST_PARTS },
  ],
});

/** What goes; what is not named stays. */
export class SelectionDto {
  @ApiProperty({ required: false, enum: CASE_FIELDS, isArray: true, default: [] })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(CASE_FIELDS, { each: true })
  case: CaseField[] = [];

  @ApiProperty(chosen('alerts'))
  @MayBeAbsent()
  @IsChosen()
  alerts: Chosen = [];

  @ApiProperty({ required: false, enum: ALERT_FIELDS, isArray: true, default: [] })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(ALERT_FIELDS, { each: true })
  alertFields: AlertField[] = [];

  @ApiProperty(chosen('drones and vessels'))
  @MayBeAbsent()
  @IsChosen()
  objects: Chosen = [];

  @ApiProperty(chosen('notes'))
  @MayBeAbsent()
  @IsChosen()
  notes: Chosen = [];

  @ApiProperty(chosen('observables'))
  @MayBeAbsent()
  @IsChosen()
  observables: Chosen = [];

  @ApiProperty(chosen('tasks'))
  @MayBeAbsent()
  @IsChosen()
  tasks: Chosen = [];
}

/** Rules that take something out, in the order in which they apply. */
export class RedactionsDto {
  @ApiProperty({ required: false, minimum: 1, maximum: 500, description: 'Cell of the grid positions are rounded to' })
  @MayBeAbsent()
  @Min(1)
  @Max(500)
  @IsInt()
  roundPositionsKm?: number;

  @ApiProperty({ required: false, description: 'Which sensor saw what is withheld' })
  @MayBeAbsent()
  @IsBoolean()
  withholdSensors?: boolean;

  @ApiProperty({ required: false, description: 'Addresses that mean nothing outside are removed, in texts too' })
  @MayBeAbsent()
  @IsBoolean()
  removeInternalAddresses?: boolean;

  @ApiProperty({ required: false, description: 'Titles, descriptions, notes and reasons people gave are withheld' })
  @MayBeAbsent()
  @IsBoolean()
  withholdFreeText?: boolean;

  @ApiProperty({ required: false, description: 'Who wrote, decided or is assigned is withheld' })
  @MayBeAbsent()
  @IsBoolean()
  withholdPeople?: boolean;

  @ApiProperty({ required: false, minimum: 1, maximum: 1_440, description: 'Span times are rounded down to' })
  @MayBeAbsent()
  @Min(1)
  @Max(1_440)
  @IsInt()
  roundTimesMinutes?: number;
}

export class ApprovalDto {
  @ApiProperty({ enum: APPROVAL_MODES })
  @IsIn(APPROVAL_MODES)
  mode!: ApprovalPolicy['mode'];

  @ApiProperty({ required: false, minimum: 1, maximum: 50, description: 'How many must approve, by quorum' })
  @MayBeAbsent()
  @Min(1)
  @Max(50)
  @IsInt()
  quorum?: number;

  @ApiProperty({ required: false, type: [NamedRecipientDto], maxItems: 50 })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NamedRecipientDto)
  approvers?: NamedRecipientDto[];

  @ApiProperty({ required: false, format: 'date-time', description: 'What is not decided by then is refused' })
  @IsOptional()
  @IsInstant()
  deadline?: Date;
}

export class CreateReleaseDto {
  @ApiProperty({ description: 'The case, by id or number', example: 'BW-12' })
  @IsString()
  @MaxLength(64)
  case!: string;

  @ApiProperty({ type: [NamedRecipientDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NamedRecipientDto)
  recipients!: NamedRecipientDto[];

  @ApiProperty({ type: SelectionDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SelectionDto)
  selection!: SelectionDto;

  @ApiProperty({ required: false, type: RedactionsDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => RedactionsDto)
  redactions: RedactionsDto = new RedactionsDto();

  @ApiProperty({ maxLength: 500, description: 'What it is for; recipients read it' })
  @IsLine(500)
  purpose!: string;

  @ApiProperty({ format: 'date-time', description: 'Within 366 days' })
  @IsInstant()
  expiresAt!: Date;

  @ApiProperty({ required: false, default: false, description: 'Whether recipients may pass it on' })
  @MayBeAbsent()
  @IsBoolean()
  onward: boolean = false;

  @ApiProperty({ required: false, default: true, description: 'Whether recipients learn whose it is' })
  @MayBeAbsent()
  @IsBoolean()
  attributed: boolean = true;

  @ApiProperty({ required: false, default: false, description: 'Publishes a new version whenever the case changes' })
  @MayBeAbsent()
  @IsBoolean()
  follow: boolean = false;

  @ApiProperty({ required: false, type: ApprovalDto, description: 'None unless given' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ApprovalDto)
  approval?: ApprovalDto;
}

function IsHash(): PropertyDecorator {
  return Matches(/^[0-9a-f]{64}$/, { message: '$property must be the hash of a preview' });
}

export class GiveApprovalDto {
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS)
  verdict!: Verdict;

  @ApiProperty({ maxLength: 500 })
  @IsLine(500)
  reason!: string;

  @ApiProperty({ description: 'Of the preview it rests on' })
  @IsHash()
  hash!: string;
}

export class PublishReleaseDto {
  @ApiProperty({ description: 'Of the preview that was read; refused with 409 when the case has changed since' })
  @IsHash()
  hash!: string;
}

export class RecallReleaseDto {
  @ApiProperty({ maxLength: 500 })
  @IsLine(500)
  reason!: string;
}
