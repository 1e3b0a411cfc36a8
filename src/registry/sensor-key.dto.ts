import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsRFC3339, IsString, MaxLength } from 'class-validator';

export class IssueKeyDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null for a key without end.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsRFC3339()
  expiresAt?: string | null;
}

export class IssuedKeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Shown this once; only its hash is kept.', example: 'bws_…' })
  key!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
}

export class SensorKeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;
}

export class SensorKeysDto {
  @ApiProperty({ type: [SensorKeyDto], description: 'Newest first.' })
  items!: SensorKeyDto[];
}
