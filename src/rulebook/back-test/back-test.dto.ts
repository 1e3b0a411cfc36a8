import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { MayBeAbsent } from '../../common/field.decorator.ts';
import { IsInstant } from '../../intake/instant.decorator.ts';
import { LONGEST_TEXT } from '../../rules/rule-text.ts';
import { LONGEST_WINDOW_DAYS } from './back-test.service.ts';

/** A rule to try; without one, the rules as they ran, which is to show no difference. */
export class BackTestDto {
  @ApiPropertyOptional({ maxLength: LONGEST_TEXT, description: 'A text that need not be saved.' })
  @MayBeAbsent()
  @IsString()
  @Length(1, LONGEST_TEXT)
  text?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The rule that is tried, or that the text is to take the place of.',
  })
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  ruleId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'The newest where absent.' })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;

  @ApiPropertyOptional({ enum: ['organisation', 'nation'], default: 'organisation', description: 'Of a text alone.' })
  @MayBeAbsent()
  @IsIn(['organisation', 'nation'])
  scope?: 'organisation' | 'nation';

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Event time; a day before `to` where absent.',
  })
  @MayBeAbsent()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: `Event time; now where absent. At most ${LONGEST_WINDOW_DAYS} days after \`from\`.`,
  })
  @MayBeAbsent()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional({
    type: [String],
    description: 'Codes of sites; all that rules of yours may run at where absent.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Matches(/^[A-Za-z0-9._-]{1,64}$/, { each: true })
  sites?: string[];
}
