import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';

/** A place on the ground: WGS 84 degrees. */
export class PositionDto {
  @ApiProperty({ type: Number, minimum: -90, maximum: 90, example: 35.1 })
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat!: number;

  @ApiProperty({ type: Number, minimum: -180, maximum: 180, example: 129.033333 })
  @IsNumber()
  @Min(-180)
  @Max(180)
  lon!: number;
}

/** A place in the air or on a mast. */
export class SensorPositionDto extends PositionDto {
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Metres above the ellipsoid (HAE).' })
  @IsOptional()
  @IsNumber()
  @Min(-1_000)
  @Max(10_000)
  alt?: number | null;
}
