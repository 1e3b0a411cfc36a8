import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsRFC3339,
  IsString,
  MaxLength,
} from 'class-validator';
import { IsLine } from '../../../common/field.decorator.ts';
import { ACTIONS, type Action, NEVER_BY_TOKEN } from '../../policy/action.ts';

const TOKEN_ACTIONS = ACTIONS.filter((action) => !NEVER_BY_TOKEN.has(action));

export class IssueTokenDto {
  @ApiProperty({ maxLength: 100, example: 'shift handover script' })
  @IsLine(100)
  name!: string;

  @ApiProperty({ enum: TOKEN_ACTIONS, isArray: true, description: 'A subset of what you may do yourself.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(ACTIONS.length)
  @ArrayUnique()
  @IsIn(TOKEN_ACTIONS, { each: true })
  actions!: Action[];

  @ApiProperty({ format: 'date-time', description: 'At most one year from now.' })
  @IsString()
  @MaxLength(40)
  @IsRFC3339()
  expiresAt!: string;
}

export class TokenDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ACTIONS, isArray: true, description: 'Of these it may do what its owner may at the time.' })
  actions!: Action[];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  usedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;
}

export class IssuedTokenDto extends TokenDto {
  @ApiProperty({ description: 'Shown this once; only its hash is kept.', example: 'bwt_…' })
  token!: string;
}

export class TokensDto {
  @ApiProperty({ type: [TokenDto], description: 'Newest first.' })
  items!: TokenDto[];
}
