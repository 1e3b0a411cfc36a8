import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { IsMarkdown } from '../cases/markdown.decorator.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../common/page.dto.ts';
import { IsInstant } from '../intake/instant.decorator.ts';
import { RUMOUR_VERDICTS, type RumourVerdict } from './rumour-row.ts';
import { StatementCaseDto, StatementPersonDto } from './statement-view.dto.ts';

export class LogRumourDto {
  @ApiProperty({ description: 'What is said, in its own words; up to 4000 bytes' })
  @IsMarkdown(4_000)
  text!: string;

  @ApiProperty({ maxLength: 300, description: 'Where it was heard: an outlet, a channel, a person' })
  @IsLine(300)
  where!: string;

  @ApiPropertyOptional({
    maxLength: 2000,
    description: 'Its address, if it has one. Kept as given; nothing fetches it.',
  })
  @MayBeAbsent()
  @IsLine(2_000)
  url?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'How many are thought to have it' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  reach?: number;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Now where absent' })
  @MayBeAbsent()
  @IsInstant()
  heardAt?: Date;

  @ApiPropertyOptional({ description: 'Id or number of the case it is about', example: 'BW-12' })
  @MayBeAbsent()
  @IsLine(40)
  case?: string;

  @ApiPropertyOptional({ enum: TLP_LABELS, description: 'The organisation’s default where absent.' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;
}

export class JudgeRumourDto {
  @ApiProperty({ enum: RUMOUR_VERDICTS })
  @IsIn(RUMOUR_VERDICTS)
  verdict!: RumourVerdict;

  @ApiProperty({ maxLength: 500 })
  @IsLine(500)
  why!: string;
}

export class AnswerRumourDto {
  @ApiProperty({ format: 'uuid', description: 'A statement that went out' })
  @IsUUID()
  statementId!: string;
}

export class RumourListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Id or number of a case' })
  @IsOptional()
  @IsLine(40)
  case?: string;

  @ApiPropertyOptional({ enum: RUMOUR_VERDICTS })
  @IsOptional()
  @IsIn(RUMOUR_VERDICTS)
  verdict?: RumourVerdict;
}

export class RumourAnswerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class RumourDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty()
  where!: string;

  @ApiProperty({ type: String, nullable: true })
  url!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  reach!: number | null;

  @ApiProperty({ format: 'date-time' })
  heardAt!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ type: StatementCaseDto, nullable: true })
  case!: StatementCaseDto | null;

  @ApiProperty({ type: StatementPersonDto })
  loggedBy!: StatementPersonDto;

  @ApiProperty({ format: 'date-time' })
  loggedAt!: string;

  @ApiProperty({ enum: RUMOUR_VERDICTS, description: '`unknown` until somebody says' })
  verdict!: RumourVerdict;

  @ApiProperty({ type: StatementPersonDto, nullable: true })
  judgedBy!: StatementPersonDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  judgedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  why!: string | null;

  @ApiProperty({ type: RumourAnswerDto, nullable: true, description: 'The statement that answers it' })
  answer!: RumourAnswerDto | null;
}

export class RumourPageDto extends PageDto {
  @ApiProperty({ type: [RumourDto] })
  items!: RumourDto[];
}
