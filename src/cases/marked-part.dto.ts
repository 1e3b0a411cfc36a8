import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { MayBeAbsent } from '../registry/registry-field.decorator.ts';

/** Absent, null, or a value. */
export function MayBeNull(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined && value !== null);
}

/** The version a change rests on. */
export function IsExpectedVersion(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Refused with 409 when it has changed since.' }),
    MayBeAbsent(),
    IsInt(),
    Min(1),
    Max(Number.MAX_SAFE_INTEGER),
  );
}

/** How strictly a part is to be marked. */
export class PartMarkingDto {
  @ApiPropertyOptional({ enum: TLP_LABELS, description: 'Not less than the case’s, which is the default.' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp?: Tlp;

  @ApiPropertyOptional({ enum: PAP_LABELS, description: 'Not less than the case’s, which is the default.' })
  @MayBeAbsent()
  @IsIn(PAP_LABELS)
  pap?: Pap;
}

/** What every part is answered with. */
export class PartDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  caseId!: string;

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;

  @ApiProperty({ example: 'person:mei' })
  author!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Rises with every change.' })
  version!: number;
}
