import { AFFILIATIONS, type Affiliation } from '../correlation/tracks/cooperative.ts';
import { ApiProperty } from '@nestjs/swagger';
import type { JsonObject } from '../common/json.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { ALERT_KINDS, type AlertKind } from '../intake/alert.ts';
import { PageDto } from '../registry/page-query.dto.ts';
import { JOURNAL_TYPES, type JournalType } from '../journal/journal-event.ts';
import { OBJECT_VERBS, type ObjectVerb } from './object-verdict.dto.ts';

export class CasePositionDto {
  @ApiProperty({ description: 'WGS 84 degrees' })
  lat!: number;

  @ApiProperty({ description: 'WGS 84 degrees' })
  lon!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Metres above the ellipsoid' })
  alt!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'One sigma, in metres' })
  error!: number | null;
}

export class CaseLinkReasonDto {
  @ApiProperty({ example: 'shared-entity' })
  rule!: string;

  @ApiProperty({ type: 'integer', description: 'Version of the rule' })
  version!: number;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What matched' })
  facts!: JsonObject;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'How much it alone says' })
  weight!: number;
}

export class CaseSensorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  code!: string | null;
}

/** An alert of a case, with why it is there. */
export class CaseAlertDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The alert it is a repeat of; its own id where it is none' })
  headId!: string;

  @ApiProperty({ enum: ALERT_KINDS })
  kind!: AlertKind;

  @ApiProperty({ example: 'suricata:1:2010937' })
  signature!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1 })
  confidence!: number | null;

  @ApiProperty({ type: [String] })
  categories!: string[];

  @ApiProperty({ type: CaseSensorDto })
  sensor!: CaseSensorDto;

  @ApiProperty({ format: 'date-time', description: 'As the sensor says' })
  occurredAt!: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ type: CasePositionDto, nullable: true })
  position!: CasePositionDto | null;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;

  @ApiProperty({ type: 'integer', description: 'Times it happened, repeats included' })
  occurrences!: number;

  @ApiProperty({ format: 'date-time', description: 'Event time of the earliest occurrence' })
  firstAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time of the latest occurrence' })
  lastAt!: string;

  @ApiProperty({ format: 'date-time' })
  linkedAt!: string;

  @ApiProperty({ enum: ['engine', 'person'], description: 'Who put it here' })
  source!: 'engine' | 'person';

  @ApiProperty({ description: 'It came later than correlation amends what it said' })
  late!: boolean;

  @ApiProperty({ minimum: 0, maximum: 1 })
  score!: number;

  @ApiProperty({ type: [CaseLinkReasonDto] })
  reasons!: CaseLinkReasonDto[];
}

export class CaseAlertPageDto extends PageDto {
  @ApiProperty({ type: [CaseAlertDto] })
  items!: CaseAlertDto[];
}

/** What people said of an object last. */
export class StandingVerdictDto {
  @ApiProperty({ enum: OBJECT_VERBS })
  verb!: ObjectVerb;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'Name of who said so' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** What fusion holds to be one drone or vessel. */
export class CaseObjectDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true })
  identity!: string | null;

  @ApiProperty({ type: String, nullable: true })
  class!: string | null;

  @ApiProperty({ enum: ['outside', 'warning', 'critical'] })
  zone!: string;

  @ApiProperty({ format: 'date-time' })
  firstSeen!: string;

  @ApiProperty({ format: 'date-time' })
  lastSeen!: string;

  @ApiProperty({ type: CasePositionDto, nullable: true, description: 'Where it was last' })
  position!: CasePositionDto | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Metres per second' })
  velocity!: JsonObject | null;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  tracks!: JsonObject[];

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Zone crossings' })
  transitions!: JsonObject[];

  @ApiProperty({ enum: AFFILIATIONS })
  affiliation!: Affiliation;

  @ApiProperty({ description: 'More than an echo: the score of its evidence has reached what is needed' })
  confirmed!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Why: `affiliation` in words, `score` {value, needed, text}, what has it `explained`, signs of a forged broadcast (`spoofed`), the zones it heads for (`forecast`), and where its `pilot` was said to be',
  })
  assessment!: JsonObject;

  @ApiProperty({
    type: StandingVerdictDto,
    nullable: true,
    description: 'Null until somebody judged it, and once that was cleared',
  })
  verdict!: StandingVerdictDto | null;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class CaseObjectPageDto extends PageDto {
  @ApiProperty({ type: [CaseObjectDto] })
  items!: CaseObjectDto[];
}

export class CaseNoteDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'person:mei' })
  author!: string;

  @ApiProperty({ description: 'Markdown' })
  body!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class CaseNotePageDto extends PageDto {
  @ApiProperty({ type: [CaseNoteDto] })
  items!: CaseNoteDto[];
}

export class TimelineActorDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** One entry of a case's timeline. */
export class TimelineEntryDto {
  @ApiProperty({ type: 'integer', description: 'Number in the journal of the realm' })
  seq!: number;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: JOURNAL_TYPES })
  type!: JournalType;

  @ApiProperty({ format: 'date-time', description: 'When it happened' })
  at!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was written down' })
  recordedAt!: string;

  @ApiProperty({ type: TimelineActorDto })
  actor!: TimelineActorDto;

  @ApiProperty({ format: 'uuid', description: 'This case, or one that was merged into it' })
  caseId!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: string;

  @ApiProperty({ description: 'The entry as a sentence' })
  text!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'By type, as asyncapi.json describes it' })
  data!: JsonObject;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the alert it tells of was deleted by retention; the sentence says so too',
  })
  alertRemovedAt!: string | null;

  @ApiProperty({ type: CaseNoteDto, nullable: true, description: 'The note in full, where the entry tells of one' })
  note!: CaseNoteDto | null;
}

export class TimelinePageDto extends PageDto {
  @ApiProperty({ type: [TimelineEntryDto] })
  items!: TimelineEntryDto[];
}
