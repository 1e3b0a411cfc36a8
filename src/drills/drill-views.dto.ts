import { ApiProperty } from '@nestjs/swagger';
import {
  CELL_KINDS,
  type CellKind,
  type Channel,
  CHANNELS,
  DRILL_DOMAINS,
  DRILL_KINDS,
  type DrillDomain,
  type DrillKind,
} from './template/template.ts';

const SIM = { type: 'integer', description: 'Milliseconds of exercise time since STARTEX.' } as const;

export class TemplateCellDto {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ description: 'Code of the organisation that plays it unless told otherwise.' })
  organisation!: string;

  @ApiProperty({ enum: CELL_KINDS })
  kind!: CellKind;
}

export class ObjectiveDto {
  @ApiProperty({ example: 'O-1' })
  code!: string;

  @ApiProperty()
  statement!: string;
}

export class DrillTemplateDto {
  @ApiProperty()
  code!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  synopsis!: string;

  @ApiProperty({ enum: DRILL_KINDS })
  kind!: DrillKind;

  @ApiProperty({ enum: DRILL_DOMAINS })
  domain!: DrillDomain;

  @ApiProperty({ type: 'integer', description: 'Milliseconds of exercise time from STARTEX to ENDEX.' })
  durationMs!: number;

  @ApiProperty({ description: 'Times as fast as the wall clock it is played when compressed.' })
  compressedRate!: number;

  @ApiProperty({ type: 'integer' })
  items!: number;

  @ApiProperty({ type: 'integer' })
  expectations!: number;

  @ApiProperty({ type: [TemplateCellDto] })
  cells!: TemplateCellDto[];

  @ApiProperty({ type: [ObjectiveDto] })
  objectives!: ObjectiveDto[];
}

export class DrillTemplateListDto {
  @ApiProperty({ type: [DrillTemplateDto] })
  items!: DrillTemplateDto[];
}

export class InboxItemDto {
  @ApiProperty()
  item!: string;

  @ApiProperty()
  cell!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty({ description: 'Who says so within the story.' })
  from!: string;

  @ApiProperty({ format: 'date-time' })
  deliveredAt!: string;

  @ApiProperty({ ...SIM })
  deliveredSimMs!: number;
}

export class InboxDto {
  @ApiProperty({ type: [InboxItemDto], description: 'Newest first.' })
  items!: InboxItemDto[];
}

export class ObservationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['strength', 'improvement', 'issue', 'safety'] })
  kind!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true })
  cell!: string | null;

  @ApiProperty({ type: String, nullable: true })
  item!: string | null;

  @ApiProperty({ type: String, nullable: true })
  objective!: string | null;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty(SIM)
  simMs!: number;

  @ApiProperty({ description: 'Name of who noted it.' })
  by!: string;
}

export class ObservationListDto {
  @ApiProperty({ type: [ObservationDto], description: 'Oldest first.' })
  items!: ObservationDto[];
}

export class CreatedRunDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  realm!: string;
}
