import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsNumber, IsObject, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsLine } from './registry-field.decorator.ts';
import type { ZonePolygon } from './zone-geometry.ts';
import { ZONE_KINDS, type ZoneKind } from './zone.entity.ts';

const RINGS = {
  type: 'array',
  minItems: 1,
  maxItems: 1,
  items: {
    type: 'array',
    minItems: 4,
    items: { type: 'array', minItems: 2, maxItems: 3, items: { type: 'number' } },
  },
} as const;

/** A GeoJSON Polygon (RFC 7946), for the document; `zone-geometry.ts` checks it. */
export class ZonePolygonDto implements ZonePolygon {
  @ApiProperty({ enum: ['Polygon'] })
  type!: 'Polygon';

  @ApiProperty({ ...RINGS, description: 'One closed ring of [longitude, latitude] that does not cross itself.' })
  coordinates!: number[][][];
}

export class CreateZoneDto {
  @ApiProperty({ format: 'uuid', description: 'The site it guards; never changed.' })
  @IsUUID()
  siteId!: string;

  @ApiProperty({ enum: ZONE_KINDS })
  @IsIn(ZONE_KINDS)
  kind!: ZoneKind;

  @ApiProperty({ maxLength: 200, description: 'Unique within the site.', example: 'Inner fence' })
  @IsLine(200)
  name!: string;

  @ApiProperty({ type: ZonePolygonDto })
  @IsObject()
  polygon!: object;

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Metres above the ellipsoid; null for no limit.' })
  @IsOptional()
  @Min(-1_000)
  @Max(50_000)
  @IsNumber()
  ceilingM?: number | null;
}

export class UpdateZoneDto extends PartialType(OmitType(CreateZoneDto, ['siteId']), { skipNullProperties: false }) {}

export class ZoneDto extends CreateZoneDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: ZonePolygonDto, required: true })
  override polygon!: ZonePolygon;

  @ApiProperty({ type: Number, nullable: true, required: true })
  override ceilingM!: number | null;
}

export class ZonePageDto extends PageDto {
  @ApiProperty({ type: [ZoneDto] })
  items!: ZoneDto[];
}

export class ZoneQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this site only.' })
  @IsOptional()
  @IsUUID()
  site?: string;

  @ApiPropertyOptional({ enum: ZONE_KINDS })
  @IsOptional()
  @IsIn(ZONE_KINDS)
  kind?: ZoneKind;
}
