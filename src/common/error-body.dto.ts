import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ErrorBody } from './domain-error.filter.ts';

export class ErrorDetailDto {
  @ApiProperty({ description: 'Stable, for programs.', example: 'site_not_found' })
  code!: string;

  @ApiProperty({ description: 'A sentence, for people.', example: 'There is no such site' })
  message!: string;

  @ApiPropertyOptional({ description: 'Path of the field at fault, as the caller wrote it.', example: 'position.lat' })
  field?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Place of the fault in that field’s text, from 0.', example: 9 })
  position?: number;
}

/** The one shape of every error answer. */
export class ErrorBodyDto implements ErrorBody {
  @ApiProperty({ type: ErrorDetailDto })
  error!: ErrorDetailDto;
}
