import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class BindCertificateDto {
  @ApiProperty({ description: 'One X.509 certificate in PEM, without its private key.', maxLength: 16_384 })
  @IsString()
  @MaxLength(16_384)
  certificate!: string;
}

export class GatewayCertificateDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'SHA-256 of the public key (SubjectPublicKeyInfo), in hexadecimal.' })
  keyFingerprint!: string;

  @ApiProperty()
  subject!: string;

  @ApiProperty()
  issuer!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'Of the certificate that was sent; one renewed over its key lasts longer.',
  })
  notAfter!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  lastUsedAt!: string | null;
}

export class GatewayCertificatesDto {
  @ApiProperty({ type: [GatewayCertificateDto], description: 'Newest first.' })
  items!: GatewayCertificateDto[];
}
