import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';

/** A place on the ground: WGS 84 degrees. */
export class PositionDto {
  // Validators run from the property upwards and the first fault is told, so its type stands nearest to each.
  @ApiProperty({ type: Number, minimum: -90, maximum: 90, example: 35.1 })
  @Min(-90)
  @Max(90)
  @IsNumber()
  lat!: number;

  @ApiProperty({ type: Number, minimum: -180, maximum: 180, example: 129.033333 })
  @Min(-180)
  @Max(180)
  @IsNumber()
  lon!: number;
}

/** A place in the air or on a mast. */
export class SensorPositionDto extends PositionDto {
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Metres above the ellipsoid (HAE).' })
  @IsOptional()
  @Min(-1_000)
  @Max(10_000)
  @IsNumber()
  alt?: number | null;
}
