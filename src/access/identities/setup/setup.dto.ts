import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsCode, IsLine, IsNationCode, MayBeAbsent } from '../../../common/field.decorator.ts';
import { IsLogin } from '../accounts/account.dto.ts';

/** As the registry has them, which lies downstream of here. */
const KINDS = ['national_cert', 'port_soc', 'grid_operator', 'authority'] as const;

export class SetupNationDto {
  @ApiProperty({ example: 'SG' })
  @IsNationCode()
  code!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'Needed where the nation is not entered yet.' })
  @MayBeAbsent()
  @IsLine(200)
  name?: string;
}

export class SetupOrganisationDto {
  @ApiProperty({ example: 'sg-cert' })
  @IsCode()
  code!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'Needed where the organisation is not entered yet.' })
  @MayBeAbsent()
  @IsLine(200)
  name?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'Needed where the organisation is not entered yet.' })
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];
}

export class SetupDto {
  @ApiProperty({ description: 'What the server printed at its start.', example: 'bwl_…' })
  @IsString()
  @MaxLength(200)
  token!: string;

  @ApiProperty({ type: SetupNationDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SetupNationDto)
  nation!: SetupNationDto;

  @ApiProperty({ type: SetupOrganisationDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SetupOrganisationDto)
  organisation!: SetupOrganisationDto;

  @ApiProperty({ example: 'mei.tan' })
  @IsLogin()
  login!: string;

  @ApiProperty({ maxLength: 200, example: 'Mei Tan' })
  @IsLine(200)
  name!: string;

  @ApiProperty({ minLength: 12, maxLength: 128, format: 'password' })
  @IsString()
  @MaxLength(1024)
  password!: string;
}

export class SetUpDto {
  @ApiProperty({ format: 'uuid', description: 'Account of the first administrator, who can sign in now.' })
  accountId!: string;
}
