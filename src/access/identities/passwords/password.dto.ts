import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

export class ChangePasswordDto {
  @ApiProperty({ maxLength: 1024, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  current!: string;

  @ApiProperty({ minLength: 12, maxLength: 128, format: 'password' })
  @IsString()
  @MaxLength(1024)
  next!: string;
}

export class TakeInvitationDto {
  @ApiProperty({ description: 'The token of the one-time link.', example: 'bwl_…' })
  @IsString()
  @MaxLength(200)
  token!: string;

  @ApiProperty({ minLength: 12, maxLength: 128, format: 'password' })
  @IsString()
  @MaxLength(1024)
  password!: string;
}
