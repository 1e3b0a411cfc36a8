import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsCode, MayBeAbsent } from '../common/field.decorator.ts';
import { REPORT_TABLES, type ReportTable } from './report/report-tables.ts';
import type { SeenSheet } from './scoring/seen-sheet.ts';

export class ScoreDto {
  @ApiProperty({ description: 'Whether nothing of it changes by itself any more.' })
  final!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Sheets of the run as a whole and of each cell: what was required and met in time, of what came to a verdict, with the ' +
      'coverage beside it; times on both clocks with their median, worst and never; decoys, releases withheld or wrong, and ' +
      'what was shared. Who plays is given the sheets of the own nation (docs/drills.md).',
  })
  sheet!: SeenSheet;
}

export const REPORT_FORMATS = ['json', 'html', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export class ReportQueryDto {
  @ApiPropertyOptional({
    enum: REPORT_FORMATS,
    description: 'In place of the Accept header. A PDF is printed by a Chromium on the server.',
  })
  @MayBeAbsent()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;

  @ApiPropertyOptional({ enum: REPORT_TABLES, description: 'Of `csv`: which table; an answer holds one.' })
  @MayBeAbsent()
  @IsIn(REPORT_TABLES)
  table?: ReportTable;

  @ApiPropertyOptional({ example: 'PORT', description: 'Of one cell alone, in place of all you may read.' })
  @MayBeAbsent()
  @IsCode()
  cell?: string;
}
