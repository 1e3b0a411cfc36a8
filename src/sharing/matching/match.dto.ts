import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ENTITY_TYPES, type EntityType } from '../../intake/alert.ts';
import { PageDto } from '../../registry/page-query.dto.ts';
import { IsLine, IsNationCode, MayBeAbsent } from '../../registry/registry-field.decorator.ts';

export class ProposeAgreementDto {
  @ApiProperty({ example: 'SG', description: 'The nation to compare indicators with' })
  @IsNationCode()
  partner!: string;
}

export class MatchAgreementDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'KR' })
  proposer!: string;

  @ApiProperty({ example: 'SG' })
  partner!: string;

  @ApiProperty({ enum: ['proposed', 'agreed', 'revoked'] })
  state!: string;

  @ApiProperty({ format: 'date-time' })
  proposedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  agreedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The nation that ended it' })
  revokedBy!: string | null;
}

export class MatchAgreementListDto {
  @ApiProperty({ type: [MatchAgreementDto] })
  items!: MatchAgreementDto[];
}

function lowerCase({ value }: TransformFnParams): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** An indicator, and the alert or the observable of yours that names it. */
export class SubmittedIndicatorDto {
  @ApiProperty({ required: false, format: 'uuid', description: 'An alert you see that names it' })
  @ValidateIf((given: SubmittedIndicatorDto) => given.alertId !== undefined || given.observableId === undefined)
  @Transform(lowerCase)
  @IsUUID()
  alertId?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Or an observable you see that is it' })
  @MayBeAbsent()
  @Transform(lowerCase)
  @IsUUID()
  observableId?: string;

  @ApiProperty({ enum: ENTITY_TYPES })
  @IsIn(ENTITY_TYPES)
  type!: EntityType;

  @ApiProperty({ maxLength: 2_000, example: '203.0.113.9' })
  @IsLine(2_000)
  value!: string;
}

export class SubmitIndicatorsDto {
  @ApiProperty({ type: [SubmittedIndicatorDto], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SubmittedIndicatorDto)
  indicators!: SubmittedIndicatorDto[];
}

/** An indicator of yours that the partner holds too. */
export class MatchDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  agreementId!: string;

  @ApiProperty({ example: 'SG', description: 'Who holds it too; which organisation there is not told' })
  partner!: string;

  @ApiProperty({ enum: ENTITY_TYPES })
  type!: string;

  @ApiProperty({ description: 'As you submitted it' })
  value!: string;

  @ApiProperty({ format: 'date-time' })
  foundAt!: string;
}

export class MatchPageDto extends PageDto {
  @ApiProperty({ type: [MatchDto] })
  items!: MatchDto[];
}
