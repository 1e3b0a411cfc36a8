import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RUN_ROLES, type RunRole } from '../access/policy/run-role.ts';
import { BlockDto } from './block.dto.ts';
import { PageDto } from '../common/page.dto.ts';
import { CLOCK_EVENT_TYPES, type ClockEventType } from './clock/clock-event.ts';
import { OUTCOME_STATES, type OutcomeState, type Unjudged, UNJUDGED_CODES } from './expectations/outcome.ts';
import type { RunState } from './run-row.ts';
import { DELIVERY_STATES, type DeliveryStateName, HOLD_REASONS, type HoldReason } from './schedule/delivery-state.ts';
import {
  CELL_KINDS,
  type CellKind,
  type Channel,
  CHANNELS,
  ITEM_KINDS,
  type ItemKind,
  type Metric,
  METRICS,
} from './template/template.ts';

const RUN_STATES = ['planned', 'ready', 'running', 'paused', 'ended', 'aborted', 'archived'];
const PHASES = ['not_started', 'running', 'paused', 'ended', 'aborted'] as const;
const SIM = { type: 'integer', description: 'Milliseconds of exercise time since STARTEX.' } as const;
const TIME = { type: String, format: 'date-time', nullable: true } as const;

export class RunClockDto {
  @ApiProperty({ enum: PHASES })
  phase!: (typeof PHASES)[number];

  @ApiProperty(SIM)
  simMs!: number;

  @ApiProperty({ description: 'Milliseconds of exercise time per real one, while it runs.' })
  rate!: number;

  @ApiProperty({ format: 'date-time', description: 'When it showed that.' })
  at!: string;
}

export class RunSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'What to send as `Breakwater-Realm`.' })
  realm!: string;

  @ApiProperty()
  designator!: string;

  @ApiProperty({ description: 'Code of the drill.' })
  template!: string;

  @ApiProperty({ description: 'Whether nobody had approved the text it is made of.' })
  ofDraft!: boolean;

  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty(TIME)
  startedAt!: string | null;

  @ApiProperty(TIME)
  endedAt!: string | null;

  @ApiProperty(TIME)
  realEmergencyAt!: string | null;
}

export class AskedMemberDto {
  @ApiProperty({ format: 'uuid' })
  accountId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: RUN_ROLES })
  role!: RunRole;
}

export class AskedCellDto {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: CELL_KINDS })
  kind!: CellKind;

  @ApiProperty({ type: [AskedMemberDto], description: 'People of your organisation in it, by name.' })
  members!: AskedMemberDto[];
}

/** What your organisation is asked to play. */
export class AskedDto {
  @ApiProperty({ description: 'Code of the organisation that holds the run.' })
  holder!: string;

  @ApiProperty({ description: 'Title of the drill.' })
  title!: string;

  @ApiProperty({ ...TIME, description: 'When your organisation agreed to play; null where it did not yet.' })
  agreedAt!: string | null;

  @ApiProperty({ type: [AskedCellDto], description: 'The cells of your organisation.' })
  cells!: AskedCellDto[];
}

export class ListedRunDto extends RunSummaryDto {
  @ApiProperty({ description: 'Whether your organisation holds it.' })
  held!: boolean;

  @ApiProperty({
    type: AskedDto,
    nullable: true,
    description: 'Null where none of its cells is of your organisation, inside an exercise, and once it is archived.',
  })
  asked!: AskedDto | null;
}

export class RunListDto extends PageDto {
  @ApiProperty({ type: [ListedRunDto] })
  items!: ListedRunDto[];
}

export class RunCellDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ enum: CELL_KINDS })
  kind!: CellKind;

  @ApiProperty({ description: 'Code of the organisation.' })
  organisation!: string;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ type: [String], description: 'Who plays in it, as the journal names them.' })
  actors!: string[];
}

export class RunItemDto {
  @ApiProperty({ example: 'M-04' })
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty({ enum: ITEM_KINDS })
  kind!: ItemKind;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryStateName;

  @ApiProperty({ enum: HOLD_REASONS, nullable: true })
  heldBecause!: HoldReason | null;

  @ApiProperty({ ...SIM, nullable: true, description: 'When it falls due, as far as that is known.' })
  dueSimMs!: number | null;

  @ApiProperty({ ...TIME, description: 'The same in real time, if nothing happens to the clock.' })
  dueAt!: string | null;

  @ApiProperty({
    type: [BlockDto],
    description: 'Why it does not go out now, besides its time; of what was skipped, what it still waited for.',
  })
  blockedBecause!: BlockDto[];

  @ApiProperty({ ...TIME, description: 'T0 of what is expected.' })
  startedAt!: string | null;

  @ApiProperty(TIME)
  deliveredAt!: string | null;

  @ApiProperty({ ...SIM, nullable: true })
  deliveredSimMs!: number | null;

  @ApiProperty({ type: 'integer', description: 'Failures since it was begun.' })
  attempts!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is held, failed, skipped or withdrawn.' })
  reason!: string | null;

  @ApiProperty({ type: [String], description: 'Ids of the alerts it became.' })
  alertIds!: string[];
}

export class RunExpectationDto {
  @ApiProperty()
  item!: string;

  @ApiProperty()
  expectation!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: METRICS })
  metric!: Metric;

  @ApiProperty()
  required!: boolean;

  @ApiProperty({ enum: OUTCOME_STATES })
  state!: OutcomeState;

  @ApiProperty({ ...SIM, nullable: true, description: 'Its deadline; null before its item is delivered.' })
  dueSimMs!: number | null;

  @ApiProperty({ ...SIM, nullable: true, description: 'When it became what it is.' })
  atSimMs!: number | null;

  @ApiProperty(TIME)
  at!: string | null;

  @ApiProperty({ type: [String], description: 'Ids of the entries of the journal it rests on.' })
  evidence!: string[];

  @ApiProperty({ enum: ['auto', 'evaluator'] })
  source!: 'auto' | 'evaluator';

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({
    enum: UNJUDGED_CODES,
    nullable: true,
    description: 'Why nothing can be said of it; `note` says the same.',
  })
  unjudgedBecause!: Unjudged | null;

  @ApiProperty({ type: String, nullable: true, description: 'The evaluator who said so.' })
  by!: string | null;
}

export class RunClockEventDto {
  @ApiProperty({ type: 'integer' })
  seq!: number;

  @ApiProperty({ enum: CLOCK_EVENT_TYPES })
  type!: ClockEventType;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiPropertyOptional(SIM)
  simMs?: number;

  @ApiPropertyOptional()
  rate?: number;

  @ApiProperty({ example: 'person:mei' })
  actor!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

/** What those who control a run see, and no player. */
export class RunScriptDto {
  @ApiProperty({ type: [RunItemDto], description: 'In the order of the script.' })
  items!: RunItemDto[];

  @ApiProperty({ type: [RunExpectationDto], description: 'In the order of the script.' })
  expectations!: RunExpectationDto[];
}

export class RunDto extends RunSummaryDto {
  @ApiProperty({ type: RunClockDto, nullable: true, description: 'Null outside of its realm.' })
  clock!: RunClockDto | null;

  @ApiProperty({ type: [RunClockEventDto] })
  clockEvents!: RunClockEventDto[];

  @ApiProperty({ type: [RunCellDto] })
  cells!: RunCellDto[];

  @ApiProperty({ type: RunScriptDto, nullable: true, description: 'Null for who does not see the whole run.' })
  script!: RunScriptDto | null;
}
