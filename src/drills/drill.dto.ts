import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { RUN_ROLES, type RunRole } from '../access/policy/run-role.ts';
import { IsCode, IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { CLOCK_EVENT_TYPES, type ClockEventType, LEAST_RATE, MOST_RATE } from './clock/clock-event.ts';
import { CELL_KINDS, type CellKind } from './template/template.ts';
import { OBSERVATION_KINDS, type ObservationKind } from './verdicts.service.ts';

/** Thirty days of exercise time. */
const LONGEST_MS = 2_592_000_000;
const JUDGED = ['met', 'met_late', 'missed', 'waived', 'not_evaluable', 'withdrawn'] as const;

export class RunCellWantedDto {
  @ApiProperty({ example: 'port', description: 'Of a cell of the template, or a new one.' })
  @IsCode()
  code!: string;

  @ApiProperty({ example: 'sg-port-soc', description: 'Code of the organisation that plays it.' })
  @IsCode()
  organisation!: string;

  @ApiPropertyOptional({
    enum: CELL_KINDS,
    description: 'Of a cell the template does not have: `control` unless given.',
  })
  @MayBeAbsent()
  @IsIn(CELL_KINDS)
  kind?: CellKind;
}

export class RunMemberWantedDto {
  @ApiProperty({ format: 'uuid', description: 'Id of the account.' })
  @IsUUID()
  account!: string;

  @ApiProperty({ example: 'port' })
  @IsCode()
  cell!: string;

  @ApiProperty({ enum: RUN_ROLES })
  @IsIn(RUN_ROLES)
  role!: RunRole;
}

export class CreateRunDto {
  @ApiProperty({ example: 'port-crane-attack', description: 'Code of a shipped drill, or id of another.' })
  @IsCode()
  template!: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Of a drill of your own: as it stands, though nobody has approved it. The run is marked so.',
  })
  @MayBeAbsent()
  @IsBoolean()
  draft: boolean = false;

  @ApiProperty({ minLength: 1, maxLength: 120, example: 'LION CITY 26-1' })
  @IsLine(120)
  designator!: string;

  @ApiPropertyOptional({ maxLength: 200, default: '', description: 'What the banner says besides the designator.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\p{Cc}\p{Cs}]*$/u)
  banner: string = '';

  @ApiPropertyOptional({
    type: [RunCellWantedDto],
    maxItems: 50,
    description: 'Which organisation plays a cell, where that is not the one the drill names; and cells besides.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RunCellWantedDto)
  cells: RunCellWantedDto[] = [];

  @ApiPropertyOptional({
    type: [RunMemberWantedDto],
    maxItems: 500,
    description: 'Who is in which cell, as what. Whoever makes the run directs it unless named here.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RunMemberWantedDto)
  members: RunMemberWantedDto[] = [];
}

export class MoveClockDto {
  @ApiProperty({ enum: CLOCK_EVENT_TYPES })
  @IsIn(CLOCK_EVENT_TYPES)
  type!: ClockEventType;

  @ApiPropertyOptional({
    minimum: LEAST_RATE,
    maximum: MOST_RATE,
    description: 'Of `rate`, and of `startex`: exercise seconds per real one.',
  })
  @MayBeAbsent()
  @Min(LEAST_RATE)
  @Max(MOST_RATE)
  @IsNumber()
  rate?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Of `skip_to`: milliseconds of exercise time since STARTEX.' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(LONGEST_MS)
  simMs?: number;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class MoveItemDto {
  @ApiPropertyOptional({ description: 'For this cell alone; absent for every cell it is meant for.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class JudgeDto {
  @ApiProperty({ enum: JUDGED, description: '`withdrawn` lets hold again what the journal says.' })
  @IsIn(JUDGED)
  state!: (typeof JUDGED)[number];

  @ApiProperty({ minLength: 1, maxLength: 2000 })
  @IsString()
  @Length(1, 2_000)
  @Matches(/^[^\0\p{Cs}]*$/u)
  note!: string;
}

export class ObserveDto {
  @ApiProperty({ enum: OBSERVATION_KINDS })
  @IsIn(OBSERVATION_KINDS)
  kind!: ObservationKind;

  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @IsString()
  @Length(1, 4_000)
  @Matches(/^[^\0\p{Cs}]*$/u)
  text!: string;

  @ApiPropertyOptional({ description: 'The cell it is about.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;

  @ApiPropertyOptional({ description: 'The item it is about.' })
  @MayBeAbsent()
  @IsCode()
  item?: string;

  @ApiPropertyOptional({ description: 'The objective it is about.' })
  @MayBeAbsent()
  @IsCode()
  objective?: string;
}
