import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Role, ROLES } from '../access/policy/role.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { ALERT_KINDS } from '../intake/alert.ts';
import { type Notified, NOTIFIED } from './occurrence.ts';

export class EscalationStepDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10_080, description: 'After the event that began it.' })
  @IsInt()
  @Min(1)
  @Max(10_080)
  afterMinutes!: number;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  channelIds?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  accountIds?: string[];
}

export class CreateRuleDto {
  @ApiProperty({ maxLength: 100, example: 'Grave cases wake the night shift' })
  @IsLine(100)
  name!: string;

  @ApiProperty({ enum: NOTIFIED, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(NOTIFIED, { each: true })
  events!: Notified[];

  @ApiPropertyOptional({ default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100, default: 0, description: 'Of the case.' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(100)
  minSeverity?: number;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Any where empty.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  siteIds?: string[];

  @ApiPropertyOptional({
    enum: ALERT_KINDS,
    isArray: true,
    description: 'Kinds of alerts in the case. Any where empty.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(ALERT_KINDS, { each: true })
  domains?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Channels of your organisation.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  channelIds?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'People of your organisation.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  accountIds?: string[];

  @ApiPropertyOptional({
    enum: ROLES,
    isArray: true,
    description: 'Everybody of your organisation with one of these roles.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 1440,
    default: 10,
    description: 'One message per case in this time; what happens meanwhile comes in one digest at its end.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(1440)
  groupMinutes?: number;

  @ApiPropertyOptional({
    type: [EscalationStepDto],
    maxItems: 10,
    description: 'Whom to tell besides while nobody acknowledges the case, in order of time.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(10)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => EscalationStepDto)
  escalation?: EscalationStepDto[];
}

export class UpdateRuleDto extends PartialType(CreateRuleDto, { skipNullProperties: false }) {}

export class RuleStepDto {
  @ApiProperty({ type: 'integer' })
  afterMinutes!: number;

  @ApiProperty({ type: [String], format: 'uuid' })
  channelIds!: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  accountIds!: string[];
}

export class RuleDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({ enum: NOTIFIED, isArray: true })
  events!: Notified[];

  @ApiProperty({ type: 'integer' })
  minSeverity!: number;

  @ApiProperty({ type: [String], format: 'uuid' })
  siteIds!: string[];

  @ApiProperty({ enum: ALERT_KINDS, isArray: true })
  domains!: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  channelIds!: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  accountIds!: string[];

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];

  @ApiProperty({ type: 'integer' })
  groupMinutes!: number;

  @ApiProperty({ type: [RuleStepDto] })
  escalation!: RuleStepDto[];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class RuleListDto {
  @ApiProperty({ type: [RuleDto], description: 'By name.' })
  items!: RuleDto[];
}
