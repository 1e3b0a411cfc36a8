import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ValidateIf } from 'class-validator';
import { IsCode, MayBeAbsent, NATION_CODE } from '../../common/field.decorator.ts';
import { MOST_AREAS, REPORT_SECTIONS, type ReportSection } from '../report/written-words.ts';

const LONGEST_TEXT = 20_000;
const STORABLE = /^[^\0\p{Cs}]*$/u;
const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined && value !== null);

export class WriteReportTextDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'PORT', description: 'Null: of all cells together.' })
  @MayBeNull()
  @IsCode()
  cell?: string | null;

  @ApiProperty({ enum: REPORT_SECTIONS })
  @IsIn(REPORT_SECTIONS)
  section!: ReportSection;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'O1',
    description: 'Code of an objective: of all sections but `overview` and `summary`, which have none.',
  })
  @MayBeNull()
  @IsCode()
  objective?: string | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_AREAS, default: 1 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(MOST_AREAS)
  area: number = 1;

  @ApiProperty({ maxLength: LONGEST_TEXT, description: 'Empty takes it out again.' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Matches(STORABLE)
  text!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The version it replaces; 0 where there was none.' })
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  expectedVersion!: number;
}

export class ReleaseWordsDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'PORT', description: 'Null: of all cells together.' })
  @MayBeNull()
  @IsCode()
  cell?: string | null;

  @ApiProperty({ type: [String], example: ['SG'], description: 'Nations that take part. Empty: nobody but the own.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(NATION_CODE, { each: true, message: 'nations must be codes of two capital letters' })
  nations!: string[];
}

export class ReportTextVersionDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty()
  text!: string;

  @ApiProperty()
  author!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class ReportTextDto extends ReportTextVersionDto {
  @ApiProperty({ type: String, nullable: true })
  cell!: string | null;

  @ApiProperty({ enum: REPORT_SECTIONS })
  section!: ReportSection;

  @ApiProperty({ type: String, nullable: true })
  objective!: string | null;

  @ApiProperty({ type: 'integer' })
  area!: number;

  @ApiProperty({ type: [ReportTextVersionDto], description: 'Newest first; of what is not your own, none.' })
  earlier!: ReportTextVersionDto[];
}

export class ReportPartDto {
  @ApiProperty({ type: String, nullable: true, description: 'A cell; null for all together.' })
  cell!: string | null;

  @ApiProperty({ type: [String], description: 'Nations besides the own that read what is written here.' })
  nations!: string[];

  @ApiProperty()
  mayWrite!: boolean;

  @ApiProperty()
  mayRelease!: boolean;
}

export class ReportTextListDto {
  @ApiProperty({ type: [ReportTextDto] })
  items!: ReportTextDto[];

  @ApiProperty({ type: [ReportPartDto], description: 'Of what you read as your own.' })
  parts!: ReportPartDto[];

  @ApiProperty({ type: [String], description: 'Nations that take part.' })
  nations!: string[];
}
