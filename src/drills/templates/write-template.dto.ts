import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { IsCode, IsLine, MayBeAbsent, NATION_CODE } from '../../common/field.decorator.ts';
import { INCOMING_FORMATS, type IncomingFormat } from './incoming-text.ts';
import { LONGEST_INCOMING, LONGEST_TEMPLATE } from './template-text.ts';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_REVISION = 1_000_000;

export class TemplateTextDto {
  @ApiProperty({ maxLength: LONGEST_TEMPLATE, description: 'YAML, as docs/drills.md tells.' })
  @IsString()
  @Length(1, LONGEST_TEMPLATE)
  text!: string;
}

export class SentTemplateDto {
  @ApiProperty({ enum: INCOMING_FORMATS, description: 'What the text is: a drill of ours, CEXF, or a spreadsheet.' })
  @IsIn(INCOMING_FORMATS)
  format!: IncomingFormat;

  @ApiProperty({ maxLength: LONGEST_INCOMING })
  @IsString()
  @Length(1, LONGEST_INCOMING)
  text!: string;

  @ApiProperty({ maxLength: 500, description: 'What is new, for whoever comes after.' })
  @IsString()
  @MaxLength(500)
  comment!: string;
}

export class CreateTemplateDto extends SentTemplateDto {
  @ApiPropertyOptional({ maxLength: 64, description: 'In place of the code it has. A spreadsheet has none.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  @Matches(CODE, { message: '$property must be small letters, digits and single hyphens between them' })
  code?: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'Of a spreadsheet.' })
  @MayBeAbsent()
  @IsLine(300)
  title?: string;

  @ApiPropertyOptional({ description: 'Of a spreadsheet: the drill it is put into a copy of, by its `ref`.' })
  @MayBeAbsent()
  @IsCode()
  base?: string;
}

export class SaveTemplateDto extends SentTemplateDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The revision it was written from: the latest, or 409.' })
  @IsInt()
  @Min(1)
  @Max(MOST_REVISION)
  after!: number;
}

export class CopyTemplateDto {
  @ApiProperty({ maxLength: 64, description: 'The code of the copy.' })
  @IsString()
  @MaxLength(64)
  @Matches(CODE, { message: '$property must be small letters, digits and single hyphens between them' })
  code!: string;
}

function IsNations(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(50),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(NATION_CODE, { each: true, message: '$property must be nation codes of two capital letters' }),
  );
}

export class MoveTemplateDto {
  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class ApproveTemplateDto extends MoveTemplateDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The revision that was read: the latest, or 409.' })
  @IsInt()
  @Min(1)
  @Max(MOST_REVISION)
  revision!: number;
}

export class ReleaseTemplateDto extends MoveTemplateDto {
  @ApiProperty({ type: [String], maxItems: 50, description: 'Nations that may read and run it from now on.' })
  @IsNations()
  nations!: string[];

  @ApiProperty({ type: [String], maxItems: 50, description: 'Those that could before, as they were read; or 409.' })
  @IsNations()
  was!: string[];
}
