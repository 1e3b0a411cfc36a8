import { ApiProperty } from '@nestjs/swagger';
import { TextFaultDto } from '../../common/error-body.dto.ts';
import {
  CELL_KINDS,
  type CellKind,
  DRILL_DOMAINS,
  DRILL_KINDS,
  type DrillDomain,
  type DrillKind,
} from '../template/template.ts';
import { TEMPLATE_SOURCES, TEMPLATE_STATES, type TemplateSource, type TemplateState } from './template-state.ts';

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

/** What a drill is, in short. */
export class TemplateSummaryDto {
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

export class TemplatePersonDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class TemplateOwnerDto {
  @ApiProperty({ description: 'Code of the organisation.' })
  organisation!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Two letters.' })
  nation!: string;
}

/** A drill that runs can be made of, or that is being written. */
export class DrillTemplateDto extends TemplateSummaryDto {
  @ApiProperty({ description: 'What names it in addresses and in making a run: the code of a shipped one, or an id.' })
  ref!: string;

  @ApiProperty({ enum: [...TEMPLATE_STATES, 'shipped'] })
  state!: TemplateState | 'shipped';

  @ApiProperty({ description: 'Whether your organisation writes it.' })
  own!: boolean;

  @ApiProperty({ type: TemplateOwnerDto, nullable: true, description: 'Null of a shipped one.' })
  owner!: TemplateOwnerDto | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Which text this tells of: the approved one, or where none is, the newest. Null of a shipped one.',
  })
  revision!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null where nobody has approved any.' })
  approvedRevision!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The newest text; null of one that is not your own.' })
  latest!: number | null;

  @ApiProperty({
    type: [String],
    description: 'Nations that may read and run what is approved; empty of one that is not your own.',
  })
  releasableTo!: string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  savedAt!: string | null;
}

export class DrillTemplateListDto {
  @ApiProperty({ type: [DrillTemplateDto], description: 'Shipped ones last.' })
  items!: DrillTemplateDto[];
}

export class TemplateRevisionDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  revision!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: TEMPLATE_SOURCES, description: 'How it came here.' })
  source!: TemplateSource;

  @ApiProperty({ description: 'What is new, in the words of who saved it.' })
  comment!: string;

  @ApiProperty({ type: TemplatePersonDto })
  author!: TemplatePersonDto;

  @ApiProperty({ format: 'date-time' })
  savedAt!: string;
}

export class NotCarriedDto {
  @ApiProperty({ type: [String] })
  cexf!: string[];

  @ApiProperty({ type: [String] })
  csv!: string[];
}

export class TemplateDetailDto extends DrillTemplateDto {
  @ApiProperty({ description: 'YAML, as it was written.' })
  text!: string;

  @ApiProperty({ type: [String], description: 'What of what was sent found no place in this text.' })
  lost!: string[];

  @ApiProperty({
    type: NotCarriedDto,
    description: 'What other formats have no words for, with its place in the text.',
  })
  notCarried!: NotCarriedDto;

  @ApiProperty({
    type: [TextFaultDto],
    description: 'What is wrong with it by the rules of today; most often nothing.',
  })
  faults!: TextFaultDto[];

  @ApiProperty({ type: [TemplateRevisionDto], description: 'Newest first; empty of one that is not your own.' })
  revisions!: TemplateRevisionDto[];

  @ApiProperty({ type: TemplatePersonDto, nullable: true })
  approvedBy!: TemplatePersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvedAt!: string | null;
}

export class CheckedTemplateDto {
  @ApiProperty({
    type: [TextFaultDto],
    description: 'In the order in which they are read; none where it can be saved.',
  })
  faults!: TextFaultDto[];

  @ApiProperty({ type: TemplateSummaryDto, nullable: true })
  summary!: TemplateSummaryDto | null;
}
