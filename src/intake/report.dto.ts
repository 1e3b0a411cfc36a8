import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCode, IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { ENTITY_TYPES, type EntityType } from './alert.ts';
import { AlertDto } from './alert.dto.ts';
import { IsInstant } from './instant.decorator.ts';
import {
  CREDIBILITIES,
  type Credibility,
  RELIABILITIES,
  type Reliability,
  REPORT_CATEGORIES,
  type ReportCategory,
} from './report-severity.ts';

const ROLES = ['source', 'target', 'subject'] as const;

export class ReportPositionDto {
  @ApiProperty({ minimum: -90, maximum: 90, description: 'WGS 84 degrees.' })
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat!: number;

  @ApiProperty({ minimum: -180, maximum: 180, description: 'WGS 84 degrees.' })
  @IsNumber()
  @Min(-180)
  @Max(180)
  lon!: number;

  @ApiPropertyOptional({ description: 'Metres above the ellipsoid.' })
  @MayBeAbsent()
  @IsNumber()
  @Min(-1_000)
  @Max(100_000)
  alt?: number;

  @ApiPropertyOptional({ minimum: 0, description: 'How far off it may be, in metres (one sigma).' })
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  errorM?: number;
}

export class ReportEntityDto {
  @ApiProperty({ enum: ENTITY_TYPES })
  @IsIn(ENTITY_TYPES)
  type!: EntityType;

  @ApiProperty({ maxLength: 512, example: '10.0.0.5' })
  @IsLine(512)
  value!: string;

  @ApiPropertyOptional({ enum: ROLES, default: 'subject' })
  @MayBeAbsent()
  @IsIn(ROLES)
  role: (typeof ROLES)[number] = 'subject';
}

/** What a person saw, heard or was told. */
export class CreateReportDto {
  @ApiProperty({ description: 'Code of the site it is about.', example: 'SGSIN' })
  @IsCode()
  siteCode!: string;

  @ApiProperty({
    maxLength: 100,
    description: "The program's own id of the report: sent again, nothing new is stored.",
  })
  @IsLine(100)
  clientId!: string;

  @ApiProperty({ minLength: 1, maxLength: 8000 })
  @IsString()
  @Length(1, 8_000)
  // Line ends and tabs are fine; other control characters, and halves of characters, are not.
  @Matches(/^(?=.*\S)(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/su, {
    message: '$property must be text that is not blank and holds no control characters',
  })
  text!: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'The first line of the text where absent.' })
  @MayBeAbsent()
  @IsLine(200)
  title?: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it happened.' })
  @IsInstant()
  occurredAt!: Date;

  @ApiProperty({ enum: REPORT_CATEGORIES })
  @IsIn(REPORT_CATEGORIES)
  category!: ReportCategory;

  @ApiPropertyOptional({ type: ReportPositionDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ReportPositionDto)
  position?: ReportPositionDto;

  @ApiProperty({ maxLength: 200, description: 'Who says so.', example: 'Harbour master' })
  @IsLine(200)
  reporter!: string;

  @ApiProperty({ enum: RELIABILITIES, description: 'Reliability of the source, Admiralty code.' })
  @IsIn(RELIABILITIES)
  reliability!: Reliability;

  @ApiProperty({ enum: CREDIBILITIES, description: 'Credibility of what it says, Admiralty code.' })
  @IsIn(CREDIBILITIES)
  credibility!: Credibility;

  @ApiPropertyOptional({ type: [ReportEntityDto], maxItems: 20, description: 'What it names.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  // A list within the list would be looked into as if it were the list.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ReportEntityDto)
  entities?: ReportEntityDto[];
}

export class VerifyReportDto {
  @ApiProperty({ enum: ['confirmed', 'refuted'] })
  @IsIn(['confirmed', 'refuted'])
  verification!: 'confirmed' | 'refuted';

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'What it rests on.' })
  @IsLine(500)
  reason!: string;
}

export class ReportStoredDto {
  @ApiProperty({ enum: ['accepted', 'duplicate'] })
  status!: 'accepted' | 'duplicate';

  @ApiProperty({ type: AlertDto, description: 'The report as it is stored; of a duplicate, the one that came first.' })
  alert!: AlertDto;
}
