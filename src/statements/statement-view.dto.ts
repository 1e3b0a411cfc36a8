import { ApiProperty } from '@nestjs/swagger';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { PageDto } from '../common/page.dto.ts';
import { StatementTextDto } from './statement.dto.ts';
import { STATEMENT_STATES, STATEMENT_VERDICTS, type StatementState, type StatementVerdict } from './statement-state.ts';

const COPY_STAGES = ['asked', 'released'] as const;

export class StatementPersonDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class StatementOrganisationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'sg-port-soc' })
  code!: string;

  @ApiProperty()
  name!: string;
}

export class StatementCaseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'BW-12' })
  displayId!: string;
}

export class StatementDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: STATEMENT_STATES })
  state!: StatementState;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that holds' })
  version!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: StatementOrganisationDto })
  organisation!: StatementOrganisationDto;

  @ApiProperty({ type: StatementCaseDto, nullable: true })
  case!: StatementCaseDto | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The statement it puts right' })
  corrects!: string | null;

  @ApiProperty({ type: [String], description: 'Nations whose approval it needs' })
  asked!: string[];

  @ApiProperty({ type: [String], description: 'Nations it went out to' })
  addressed!: string[];

  @ApiProperty({ type: StatementPersonDto })
  createdBy!: StatementPersonDto;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  changedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  releasedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  withdrawnAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  withdrawnBecause!: string | null;
}

export class StatementPageDto extends PageDto {
  @ApiProperty({ type: [StatementDto] })
  items!: StatementDto[];
}

export class StatementVersionDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [StatementTextDto] })
  texts!: StatementTextDto[];

  @ApiProperty({ description: 'SHA-256 of title, texts and marking: the same here and where it is asked or told' })
  hash!: string;

  @ApiProperty({ type: StatementPersonDto })
  author!: StatementPersonDto;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

/** What a nation that was asked says of the version that holds. */
export class StatementSeatDto {
  @ApiProperty({ example: 'MY' })
  nation!: string;

  @ApiProperty({ enum: STATEMENT_VERDICTS, nullable: true, description: 'Null where it has not answered' })
  verdict!: StatementVerdict | null;
}

export class StatementAnswerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'It counts for this version and for no other' })
  version!: number;

  @ApiProperty({ example: 'MY' })
  nation!: string;

  @ApiProperty({ type: StatementPersonDto })
  actor!: StatementPersonDto;

  @ApiProperty({ enum: STATEMENT_VERDICTS })
  verdict!: StatementVerdict;

  @ApiProperty()
  words!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class StatementDetailDto extends StatementDto {
  @ApiProperty({ type: [StatementVersionDto], description: 'Newest first' })
  versions!: StatementVersionDto[];

  @ApiProperty({ type: [StatementSeatDto] })
  seats!: StatementSeatDto[];

  @ApiProperty({ type: [StatementAnswerDto], description: 'All that was answered, newest first' })
  answers!: StatementAnswerDto[];

  @ApiProperty({ type: [String], description: 'Statements that put this one right' })
  correctedBy!: string[];
}

export class StatementFromDto {
  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: StatementOrganisationDto })
  organisation!: StatementOrganisationDto;
}

export class OwnAnswerDto {
  @ApiProperty({ enum: STATEMENT_VERDICTS })
  verdict!: StatementVerdict;

  @ApiProperty()
  words!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** A statement of another nation: `asked` for an answer, or `released` to us. */
export class ReceivedStatementDto {
  @ApiProperty({ format: 'uuid', description: 'Its name here, the same for every version' })
  id!: string;

  @ApiProperty({ enum: COPY_STAGES })
  stage!: (typeof COPY_STAGES)[number];

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({ type: StatementFromDto })
  from!: StatementFromDto;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: [StatementTextDto] })
  texts!: StatementTextDto[];

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ description: 'SHA-256 of title, texts and marking' })
  hash!: string;

  @ApiProperty({ format: 'date-time', description: 'When it came' })
  at!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The one it puts right, where we had it' })
  corrects!: string | null;

  @ApiProperty({ type: [String], description: 'Those that put it right' })
  correctedBy!: string[];

  @ApiProperty({ type: OwnAnswerDto, nullable: true, description: 'What our organisation answered of this version' })
  answer!: OwnAnswerDto | null;
}

export class ReceivedStatementPageDto extends PageDto {
  @ApiProperty({ type: [ReceivedStatementDto] })
  items!: ReceivedStatementDto[];
}
