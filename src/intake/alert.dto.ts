import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { LinkReason } from './link-reasons.ts';
import type { JsonObject } from '../common/json.ts';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import { IsCode, IsLine } from '../registry/registry-field.decorator.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { ALERT_KINDS, type AlertKind } from './alert.ts';
import { IsInstant } from './instant.decorator.ts';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export class AlertListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Code of a site.', example: 'SGSIN' })
  @IsOptional()
  @IsCode()
  site?: string;

  @ApiPropertyOptional({ description: 'Code of a sensor.' })
  @IsOptional()
  @IsCode()
  sensor?: string;

  @ApiPropertyOptional({ enum: ALERT_KINDS })
  @IsOptional()
  @IsIn(ALERT_KINDS)
  kind?: AlertKind;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100)
  minSeverity?: number;

  @ApiPropertyOptional({ description: 'Id of the case they are in, or `none`: in no case yet.' })
  @IsOptional()
  @Matches(new RegExp(`^(none|${UUID})$`), { message: 'case must be the id of a case, or "none"' })
  case?: string;

  @ApiPropertyOptional({
    description: 'Id of the suppression that keeps them from the queue, `any`, or `none`: not suppressed.',
  })
  @IsOptional()
  @Matches(new RegExp(`^(any|none|${UUID})$`), { message: 'suppressed must be an id, "any" or "none"' })
  suppressed?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Happened then or later.' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Happened before then.' })
  @IsOptional()
  @IsInstant()
  until?: Date;

  @ApiPropertyOptional({ description: 'Part of the title, the signature, the external id or the name of an entity.' })
  @IsOptional()
  @IsLine(200)
  q?: string;
}

export class AlertPlaceDto {
  @ApiProperty({ description: 'WGS 84 degrees.' })
  lat!: number;

  @ApiProperty({ description: 'WGS 84 degrees.' })
  lon!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Metres above the ellipsoid.' })
  alt!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'One sigma, in metres.' })
  error!: number | null;
}

export class AlertOriginDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null once it has been removed from the registry.' })
  code!: string | null;
}

export class AlertEntityDto {
  @ApiProperty({ example: 'ip' })
  type!: string;

  @ApiProperty({ example: '10.0.0.5' })
  value!: string;

  @ApiProperty({ enum: ['source', 'target', 'subject'] })
  role!: string;
}

/** An alert in a list. */
export class AlertSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'What the sensor calls it; unique at the sensor.' })
  externalId!: string;

  @ApiProperty({ example: 'native' })
  format!: string;

  @ApiProperty({ enum: ALERT_KINDS })
  kind!: AlertKind;

  @ApiProperty({ example: 'suricata:1:2010937' })
  signature!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ minimum: 0, maximum: 100 })
  severity!: number;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1 })
  confidence!: number | null;

  @ApiProperty({ type: [String] })
  categories!: string[];

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ type: AlertOriginDto })
  site!: AlertOriginDto;

  @ApiProperty({ type: AlertOriginDto })
  sensor!: AlertOriginDto;

  @ApiProperty({ format: 'date-time', description: 'As the sensor says.' })
  occurredAt!: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'The time correlation goes by.' })
  effectiveAt!: string;

  @ApiProperty({ enum: ['ok', 'ahead', 'behind'], description: "What the sensor's clock did, as this alert shows it." })
  clock!: string;

  @ApiProperty({ type: AlertPlaceDto, nullable: true })
  position!: AlertPlaceDto | null;

  @ApiProperty({ type: [AlertEntityDto] })
  entities!: AlertEntityDto[];

  @ApiProperty({ enum: TLP_LABELS })
  tlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS })
  pap!: Pap;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The case it is in; null while in none.' })
  caseId!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The suppression that keeps it out of cases and of the queue: `GET /constraints/{id}`, if you see it.',
  })
  suppressedBy!: string | null;
}

export class AlertPageDto extends PageDto {
  @ApiProperty({ type: [AlertSummaryDto] })
  items!: AlertSummaryDto[];
}

/** Where correlation or a person put an alert, and why. */
export class AlertLinkDto {
  @ApiProperty({ format: 'uuid', description: 'The alert it is a repeat of; its own id where it is none.' })
  headId!: string;

  @ApiProperty({ enum: ['engine', 'person'] })
  source!: string;

  @ApiProperty({ description: 'Whether it came after what it was linked to had been told.' })
  late!: boolean;

  @ApiProperty({ minimum: 0, maximum: 1 })
  score!: number;

  @ApiProperty({ description: 'Times it happened, repeats included.' })
  occurrences!: number;

  @ApiProperty({ format: 'date-time' })
  firstAt!: string;

  @ApiProperty({ format: 'date-time' })
  lastAt!: string;

  @ApiProperty({ format: 'date-time' })
  linkedAt!: string;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  reasons!: LinkReason[];
}

/** What a person's report has beyond an alert. */
export class AlertReportDto {
  @ApiProperty()
  reporter!: string;

  @ApiProperty({ enum: ['A', 'B', 'C', 'D', 'E', 'F'] })
  reliability!: string;

  @ApiProperty({ minimum: 1, maximum: 6 })
  credibility!: number;

  @ApiProperty({ enum: ['unverified', 'confirmed', 'refuted'] })
  verification!: string;

  @ApiProperty({ type: String, nullable: true })
  verifiedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  verifiedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  verificationReason!: string | null;
}

/** One alert with all that is known of it. */
export class AlertDto extends AlertSummaryDto {
  @ApiProperty({ type: String, nullable: true })
  description!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  track!: JsonObject | null;

  @ApiProperty({ type: String, nullable: true })
  eventKey!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: "The sensor's own message counter." })
  sequence!: number | null;

  @ApiProperty({ type: String, nullable: true })
  analyzer!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  attributes!: JsonObject;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The item exactly as it was received; null for whoever lacks the action `alert.raw`.',
  })
  raw!: string | null;

  @ApiProperty({ type: AlertLinkDto, nullable: true, description: 'Null until correlation has taken it.' })
  link!: AlertLinkDto | null;

  @ApiProperty({ type: AlertReportDto, nullable: true, description: 'Null unless a person reported it.' })
  report!: AlertReportDto | null;
}
