import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsLine, MayBeAbsent } from '../../../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../../../common/page.dto.ts';
import { type Role, ROLES } from '../../policy/role.ts';
import { ACCOUNT_STATES, type AccountState } from './account-rules.ts';

/** What a person types to say who they are. */
export function IsLogin(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._@+-]{1,63}$/, {
      message: '$property must be 2 to 64 letters, digits, ".", "_", "@", "+" or "-", and begin with a letter or digit',
    }),
  );
}

export class InviteAccountDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The organisation the account is of; the own one unless the node operator names another.',
  })
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @ApiProperty({ description: 'Unique on the node, whatever its case; never changed.', example: 'mei.tan' })
  @IsLogin()
  login!: string;

  @ApiProperty({ maxLength: 200, example: 'Mei Tan' })
  @IsLine(200)
  name!: string;

  @ApiPropertyOptional({ type: String, maxLength: 254, nullable: true, example: 'mei.tan@port.example' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  @IsEmail()
  email?: string | null;

  @ApiProperty({ enum: ROLES, isArray: true, description: 'What the person may do: the sum of what each role may.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles!: Role[];
}

export class UpdateAccountDto extends PartialType(OmitType(InviteAccountDto, ['organisationId', 'login']), {
  skipNullProperties: false,
}) {
  @ApiPropertyOptional({
    enum: ACCOUNT_STATES,
    description: 'A disabled account ends its sessions and tokens for good.',
  })
  @MayBeAbsent()
  @IsIn(ACCOUNT_STATES)
  state?: AccountState;
}

export class AccountDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ example: 'mei.tan' })
  login!: string;

  @ApiProperty({ example: 'Mei Tan' })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  email!: string | null;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];

  @ApiProperty({ enum: ACCOUNT_STATES })
  state!: AccountState;

  @ApiProperty({ description: 'False until the person has used the link and chosen one.' })
  hasPassword!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class OneTimeLinkDto {
  @ApiProperty({ description: 'Shown this once; only its hash is kept.', example: 'bwl_…' })
  token!: string;

  @ApiProperty({ description: 'What to hand to the person. The token is in the fragment, which no server logs.' })
  url!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

export class InvitedAccountDto {
  @ApiProperty({ type: AccountDto })
  account!: AccountDto;

  @ApiProperty({ type: OneTimeLinkDto })
  link!: OneTimeLinkDto;
}

export class AccountQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this organisation only.' })
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;
}

export class AccountPageDto extends PageDto {
  @ApiProperty({ type: [AccountDto], description: 'By login.' })
  items!: AccountDto[];
}

export class LinkIdentityDto {
  @ApiProperty({ description: "The provider's issuer, as its tokens state it.", example: 'https://login.example' })
  @IsString()
  @MaxLength(500)
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['https', 'http'] })
  issuer!: string;

  @ApiProperty({ maxLength: 255, description: "The person's `sub` at that issuer." })
  @IsLine(255)
  subject!: string;
}

export class IdentityDto extends LinkIdentityDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class IdentitiesDto {
  @ApiProperty({ type: [IdentityDto] })
  items!: IdentityDto[];
}
