import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { IsMarkdown } from '../cases/markdown.decorator.ts';
import { IsLine, MayBeAbsent, NATION_CODE } from '../common/field.decorator.ts';
import { PageQueryDto } from '../common/page.dto.ts';
import { STATEMENT_STATES, STATEMENT_VERDICTS, type StatementState, type StatementVerdict } from './statement-state.ts';
import { canonicalLanguage } from './statement-text.ts';

const MOST_BYTES = 16_000;
const MOST_LANGUAGES = 16;

/** A language tag (BCP 47), brought into its canonical form. */
export function IsLanguage(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= 35 ? (canonicalLanguage(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'isLanguage',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length <= 35 && canonicalLanguage(value) !== undefined,
        defaultMessage: () => '$property must be a language tag (BCP 47), such as en or zh-Hans',
      },
    }),
  );
}

/** Nations by code, each once. */
function AreNations(least: number, description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], example: ['MY'], minItems: least, maxItems: 50, description }),
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(50),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(NATION_CODE, { each: true, message: '$property must be nation codes of two capital letters' }),
  );
}

function IsVersion(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum: 1, description: 'The version it rests on.' }),
    IsInt(),
    Min(1),
    Max(2_147_483_647),
  );
}

export class StatementTextDto {
  @ApiProperty({ example: 'en', maxLength: 35, description: 'BCP 47' })
  @IsLanguage()
  language!: string;

  @ApiProperty({ description: `Up to ${MOST_BYTES} bytes` })
  @IsMarkdown(MOST_BYTES)
  text!: string;
}

/** What a version says. */
class SaidDto {
  @ApiProperty({ maxLength: 300 })
  @IsLine(300)
  title!: string;

  @ApiProperty({
    type: [StatementTextDto],
    minItems: 1,
    maxItems: MOST_LANGUAGES,
    description: 'One for each language',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LANGUAGES)
  @ArrayUnique((text: StatementTextDto | null) => text?.language)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => StatementTextDto)
  texts!: StatementTextDto[];
}

export class DraftStatementDto extends SaidDto {
  @ApiPropertyOptional({ enum: TLP_LABELS, description: 'Of every version. The organisation’s default where absent.' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;

  @ApiPropertyOptional({
    description: 'Id or number of the case it is about; none where it stands alone',
    example: 'BW-12',
  })
  @MayBeAbsent()
  @IsLine(40)
  case?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The statement it puts right, which went out before' })
  @MayBeAbsent()
  @IsUUID()
  corrects?: string;
}

export class ReviseStatementDto extends SaidDto {
  @IsVersion()
  version!: number;
}

export class AskNationsDto {
  @IsVersion()
  version!: number;

  @AreNations(0, 'Besides those that were asked before, which are asked again')
  nations!: string[];
}

export class AnswerStatementDto {
  @IsVersion()
  version!: number;

  @ApiProperty({ enum: STATEMENT_VERDICTS })
  @IsIn(STATEMENT_VERDICTS)
  verdict!: StatementVerdict;

  @ApiProperty({ maxLength: 1000, description: 'What whoever asked is told with it' })
  @IsLine(1000)
  words!: string;
}

export class ReleaseStatementDto {
  @IsVersion()
  version!: number;

  @AreNations(0, 'Nations it goes to, besides those that approved it')
  to!: string[];
}

export class WithdrawStatementDto {
  @ApiProperty({ maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class StatementListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Id or number of a case' })
  @IsOptional()
  @IsLine(40)
  case?: string;

  @ApiPropertyOptional({ enum: STATEMENT_STATES })
  @IsOptional()
  @IsIn(STATEMENT_STATES)
  state?: StatementState;
}

export class ReceivedListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: ['asked', 'released'] })
  @IsOptional()
  @IsIn(['asked', 'released'])
  stage?: 'asked' | 'released';
}

export class HandedOutQueryDto {
  @ApiProperty({ example: 'en', description: 'BCP 47', maxLength: 35 })
  @IsString()
  @MaxLength(35)
  @IsLanguage()
  language!: string;
}
