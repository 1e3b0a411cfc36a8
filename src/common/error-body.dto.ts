import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ErrorBody } from './domain-error.filter.ts';

/** What is wrong with a text, and where; lines and columns count from 1. */
export class TextFaultDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  line!: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  column!: number;

  @ApiProperty()
  message!: string;
}

export class ErrorDetailDto {
  @ApiProperty({ description: 'Stable, for programs.', example: 'site_not_found' })
  code!: string;

  @ApiProperty({ description: 'A sentence, for people.', example: 'There is no such site' })
  message!: string;

  @ApiPropertyOptional({ description: 'Path of the field at fault, as the caller wrote it.', example: 'position.lat' })
  field?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Place of the fault in that field’s text, from 0.', example: 9 })
  position?: number;

  @ApiPropertyOptional({ type: () => [TextFaultDto], description: 'All that is wrong with that field’s text.' })
  faults?: TextFaultDto[];
}

/** The one shape of every error answer. */
export class ErrorBodyDto implements ErrorBody {
  @ApiProperty({ type: ErrorDetailDto })
  error!: ErrorDetailDto;
}
