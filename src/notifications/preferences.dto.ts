import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class QuietHoursDto {
  @ApiProperty({ example: '22:00', pattern: WALL_TIME.source })
  @IsString()
  @Matches(WALL_TIME)
  from!: string;

  @ApiProperty({
    example: '07:00',
    pattern: WALL_TIME.source,
    description: 'Earlier than `from` is the night between.',
  })
  @IsString()
  @Matches(WALL_TIME)
  to!: string;
}

export class PreferencesDto {
  @ApiProperty({ description: 'Whether you are mailed as well, where your account has an address.' })
  @IsBoolean()
  mail!: boolean;

  @ApiProperty({ description: 'The same in exercises; every mail then begins with EXERCISE EXERCISE EXERCISE.' })
  @IsBoolean()
  mailInExercises!: boolean;

  @ApiProperty({ example: 'Asia/Singapore', description: 'IANA name of your time zone.' })
  @IsString()
  @MaxLength(64)
  timezone!: string;

  @ApiProperty({ type: QuietHoursDto, nullable: true, description: 'When no mail is sent to you; null for never.' })
  @ValidateIf((_, value) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quietHours!: QuietHoursDto | null;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 101,
    description: 'Severity from which on you are mailed in quiet hours too; 101 for never.',
  })
  @IsInt()
  @Min(0)
  @Max(101)
  breakThrough!: number;
}
