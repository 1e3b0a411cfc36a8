import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TrackDto } from '../../cases/tracks.dto.ts';
import { IsCode, MayBeAbsent } from '../../common/field.decorator.ts';
import { BoardAlertDto, BoardCaseDto, BoardShareDto, GoneDto } from './board.dto.ts';

const WALL = { type: 'integer', description: 'Epoch milliseconds.' } as const;
const SIM = { type: 'integer', description: 'Milliseconds of exercise time since STARTEX.' } as const;

export class ReplayQueryDto {
  @ApiPropertyOptional({
    description:
      'With the eyes of which cell. Those who see the whole run may leave it out: then it is the joint view.',
  })
  @MayBeAbsent()
  @IsCode()
  cell?: string;
}

export class ClockSegmentDto {
  @ApiProperty({ enum: ['not_started', 'running', 'paused', 'ended', 'aborted'] })
  phase!: string;

  @ApiProperty({ description: 'Milliseconds of exercise time per real one, while it runs.' })
  rate!: number;

  @ApiProperty(WALL)
  fromWall!: number;

  @ApiProperty(WALL)
  toWall!: number;

  @ApiProperty({ description: 'Where it differs from the end of the segment before, what lies between was skipped.' })
  fromSimMs!: number;

  @ApiProperty()
  toSimMs!: number;
}

export class LaneMarkDto {
  @ApiProperty({ enum: ['told', 'done', 'verdict'] })
  kind!: 'told' | 'done' | 'verdict';

  @ApiProperty(WALL)
  atWall!: number;

  @ApiProperty(SIM)
  atSimMs!: number;

  @ApiPropertyOptional({ description: 'Of what was told, and of verdicts.' })
  item?: string;

  @ApiPropertyOptional({ description: 'Of what was told.' })
  title?: string;

  @ApiPropertyOptional({ description: 'Of what was told: inject, information, facilitation or contingency.' })
  itemKind?: string;

  @ApiPropertyOptional({ description: 'Of what was told.' })
  channel?: string;

  @ApiPropertyOptional({ description: 'Of what was told: it looks like an attack and is none.' })
  decoy?: boolean;

  @ApiPropertyOptional({
    description: 'Of what was done: detect, acknowledge, triage, share, partner_acknowledge, contain or close.',
  })
  act?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of what was done: number of the journal entry.' })
  seq?: number;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Of what was done.' })
  caseId?: string | null;

  @ApiPropertyOptional({ description: 'Of a verdict: code of the expectation.' })
  expectation?: string;

  @ApiPropertyOptional({ description: 'Of a verdict.' })
  metric?: string;

  @ApiPropertyOptional({ description: 'Of a verdict: what was expected.' })
  text?: string;

  @ApiPropertyOptional({ description: 'Of a verdict: met, met_late, missed, waived or not_evaluable.' })
  state?: string;

  @ApiPropertyOptional({ description: 'Of a verdict: whether it counts.' })
  required?: boolean;
}

export class LaneDto {
  @ApiProperty()
  cell!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'Code of the organisation.' })
  organisation!: string;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ type: [LaneMarkDto], description: 'In the order of time.' })
  marks!: LaneMarkDto[];
}

export class StoryActorDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;
}

export class StoryWordsDto {
  @ApiProperty({ description: 'Type of the journal entry (docs/asyncapi.json).' })
  type!: string;

  @ApiProperty({ type: StoryActorDto })
  actor!: StoryActorDto;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  caseId!: string | null;

  @ApiProperty()
  text!: string;
}

export class StoryMessageDto {
  @ApiProperty()
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty()
  channel!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty()
  from!: string;
}

/** What one entry of the journal changed on the board: rows as they are from then on. */
export class StoryStepDto {
  @ApiProperty({ type: 'integer', description: 'Number of the journal entry.' })
  seq!: number;

  @ApiProperty(WALL)
  atWall!: number;

  @ApiProperty(SIM)
  atSimMs!: number;

  @ApiPropertyOptional({ type: [BoardCaseDto] })
  cases?: BoardCaseDto[];

  @ApiPropertyOptional({ type: [BoardAlertDto] })
  alerts?: BoardAlertDto[];

  @ApiPropertyOptional({ type: [BoardShareDto] })
  shares?: BoardShareDto[];

  @ApiPropertyOptional({ type: GoneDto })
  gone?: GoneDto;

  @ApiPropertyOptional({ type: StoryWordsDto, description: 'Absent where its words are not for these eyes.' })
  said?: StoryWordsDto;

  @ApiPropertyOptional({ type: StoryMessageDto, description: 'What was told to a cell.' })
  message?: StoryMessageDto;
}

/** A run seen again: what the board and the map showed at any instant of it. */
export class ReplayDto {
  @ApiProperty()
  designator!: string;

  @ApiProperty()
  state!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Whose eyes; null is the joint view.' })
  cell!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the cell.' })
  nation!: string | null;

  @ApiProperty({ type: [String], description: 'Cells whose view you may ask for.' })
  cells!: string[];

  @ApiProperty({ description: 'Whether you may ask for the joint view.' })
  joint!: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'STARTEX; null before.' })
  from!: string | null;

  @ApiProperty({ format: 'date-time', description: 'ENDEX, or now while it runs. Nothing after is told.' })
  until!: string;

  @ApiProperty({ type: [ClockSegmentDto] })
  segments!: ClockSegmentDto[];

  @ApiProperty({ type: [LaneDto], description: 'One for each cell that is shown, in the order of the script.' })
  lanes!: LaneDto[];

  @ApiProperty({ type: [StoryStepDto], description: 'In the order of the journal. Put one over the other.' })
  steps!: StoryStepDto[];

  @ApiProperty({ type: [TrackDto], description: 'Points up to an instant are what was heard by then.' })
  tracks!: TrackDto[];

  @ApiProperty({ description: 'Whether there was more than is told: the first 50000 entries of the journal.' })
  truncated!: boolean;
}
