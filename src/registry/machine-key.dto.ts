import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsRFC3339, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsAddressRanges } from './address-ranges.decorator.ts';
import { MayBeAbsent } from './registry-field.decorator.ts';

const DAY = 86_400;

export class OverlapDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 30 * DAY,
    default: DAY,
    description: 'Seconds for which the old one goes on working, so that the gateway can be changed over.',
  })
  @MayBeAbsent()
  @Min(0)
  @Max(30 * DAY)
  @IsInt()
  overlapSeconds: number = DAY;
}

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

  @IsAddressRanges()
  allowList?: string[];

  @ApiPropertyOptional({ default: false, description: 'Whether requests with this key must be signed.' })
  @MayBeAbsent()
  @IsBoolean()
  requiresSignature?: boolean;
}

export class RotateKeyDto extends OverlapDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'The key to replace; needed where several are in force.' })
  @MayBeAbsent()
  @IsUUID()
  keyId?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'When the new key ends.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsRFC3339()
  expiresAt?: string | null;
}

export class IssuedSecretDto {
  @ApiProperty({ description: 'Shown this once.', example: 'bwh_…' })
  signingSecret!: string;
}

export class IssuedKeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Shown this once; only its hash is kept.', example: 'bws_…' })
  key!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiPropertyOptional({ description: 'What requests are signed with, where they must be. Shown this once.' })
  signingSecret?: string;
}

export class RotatedKeyDto extends IssuedKeyDto {
  @ApiProperty({ format: 'uuid', description: 'The key that was replaced.' })
  replaces!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when the replaced key works.' })
  replacedUntil!: string;
}

export class MachineKeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  lastUsedAt!: string | null;

  @ApiProperty({ type: [String] })
  allowList!: string[];

  @ApiProperty()
  requiresSignature!: boolean;
}

export class MachineKeysDto {
  @ApiProperty({ type: [MachineKeyDto], description: 'Newest first.' })
  items!: MachineKeyDto[];
}
