import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCode, IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import {
  ELEMENTS,
  type Improvement,
  IMPROVEMENT_STATES,
  type ImprovementState,
  type Rating,
  RATINGS,
} from './report/report-document.ts';

const LONGEST_TEXT = 4_000;
const STORABLE = /^[^\0\p{Cs}]*$/u;

export class ObjectiveRatingDto {
  @ApiProperty({ example: 'O1', description: 'Code of the objective.' })
  @IsCode()
  objective!: string;

  @ApiProperty({
    enum: RATINGS,
    description: 'Performed without (P), with some (S), with major challenges (M); unable to be performed (U).',
  })
  @IsIn(RATINGS)
  rating!: Rating;

  @ApiPropertyOptional({ maxLength: LONGEST_TEXT, default: '' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Matches(STORABLE)
  rationale: string = '';
}

export class ImprovementWantedDto {
  @ApiPropertyOptional({ example: 'PORT', description: 'The cell it is about, for those who see the whole run.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;

  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  issue!: string;

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'What corrects it.' })
  @IsLine(500)
  action!: string;

  @ApiProperty({ enum: ELEMENTS })
  @IsIn(ELEMENTS)
  element!: Improvement['element'];

  @ApiProperty({ example: 'sg-port-soc', description: 'Code of the organisation that does it: one that takes part.' })
  @IsCode()
  responsible!: string;

  @ApiProperty({ minLength: 1, maxLength: 200, description: 'Whom to ask about it.' })
  @IsLine(200)
  contact!: string;

  @ApiPropertyOptional({ format: 'date', example: '2027-03-31' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '$property must be a date like 2027-03-31' })
  due?: string;

  @ApiPropertyOptional({ enum: IMPROVEMENT_STATES, default: 'open' })
  @MayBeAbsent()
  @IsIn(IMPROVEMENT_STATES)
  status: ImprovementState = 'open';
}

export class AnswerHotwashDto {
  @ApiProperty({ maxLength: LONGEST_TEXT })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Matches(STORABLE)
  wentWell!: string;

  @ApiProperty({ maxLength: LONGEST_TEXT })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Matches(STORABLE)
  toImprove!: string;

  @ApiPropertyOptional({ default: false, description: 'The cell is shown, and no name.' })
  @MayBeAbsent()
  @IsBoolean()
  anonymous: boolean = false;

  @ApiPropertyOptional({ type: [ObjectiveRatingDto], maxItems: 50, description: 'Of those who evaluate alone.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ObjectiveRatingDto)
  ratings: ObjectiveRatingDto[] = [];

  @ApiPropertyOptional({ type: [ImprovementWantedDto], maxItems: 30 })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(30)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ImprovementWantedDto)
  improvements: ImprovementWantedDto[] = [];
}

export class HotwashAnswerDto {
  @ApiProperty()
  cell!: string;

  @ApiProperty()
  wentWell!: string;

  @ApiProperty()
  toImprove!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null where it was asked not to be named.' })
  author!: string | null;
}

export class ImprovementDto {
  @ApiProperty({ type: String, nullable: true })
  cell!: string | null;

  @ApiProperty()
  issue!: string;

  @ApiProperty()
  action!: string;

  @ApiProperty({ enum: ELEMENTS })
  element!: Improvement['element'];

  @ApiProperty({ description: 'Code of an organisation.' })
  responsible!: string;

  @ApiProperty()
  contact!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date' })
  due!: string | null;

  @ApiProperty({ enum: IMPROVEMENT_STATES })
  status!: ImprovementState;
}

export class RatedObjectiveDto {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  statement!: string;

  @ApiProperty({ enum: RATINGS, nullable: true, description: 'Null where there is nothing to go by.' })
  rating!: Rating | null;

  @ApiProperty({ description: "The draft's own word, until an evaluator says it." })
  proposed!: boolean;
}

export class OwnHotwashDto extends AnswerHotwashDto {}

export class HotwashDto {
  @ApiProperty({ type: OwnHotwashDto, nullable: true, description: 'What you said last; null where nothing.' })
  mine!: OwnHotwashDto | null;

  @ApiProperty({ type: [HotwashAnswerDto] })
  answers!: HotwashAnswerDto[];

  @ApiProperty({ type: [RatedObjectiveDto] })
  objectives!: RatedObjectiveDto[];

  @ApiProperty({ type: [ImprovementDto] })
  improvements!: ImprovementDto[];

  @ApiProperty({ type: [String], description: 'Codes of organisations that take part.' })
  organisations!: string[];
}
