import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsCode, IsLine, MayBeAbsent } from './registry-field.decorator.ts';

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
}

export class UpdateAssetDto extends PartialType(OmitType(CreateAssetDto, ['siteId', 'code']), {
  skipNullProperties: false,
}) {}

export class AssetDto extends CreateAssetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: [String], required: true })
  override addresses!: string[];
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
