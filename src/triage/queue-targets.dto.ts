import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsObject, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { applyDecorators } from '@nestjs/common';

const YEAR = 366 * 24 * 60;

function IsMinutes(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: YEAR, description: 'Null promises nothing.' }),
    ValidateIf((_, value) => value !== null),
    IsInt(),
    Min(1),
    Max(YEAR),
  );
}

/** Minutes from arrival, by severity class. */
export class TargetMinutesDto {
  @IsMinutes()
  info!: number | null;

  @IsMinutes()
  low!: number | null;

  @IsMinutes()
  medium!: number | null;

  @IsMinutes()
  high!: number | null;

  @IsMinutes()
  critical!: number | null;
}

/** Within which time an organisation means to act. */
export class ResponseTargetsDto {
  @ApiProperty({ type: TargetMinutesDto, description: 'Until somebody has acknowledged it.' })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TargetMinutesDto)
  acknowledge!: TargetMinutesDto;

  @ApiProperty({ type: TargetMinutesDto, description: 'Until it is closed.' })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => TargetMinutesDto)
  resolve!: TargetMinutesDto;
}
