import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { TextFaultDto } from '../common/error-body.dto.ts';
import { IsLine, MayBeAbsent } from '../common/field.decorator.ts';
import { LEVELS, type Level } from '../rules/rule.ts';
import { LONGEST_TEXT } from '../rules/rule-text.ts';
import { RULE_STATES, type RuleState } from './rule-moves.ts';

/** PostgreSQL stores no null character, and no half of a surrogate pair. */
const STORABLE = /^[^\0\p{Cs}]*$/u;

export class RuleTextDto {
  @ApiProperty({
    maxLength: LONGEST_TEXT,
    description: 'Sigma, as docs/rules.md tells; one rule and what it is made of.',
  })
  @IsString()
  @Length(1, LONGEST_TEXT)
  @Matches(STORABLE)
  text!: string;
}

export class SaveRuleDto extends RuleTextDto {
  @ApiProperty({ maxLength: 500, description: 'What is new, for whoever comes after.' })
  @IsString()
  @MaxLength(500)
  @Matches(STORABLE)
  comment!: string;
}

export class CreateRuleTextDto extends SaveRuleDto {
  @ApiPropertyOptional({
    enum: ['organisation', 'nation'],
    default: 'organisation',
    description: 'At which sites it runs: those of the organisation, or, of a nation’s CERT alone, of the nation.',
  })
  @MayBeAbsent()
  @IsIn(['organisation', 'nation'])
  scope?: 'organisation' | 'nation';
}

export class SaveVersionDto extends SaveRuleDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version it was written from: the latest, or 409.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  after!: number;
}

export class MoveRuleDto {
  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsLine(500)
  reason!: string;
}

export class RulePersonDto {
  @ApiProperty({ example: 'person:mei' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class RuleFiredDto {
  @ApiProperty({ type: 'integer', description: 'Of alerts you see, as they were marked when it fired.' })
  count!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Event time.' })
  lastAt!: string | null;
}

export class RulePauseDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Code of the site it rests at.' })
  site!: string;

  @ApiProperty({ enum: ['groups', 'events'] })
  over!: 'groups' | 'events';

  @ApiProperty({ type: 'integer' })
  most!: number;

  @ApiProperty({ format: 'date-time', description: 'Event time.' })
  from!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time.' })
  until!: string;

  @ApiProperty({ type: RulePersonDto, nullable: true, description: 'Who ended it before its time.' })
  resumedBy!: RulePersonDto | null;
}

export class RuleVersionDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;

  @ApiProperty({ enum: RULE_STATES })
  state!: RuleState;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: LEVELS })
  level!: Level;

  @ApiProperty()
  comment!: string;

  @ApiProperty({ type: RulePersonDto })
  author!: RulePersonDto;

  @ApiProperty({ format: 'date-time' })
  savedAt!: string;

  @ApiProperty({ type: RulePersonDto, nullable: true, description: 'Who asked that it go live.' })
  askedBy!: RulePersonDto | null;

  @ApiProperty({ type: RulePersonDto, nullable: true, description: 'Who approved or refused that last.' })
  reviewedBy!: RulePersonDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why.' })
  review!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Where in the order of inputs it began to run as it does now; it reads the alerts after it.',
  })
  runsSince!: number | null;

  @ApiProperty({ type: RuleFiredDto })
  fired!: RuleFiredDto;

  @ApiProperty({ type: 'integer', description: 'What it would have done in its last test, of alerts you see.' })
  matches!: number;

  @ApiProperty({ description: 'Whether there were more than are kept.' })
  moreMatches!: boolean;
}

/** A rule of the rule book, or one that is shipped. */
export class RuleSummaryDto {
  @ApiProperty({ description: 'A UUID; of a shipped rule, what its links are kept under.' })
  id!: string;

  @ApiProperty({ enum: [...RULE_STATES, 'shipped'], description: 'How far the version furthest along has come.' })
  state!: RuleState | 'shipped';

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: LEVELS })
  level!: Level;

  @ApiProperty({ enum: ['organisation', 'nation', 'everywhere'] })
  scope!: 'organisation' | 'nation' | 'everywhere';

  @ApiProperty({ type: String, nullable: true, description: 'Who wrote that version.' })
  author!: string | null;

  @ApiProperty({ type: 'integer', description: 'That version.' })
  version!: number;

  @ApiProperty({ type: 'integer', description: 'The newest version.' })
  latest!: number;

  @ApiProperty({ description: 'Whether a version waits for a second person.' })
  asked!: boolean;

  @ApiProperty({ type: RuleFiredDto })
  fired!: RuleFiredDto;

  @ApiProperty({ type: 'integer', description: 'At how many sites it rests.' })
  resting!: number;
}

export class BookListDto {
  @ApiProperty({ type: [RuleSummaryDto] })
  items!: RuleSummaryDto[];
}

export class BookRuleDto extends RuleSummaryDto {
  @ApiProperty({ type: [RuleVersionDto], description: 'Newest first; none of a shipped rule.' })
  versions!: RuleVersionDto[];

  @ApiProperty({ type: [RulePauseDto], description: 'Newest first, the last 50.' })
  pauses!: RulePauseDto[];

  @ApiProperty({ description: 'Of the version furthest along; of a shipped rule, of the file it is in.' })
  text!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of a shipped rule.' })
  file!: string | null;
}

export class RuleVersionTextDto extends RuleVersionDto {
  @ApiProperty()
  text!: string;
}

export class CheckedRuleDto {
  @ApiProperty({ type: [TextFaultDto], description: 'None where it can be saved.' })
  faults!: TextFaultDto[];

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ enum: LEVELS, nullable: true })
  level!: Level | null;
}

export class ShadowMatchDto {
  @ApiProperty({ description: 'Code of the site.' })
  site!: string;

  @ApiProperty({ description: 'The values grouped by.' })
  group!: string;

  @ApiProperty({ format: 'date-time', description: 'Event time: the end of the first window.' })
  firstAt!: string;

  @ApiProperty({ format: 'date-time' })
  lastAt!: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  alertIds!: string[];

  @ApiProperty({ description: 'Whether more alerts took part than are named.' })
  more!: boolean;

  @ApiProperty({ type: [Number], description: 'Numbers of the cases you see that the alerts are in now.' })
  cases!: number[];
}

export class ShadowMatchListDto {
  @ApiProperty({ type: [ShadowMatchDto], description: 'Newest first, at most 200, of those whose alerts you see.' })
  items!: ShadowMatchDto[];
}
