import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind } from './organisation.entity.ts';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsCode, IsLine, IsNationCode } from './registry-field.decorator.ts';

export class CreateOrganisationDto {
  @ApiProperty({ description: 'Unique, and never changed.', example: 'sg-cert' })
  @IsCode()
  code!: string;

  @ApiProperty({ description: 'The nation it acts for; never changed.', example: 'SG' })
  @IsNationCode()
  nation!: string;

  @ApiProperty({ maxLength: 200, example: 'SingCERT' })
  @IsLine(200)
  name!: string;

  @ApiProperty({ enum: ORGANISATION_KINDS })
  @IsIn(ORGANISATION_KINDS)
  kind!: OrganisationKind;
}

export class UpdateOrganisationDto extends PartialType(OmitType(CreateOrganisationDto, ['code', 'nation']), {
  skipNullProperties: false,
}) {}

export class OrganisationDto extends CreateOrganisationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

export class OrganisationPageDto extends PageDto {
  @ApiProperty({ type: [OrganisationDto] })
  items!: OrganisationDto[];
}

export class OrganisationQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Of this nation only.', example: 'SG' })
  @IsOptional()
  @IsNationCode()
  nation?: string;

  @ApiPropertyOptional({ enum: ORGANISATION_KINDS })
  @IsOptional()
  @IsIn(ORGANISATION_KINDS)
  kind?: OrganisationKind;
}
