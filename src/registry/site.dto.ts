import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsTimeZone,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { PositionDto } from './position.dto.ts';
import { IsCode, IsLine, IsNationCode } from './registry-field.decorator.ts';
import { SITE_KINDS, type SiteKind } from './site.entity.ts';

export class CreateSiteDto {
  @ApiProperty({ description: 'Unique, and never changed: what is private to a site is told apart by it.' })
  @IsCode()
  code!: string;

  @ApiProperty({ description: 'The nation that owns it; never changed.', example: 'KR' })
  @IsNationCode()
  nation!: string;

  @ApiProperty({ format: 'uuid', description: 'The team that answers for it; of the same nation.' })
  @IsUUID()
  organisationId!: string;

  @ApiProperty({ enum: SITE_KINDS })
  @IsIn(SITE_KINDS)
  kind!: SiteKind;

  @ApiProperty({ maxLength: 200, example: 'Port of Busan' })
  @IsLine(200)
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'UN/LOCODE without a blank.', example: 'KRPUS' })
  @IsOptional()
  @Matches(/^[A-Z]{2}[A-Z2-9]{3}$/, { message: '$property must be a UN/LOCODE of five characters' })
  unlocode?: string | null;

  @ApiProperty({ type: PositionDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PositionDto)
  position!: PositionDto;

  @ApiProperty({ description: 'IANA name.', example: 'Asia/Seoul' })
  @IsTimeZone()
  timezone!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5, description: '1 local, 5 a nation depends on it.' })
  @Min(1)
  @Max(5)
  @IsInt()
  criticality!: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where name, code and position were taken from.' })
  @IsOptional()
  @IsLine(500)
  source?: string | null;
}

export class UpdateSiteDto extends PartialType(OmitType(CreateSiteDto, ['code', 'nation']), {
  skipNullProperties: false,
}) {}

export class SiteDto extends CreateSiteDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, required: true })
  override unlocode!: string | null;

  @ApiProperty({ type: String, nullable: true, required: true })
  override source!: string | null;
}

export class SitePageDto extends PageDto {
  @ApiProperty({ type: [SiteDto] })
  items!: SiteDto[];
}

export class SiteQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Of this nation only.', example: 'KR' })
  @IsOptional()
  @IsNationCode()
  nation?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of this organisation only.' })
  @IsOptional()
  @IsUUID()
  organisation?: string;

  @ApiPropertyOptional({ enum: SITE_KINDS })
  @IsOptional()
  @IsIn(SITE_KINDS)
  kind?: SiteKind;
}
