import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { IsInstant } from '../intake/instant.decorator.ts';
import { AFFILIATIONS, type Affiliation } from '../correlation/tracks/cooperative.ts';
import { PositionDto } from '../registry/position.dto.ts';
import { IsCode } from '../registry/registry-field.decorator.ts';

export class TracksQueryDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Happened then or later; 24 hours before `to` unless given.',
  })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Happened before then, at most 24 hours after `from`; now unless given.',
  })
  @IsOptional()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional({ description: 'Code of a site.', example: 'SGSIN' })
  @IsOptional()
  @IsCode()
  site?: string;
}

export class TrackPointDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'WGS 84 degrees.' })
  lat!: number;

  @ApiProperty({ description: 'WGS 84 degrees.' })
  lon!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Metres above the ellipsoid.' })
  alt!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'One sigma, in metres.' })
  error!: number | null;
}

/** One sensor's sequence of positions of one thing, as far as its alerts are seen. */
export class TrackDto {
  @ApiProperty({ description: 'The same for as long as the sensor holds the track.' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  siteId!: string;

  @ApiProperty({ format: 'uuid' })
  sensorId!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The case it is in, where that is seen.' })
  caseId!: string | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'The newest of its alerts.' })
  alertIds!: string[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What its sensor last took it for.',
    example: 'rotary-wing UAV',
  })
  objectClass!: string | null;

  @ApiProperty({ enum: AFFILIATIONS, description: 'By the list of flyers of its site.' })
  affiliation!: Affiliation;

  @ApiProperty({ type: [String], description: 'What accounts for it: an aircraft, a bird, an authorised flight.' })
  explained!: string[];

  @ApiProperty({ enum: TLP_LABELS, description: 'Of the strictest alert it was made of.' })
  tlp!: Tlp;

  @ApiProperty({ type: [TrackPointDto], description: 'Oldest first, thinned evenly where there are more than 150.' })
  points!: TrackPointDto[];

  @ApiProperty({ type: 'integer', description: 'Points there were before they were thinned.' })
  pointCount!: number;

  @ApiProperty({ type: PositionDto, nullable: true, description: 'Where its pilot was last said to be.' })
  operator!: { lat: number; lon: number } | null;
}

export class TracksDto {
  @ApiProperty({ type: [TrackDto], description: 'Newest first.' })
  tracks!: TrackDto[];

  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiProperty({ format: 'date-time' })
  to!: string;

  @ApiProperty({ type: Boolean, description: 'Whether there were more than the 500 that are told.' })
  truncated!: boolean;
}
