import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { PageDto, PageQueryDto } from './page-query.dto.ts';
import { SensorPositionDto } from './position.dto.ts';
import { IsCode, IsLine, MayBeAbsent } from './registry-field.decorator.ts';
import { SENSOR_KINDS, type SensorKind } from './sensor.entity.ts';

const DAY = 86_400;

export class CreateSensorDto {
  @ApiProperty({ description: 'Unique, and never changed.', example: 'krpus-suricata' })
  @IsCode()
  code!: string;

  @ApiProperty({ format: 'uuid', description: 'The site it watches; never changed.' })
  @IsUUID()
  siteId!: string;

  @ApiProperty({ enum: SENSOR_KINDS })
  @IsIn(SENSOR_KINDS)
  kind!: SensorKind;

  @ApiProperty({ maxLength: 200, example: 'Crane network sensor' })
  @IsLine(200)
  name!: string;

  @ApiPropertyOptional({ type: SensorPositionDto, nullable: true, description: 'Null when unknown or mobile.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SensorPositionDto)
  position?: SensorPositionDto | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Silent longer than this is worth a look.' })
  @IsOptional()
  @Min(1)
  @Max(30 * DAY)
  @IsInt()
  expectedIntervalSeconds?: number | null;

  @ApiPropertyOptional({ type: 'integer', default: DAY, description: 'How far its clock may lag, in seconds.' })
  @MayBeAbsent()
  @Min(0)
  @Max(365 * DAY)
  @IsInt()
  clockBehindSeconds?: number;

  @ApiPropertyOptional({ type: 'integer', default: 300, description: 'How far its clock may lead, in seconds.' })
  @MayBeAbsent()
  @Min(0)
  @Max(DAY)
  @IsInt()
  clockAheadSeconds?: number;

  @ApiPropertyOptional({ type: Boolean, default: true, description: 'A disabled sensor is refused at the door.' })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;
}

export class UpdateSensorDto extends PartialType(OmitType(CreateSensorDto, ['code', 'siteId', 'kind']), {
  skipNullProperties: false,
}) {}

export class SensorDto extends CreateSensorDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: SensorPositionDto, nullable: true, required: true })
  override position!: SensorPositionDto | null;

  @ApiProperty({ type: 'integer', nullable: true, required: true })
  override expectedIntervalSeconds!: number | null;

  @ApiProperty({ type: 'integer', required: true })
  override clockBehindSeconds!: number;

  @ApiProperty({ type: 'integer', required: true })
  override clockAheadSeconds!: number;

  @ApiProperty({ type: Boolean, required: true })
  override enabled!: boolean;
}

export class SensorPageDto extends PageDto {
  @ApiProperty({ type: [SensorDto] })
  items!: SensorDto[];
}

export class SensorQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of this site only.' })
  @IsOptional()
  @IsUUID()
  site?: string;

  @ApiPropertyOptional({ enum: SENSOR_KINDS })
  @IsOptional()
  @IsIn(SENSOR_KINDS)
  kind?: SensorKind;
}
