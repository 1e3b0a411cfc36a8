import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BoardAlert, BoardCase, BoardShare } from './board-rows.ts';

const PERSON = { type: String, nullable: true, example: 'person:0190c0de-0000-7000-8000-000000000001' } as const;

/** A case as it stood. */
export class BoardCaseDto implements BoardCase {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  severity!: number;

  @ApiProperty({ type: 'integer' })
  priority!: number;

  @ApiProperty({ description: 'As of a case.' })
  status!: string;

  @ApiProperty({ type: String, nullable: true })
  closeReason!: string | null;

  @ApiProperty(PERSON)
  assignee!: string | null;

  @ApiProperty(PERSON)
  acknowledgedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  snoozedUntil!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the case it went on in.' })
  mergedInto!: number | null;

  @ApiProperty({ description: 'Code of the site.' })
  site!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  siteId!: string | null;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty()
  tlp!: string;

  @ApiProperty({ type: 'integer', description: 'Alerts in it, repeats included, as far as they are seen.' })
  alerts!: number;

  @ApiProperty({ type: [String], description: 'Codes of nations and organisations that it is released to.' })
  knownTo!: string[];
}

/** An alert that waited. */
export class BoardAlertDto implements BoardAlert {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer' })
  severity!: number;

  @ApiProperty({ type: 'integer', description: 'Times it came.' })
  count!: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  siteId!: string | null;

  @ApiProperty()
  nation!: string;

  @ApiProperty({ format: 'uuid' })
  organisationId!: string;

  @ApiProperty()
  tlp!: string;

  @ApiProperty(PERSON)
  assignee!: string | null;

  @ApiProperty(PERSON)
  acknowledgedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  snoozedUntil!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null while it was open.' })
  closeReason!: string | null;
}

/** A package that others had released. */
export class BoardShareDto implements BoardShare {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ description: 'Code of the nation or organisation it was for.' })
  to!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Code of its owner, where the package says so.' })
  from!: string | null;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ description: 'Whether that version was said to have arrived.' })
  acknowledged!: boolean;
}

/** Ids of rows that are on the board no longer. */
export class GoneDto {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  cases?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  alerts?: string[];

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  shares?: string[];
}
