import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsNumber, IsObject, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { FLYER_AFFILIATIONS, type FlyerAffiliation } from './flyer.entity.ts';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsLine, MayBeAbsent } from './registry-field.decorator.ts';
import { ZonePolygonDto } from './zone.dto.ts';

const MARK = /^[\x21-\x7e]{1,64}$/;
const WITH_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

export class CreateFlyerDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The site it is for; without one, all sites of `organisationId`.',
  })
  @MayBeAbsent()
  @IsUUID()
  siteId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Needed where no site is given; never changed.' })
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @ApiProperty({ maxLength: 200, description: 'What people call it.', example: 'Harbour survey, mornings' })
  @IsLine(200)
  name!: string;

  @ApiProperty({ enum: FLYER_AFFILIATIONS })
  @IsIn(FLYER_AFFILIATIONS)
  affiliation!: FlyerAffiliation;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 64,
    description: 'Serial number as it is broadcast.',
  })
  @IsOptional()
  @Matches(MARK, { message: '$property must be 1 to 64 printable characters without blanks' })
  serial?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 64, description: 'Operator id as it is broadcast.' })
  @IsOptional()
  @Matches(MARK, { message: '$property must be 1 to 64 printable characters without blanks' })
  operator?: string | null;

  @ApiPropertyOptional({ type: ZonePolygonDto, nullable: true, description: 'Where it may fly; null for anywhere.' })
  @IsOptional()
  @IsObject()
  area?: object | null;

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Metres above the ellipsoid; null for no limit.' })
  @IsOptional()
  @Min(-1_000)
  @Max(50_000)
  @IsNumber()
  ceilingM?: number | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'Null for always.' })
  @IsOptional()
  @Matches(WITH_OFFSET, { message: '$property must carry an offset, such as Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  from?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @Matches(WITH_OFFSET, { message: '$property must carry an offset, such as Z' })
  @IsISO8601({ strict: true, strictSeparator: true })
  until?: string | null;
}

export class UpdateFlyerDto extends PartialType(OmitType(CreateFlyerDto, ['siteId', 'organisationId']), {
  skipNullProperties: false,
}) {}

export class FlyerDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  siteId!: string | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: FLYER_AFFILIATIONS })
  affiliation!: FlyerAffiliation;

  @ApiProperty({ type: String, nullable: true })
  serial!: string | null;

  @ApiProperty({ type: String, nullable: true })
  operator!: string | null;

  @ApiProperty({ type: ZonePolygonDto, nullable: true })
  area!: ZonePolygonDto | null;

  @ApiProperty({ type: Number, nullable: true })
  ceilingM!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  from!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  until!: string | null;
}

export class FlyerPageDto extends PageDto {
  @ApiProperty({ type: [FlyerDto] })
  items!: FlyerDto[];
}

export class FlyerQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this site only.' })
  @IsOptional()
  @IsUUID()
  site?: string;

  @ApiPropertyOptional({ enum: FLYER_AFFILIATIONS })
  @IsOptional()
  @IsIn(FLYER_AFFILIATIONS)
  affiliation?: FlyerAffiliation;
}
