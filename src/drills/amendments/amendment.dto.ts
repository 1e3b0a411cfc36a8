import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsCode, IsLine, MayBeAbsent } from '../../common/field.decorator.ts';
import type { JsonObject } from '../../common/json.ts';
import { BlockDto } from '../block.dto.ts';
import { CLOCK_PHASES, type ClockPhase } from '../clock/clock-event.ts';
import { PreflightProblemDto } from '../preflight.dto.ts';
import { DELIVERY_STATES, type DeliveryStateName } from '../schedule/delivery-state.ts';
import { AMENDMENT_TYPES, type AmendmentType } from './amendment.ts';
import { OUTLOOKS, type Outlook } from './preview.ts';

/** Thirty days of exercise time. */
const LONGEST_MS = 2_592_000_000;
/** Taking an item out is a move of its own, as it always was. */
const ASKED = ['add', 'edit', 'retarget', 'move'] as const satisfies readonly AmendmentType[];
const SIM = { type: 'integer', description: 'Milliseconds of exercise time since STARTEX.' } as const;
const TIME = { type: String, format: 'date-time', nullable: true } as const;

export class AmendDto {
  @ApiProperty({ enum: ASKED })
  @IsIn(ASKED)
  type!: (typeof ASKED)[number];

  @ApiPropertyOptional({ example: 'M-04', description: 'Which item; of `add` none.' })
  @MayBeAbsent()
  @IsCode()
  item?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Of `add` and `edit`: the whole item, in the form a file of config/drills/ has it.',
  })
  @MayBeAbsent()
  @IsObject()
  script?: JsonObject;

  @ApiPropertyOptional({ type: [String], description: 'Of `retarget`: the cells it is meant for from now on.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsCodes()
  to?: string[];

  @ApiPropertyOptional({ description: 'Of `move`: for this cell alone; absent for every cell it has not begun for.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;

  @ApiPropertyOptional({ ...SIM, description: 'Of `move`: when it falls due, in milliseconds since STARTEX.' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(LONGEST_MS)
  simMs?: number;

  @ApiPropertyOptional({ maxLength: 500, description: 'Why; may be left out of a move in time.' })
  @MayBeAbsent()
  @IsLine(500)
  reason?: string;
}

function IsCodes(): PropertyDecorator {
  return Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { each: true });
}

export class AmendmentDto {
  @ApiProperty({ type: 'integer' })
  seq!: number;

  @ApiProperty({ enum: AMENDMENT_TYPES })
  type!: AmendmentType;

  @ApiProperty({ example: 'M-04' })
  item!: string;

  @ApiProperty({ type: [String], description: 'Cells it is about.' })
  cells!: string[];

  @ApiProperty({ ...SIM, nullable: true, description: 'Of `move`: to when.' })
  toSimMs!: number | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty(SIM)
  simMs!: number;

  @ApiProperty({ description: 'Name of who changed it.' })
  by!: string;

  @ApiProperty({ description: 'Why; may be empty.' })
  reason!: string;
}

export class AmendmentListDto {
  @ApiProperty({ type: [AmendmentDto], description: 'Oldest first.' })
  items!: AmendmentDto[];
}

export class ItemScriptDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The item as it is in effect, in the form a file of config/drills/ has it.',
  })
  script!: JsonObject;

  @ApiProperty({ description: 'Whether nothing of it has begun, so that it may be edited.' })
  editable!: boolean;
}

export class AmendmentFaultDto {
  @ApiProperty({
    example: 'script.expectations.0.within',
    description: 'Path of the field at fault; empty for the whole.',
  })
  field!: string;

  @ApiProperty()
  message!: string;
}

export class OutlookDto {
  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryStateName;

  @ApiProperty({
    enum: OUTLOOKS,
    description:
      'Goes out `at_once`, `at` its time, or `waits` for what blocks it; `held` until a controller decides; `no_more`.',
  })
  goes!: Outlook['goes'];

  @ApiProperty({ ...SIM, nullable: true })
  dueSimMs!: number | null;

  @ApiProperty({ ...TIME, description: 'The same in real time, if nothing happens to the clock.' })
  dueAt!: string | null;

  @ApiProperty({ type: [BlockDto], description: 'Why it would not go out now, besides its time.' })
  blockedBecause!: BlockDto[];
}

export class OutlookChangeDto {
  @ApiProperty({ example: 'M-04' })
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: OutlookDto, nullable: true, description: 'Null where there is no such delivery yet.' })
  before!: OutlookDto | null;

  @ApiProperty({ type: OutlookDto, nullable: true })
  after!: OutlookDto | null;
}

/** What a change of the script would do, before it is made. */
export class AmendmentPreviewDto {
  @ApiProperty({ type: [AmendmentFaultDto], description: 'What keeps it from being made; none where it may.' })
  faults!: AmendmentFaultDto[];

  @ApiProperty({ type: [PreflightProblemDto], description: 'What would go wrong all the same.' })
  problems!: PreflightProblemDto[];

  @ApiProperty({ type: [OutlookChangeDto], description: 'Every delivery it makes a difference to.' })
  changes!: OutlookChangeDto[];

  @ApiProperty({ enum: CLOCK_PHASES })
  phase!: ClockPhase;

  @ApiProperty({ ...SIM, description: 'What the exercise clock showed when it was looked at.' })
  simMs!: number;
}
