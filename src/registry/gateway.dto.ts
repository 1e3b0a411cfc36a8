import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { IsAddressRanges } from './address-ranges.decorator.ts';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { IsCode, IsLine, MayBeAbsent } from './registry-field.decorator.ts';

/** Most sites, and most sensors, one gateway is given by name. */
const MOST_NAMED = 500;

export class CreateGatewayDto {
  @ApiProperty({ format: 'uuid', description: 'The team it belongs to; never changed.' })
  @IsUUID()
  organisationId!: string;

  @ApiProperty({ maxLength: 64, description: 'Unique within the team; never changed.', example: 'krpus-edge-1' })
  @IsCode()
  code!: string;

  @ApiProperty({ maxLength: 200 })
  @IsLine(200)
  name!: string;

  @ApiPropertyOptional({ default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @IsAddressRanges()
  allowList?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'It speaks for every sensor of these sites.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  siteIds?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'It speaks for these sensors too.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  sensorIds?: string[];
}

export class UpdateGatewayDto extends PartialType(OmitType(CreateGatewayDto, ['organisationId', 'code']), {
  skipNullProperties: false,
}) {}

export class GatewayDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty()
  code!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  enabled!: boolean;

  @ApiProperty({ type: [String] })
  allowList!: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  siteIds!: string[];

  @ApiProperty({ type: [String], format: 'uuid' })
  sensorIds!: string[];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class GatewayPageDto extends PageDto {
  @ApiProperty({ type: [GatewayDto] })
  items!: GatewayDto[];
}

export class GatewayQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this team only.' })
  @IsOptional()
  @IsUUID()
  organisation?: string;
}
