import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsInstant } from '../intake/instant.decorator.ts';
import { PageQueryDto } from '../common/page.dto.ts';
import { IsCode, IsLine } from '../common/field.decorator.ts';
import type { TrailOrder } from './audit.reader.ts';

export class AuditListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Recorded at or after this time.' })
  @IsOptional()
  @IsInstant()
  from?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Recorded before this time.' })
  @IsOptional()
  @IsInstant()
  to?: Date;

  @ApiPropertyOptional({ example: 'person:0198a000-0000-7000-8000-000000000001' })
  @IsOptional()
  @IsLine(200)
  actor?: string;

  @ApiPropertyOptional({ example: 'data.shown' })
  @IsOptional()
  @IsCode()
  type?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of something that was changed, or shown.' })
  @IsOptional()
  @IsUUID()
  object?: string;

  @ApiPropertyOptional({ description: '`live`, an exercise run, or `access`.' })
  @IsOptional()
  @IsCode()
  realm?: string;

  @ApiPropertyOptional({ enum: ['newest', 'oldest'], default: 'newest' })
  @IsOptional()
  @IsIn(['newest', 'oldest'])
  order: TrailOrder = 'newest';
}
