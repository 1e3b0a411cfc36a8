import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsLine } from '../../../common/field.decorator.ts';
import { SignInStepDto } from '../sign-in/session.dto.ts';

export class ReproofDto {
  @ApiPropertyOptional({
    maxLength: 1024,
    format: 'password',
    description: 'Your password; whoever has none must have signed in within ten minutes.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  password?: string;
}

export class FactorCodeDto {
  @ApiProperty({ description: 'Six digits of the authenticator, or a recovery code.', example: '492039' })
  @IsString()
  @MinLength(6)
  @MaxLength(40)
  code!: string;
}

export class PasskeyAnswerDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: "The browser's answer (WebAuthn), as JSON." })
  @IsObject()
  response!: object;
}

export class NewPasskeyDto extends PasskeyAnswerDto {
  @ApiProperty({ maxLength: 100, example: 'Key on my desk' })
  @IsLine(100)
  name!: string;
}

export class TotpSecretDto {
  @ApiProperty({ description: 'In base32, to type in.' })
  secret!: string;

  @ApiProperty({ description: 'The same for a picture to scan.', example: 'otpauth://totp/…' })
  uri!: string;
}

export class PasskeyOptionsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the browser is to be asked (WebAuthn).',
  })
  publicKey!: object;
}

export class RecoveryCodesDto {
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Ten codes, each good once, shown this once; null where there were some already.',
  })
  recoveryCodes!: string[] | null;
}

export class EnrolledDto extends SignInStepDto {
  @ApiProperty({ type: [String], nullable: true, description: 'Ten codes, each good once, shown this once.' })
  recoveryCodes!: string[] | null;
}

export class PasskeyDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt!: string | null;
}

export class FactorsDto {
  @ApiProperty({ description: 'Whether an authenticator is set up.' })
  totp!: boolean;

  @ApiProperty({ type: [PasskeyDto] })
  passkeys!: PasskeyDto[];

  @ApiProperty({ type: 'integer', description: 'Recovery codes left.' })
  recoveryCodes!: number;

  @ApiProperty({ description: 'Whether the organisation asks for a second factor.' })
  required!: boolean;
}
