import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCode, MayBeAbsent } from '../common/field.decorator.ts';
import { type Rating, RATINGS } from './report/report-document.ts';

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
}
