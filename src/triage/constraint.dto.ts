import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { IsCode, IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { ENTITY_TYPES, type EntityType } from '../intake/alert.ts';
import { IsInstant } from '../intake/instant.decorator.ts';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import {
  CONSTRAINT_CAUSES,
  CONSTRAINT_KINDS,
  CONSTRAINT_STATES,
  type ConstraintCause,
  type ConstraintKind,
  type ConstraintState,
} from './constraint-terms.ts';

function lowerCase({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

export class ConstraintEntityDto {
  @ApiProperty({ enum: ENTITY_TYPES })
  @IsIn(ENTITY_TYPES)
  type!: EntityType;

  @ApiProperty({ maxLength: 500, example: '10.0.0.53' })
  @IsLine(500)
  value!: string;
}

export class PlaceConstraintDto {
  @ApiProperty({
    enum: CONSTRAINT_KINDS,
    description:
      '`never_join`: alerts that share the entity are not joined because of it. `suppression`: alerts that meet every term ' +
      'are kept, counted and readable, out of cases and of the queue.',
  })
  @IsIn(CONSTRAINT_KINDS)
  kind!: ConstraintKind;

  @ApiProperty({ format: 'uuid', description: 'The site it holds at.' })
  @Transform(lowerCase)
  @IsUUID()
  siteId!: string;

  @ApiProperty({ enum: CONSTRAINT_CAUSES })
  @IsIn(CONSTRAINT_CAUSES)
  cause!: ConstraintCause;

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why, for whoever comes after.' })
  @IsLine(500)
  reason!: string;

  @ApiPropertyOptional({ type: ConstraintEntityDto, description: 'Required to never join by.' })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ConstraintEntityDto)
  entity?: ConstraintEntityDto;

  @ApiPropertyOptional({ maxLength: 300, description: 'Of a suppression, like the terms that follow.' })
  @MayBeAbsent()
  @IsLine(300)
  signature?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @Transform(lowerCase)
  @IsUUID()
  sensorId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100, description: 'What is more severe is not hidden.' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(100)
  severityAtMost?: number;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Concerns what happens before then. Required of a suppression, at most 90 days ahead.',
  })
  @MayBeAbsent()
  @IsInstant()
  expiresAt?: Date;

  @ApiPropertyOptional({ enum: TLP_LABELS, description: 'The organisation’s default where absent.' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;
}

export class EndConstraintDto {
  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class ConstraintListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Code of a site.' })
  @IsOptional()
  @IsCode()
  site?: string;

  @ApiPropertyOptional({ enum: CONSTRAINT_KINDS })
  @IsOptional()
  @IsIn(CONSTRAINT_KINDS)
  kind?: ConstraintKind;

  @ApiPropertyOptional({ enum: ['in_force', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['in_force', 'all'])
  state?: 'in_force' | 'all';
}

export class ConstraintPersonDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class ConstraintPlaceDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  code!: string | null;
}

export class HiddenAlertsDto {
  @ApiProperty({ type: 'integer', description: 'Alerts with their repeats; of those you see.' })
  count!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the last of them arrived.' })
  lastAt!: string | null;
}

/** What a person told correlation of a site, for a time. */
export class ConstraintDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: CONSTRAINT_KINDS })
  kind!: ConstraintKind;

  @ApiProperty({ enum: CONSTRAINT_STATES })
  state!: ConstraintState;

  @ApiProperty({ enum: CONSTRAINT_CAUSES })
  cause!: ConstraintCause;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: ConstraintPlaceDto })
  site!: ConstraintPlaceDto;

  @ApiProperty({ type: ConstraintEntityDto, nullable: true })
  entity!: ConstraintEntityDto | null;

  @ApiProperty({ type: String, nullable: true })
  signature!: string | null;

  @ApiProperty({ type: ConstraintPlaceDto, nullable: true })
  sensor!: ConstraintPlaceDto | null;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  severityAtMost!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: ConstraintPersonDto })
  owner!: ConstraintPersonDto;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: string | null;

  @ApiProperty({ type: ConstraintPersonDto, nullable: true })
  endedBy!: ConstraintPersonDto | null;

  @ApiProperty({ type: String, nullable: true })
  endReason!: string | null;

  @ApiProperty({
    type: HiddenAlertsDto,
    nullable: true,
    description: 'What it keeps from the queue: `GET /alerts?suppressed={id}`. Null of what is never to join.',
  })
  hidden!: HiddenAlertsDto | null;
}

export class ConstraintPageDto extends PageDto {
  @ApiProperty({ type: [ConstraintDto] })
  items!: ConstraintDto[];
}
