import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DEPENDENCY_KINDS, type DependencyKind } from './asset-dependency.ts';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsCode, IsLine, MayBeAbsent } from './registry-field.decorator.ts';

export class AssetDependencyDto {
  @ApiProperty({ description: 'Code of the other asset, of the same site.', example: 'plc-gateway' })
  @IsCode()
  code!: string;

  @ApiProperty({ enum: DEPENDENCY_KINDS, description: 'What the one needs the other for.' })
  @IsIn(DEPENDENCY_KINDS)
  kind!: DependencyKind;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500, example: 'Set points and interlocks' })
  @IsOptional()
  @IsLine(500)
  note?: string | null;
}

export class CreateAssetDto {
  @ApiProperty({ format: 'uuid', description: 'The site it belongs to; never changed.' })
  @IsUUID()
  siteId!: string;

  @ApiProperty({ description: 'Unique within the site, and never changed.', example: 'crane-plc-1' })
  @IsCode()
  code!: string;

  @ApiProperty({ maxLength: 200, example: 'Quay crane 1, controller' })
  @IsLine(200)
  name!: string;

  @ApiProperty({ description: 'What it is, in a word.', example: 'plc' })
  @IsCode()
  kind!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  @Min(1)
  @Max(5)
  @IsInt()
  criticality!: number;

  @ApiPropertyOptional({
    type: [String],
    description: 'Network addresses and host names, meaningful within the site only.',
    example: ['10.20.0.11'],
  })
  @MayBeAbsent()
  @ArrayMaxSize(64)
  @ArrayUnique()
  @Matches(/^[A-Za-z0-9:][A-Za-z0-9._:-]{0,252}$/, {
    each: true,
    message: 'each of $property must be a network address or a host name',
  })
  @IsArray()
  addresses?: string[];

  @ApiPropertyOptional({
    type: [AssetDependencyDto],
    maxItems: 64,
    description:
      'The assets of the same site that it needs, each named once, directly only. Alerts on it may be tied to earlier ones on those.',
  })
  @MayBeAbsent()
  @ArrayMaxSize(64)
  @ArrayUnique((entry?: Partial<AssetDependencyDto> | null) => entry?.code, {
    message: 'each of $property must name another asset',
  })
  @IsObject({ each: true })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AssetDependencyDto)
  dependsOn?: AssetDependencyDto[];
}

export class UpdateAssetDto extends PartialType(OmitType(CreateAssetDto, ['siteId', 'code']), {
  skipNullProperties: false,
}) {}

export class AssetDto extends CreateAssetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: [String], required: true })
  override addresses!: string[];

  @ApiProperty({ type: [AssetDependencyDto], required: true })
  override dependsOn!: AssetDependencyDto[];

  @ApiProperty({ type: [AssetDependencyDto], description: 'The assets of the same site that say they need it.' })
  neededBy!: AssetDependencyDto[];
}

export class ReachedAssetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  criticality!: number;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Dependencies between, at the fewest.' })
  steps!: number;

  @ApiProperty({ description: 'Code of the asset that it needs itself, on the way.' })
  through!: string;

  @ApiProperty({ enum: DEPENDENCY_KINDS })
  kind!: DependencyKind;
}

export class AssetImpactDto {
  @ApiProperty({ type: [ReachedAssetDto], description: 'Nearest first, then by code.' })
  items!: ReachedAssetDto[];
}

export class AssetPageDto extends PageDto {
  @ApiProperty({ type: [AssetDto] })
  items!: AssetDto[];
}

export class AssetQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this site only.' })
  @IsOptional()
  @IsUUID()
  site?: string;
}
