import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PageDto, PageQueryDto } from '../registry/page-query.dto.ts';
import { IsCode } from '../registry/registry-field.decorator.ts';
import { AlertOriginDto } from './alert.dto.ts';

export class RejectListQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Code of a sensor.' })
  @IsOptional()
  @IsCode()
  sensor?: string;

  @ApiPropertyOptional({ description: 'Why they were rejected.', example: 'missing_field' })
  @IsOptional()
  @IsCode()
  code?: string;
}

/** A rejected item in a list. */
export class RejectSummaryDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: AlertOriginDto })
  sensor!: AlertOriginDto;

  @ApiProperty({ type: AlertOriginDto })
  site!: AlertOriginDto;

  @ApiProperty({ example: 'native' })
  format!: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Position in the body; null where all of it was refused.' })
  index!: number | null;

  @ApiProperty({
    description: '`pruned` stands for older rejects of the sensor that were removed.',
    example: 'missing_field',
  })
  code!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The field at fault, as the sender named it.' })
  field!: string | null;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'True size of the item; of `pruned`, of all it stands for.' })
  rawBytes!: number;

  @ApiProperty({ description: 'How many were removed; 0 unless the code is `pruned`.' })
  removed!: number;
}

export class RejectPageDto extends PageDto {
  @ApiProperty({ type: [RejectSummaryDto] })
  items!: RejectSummaryDto[];
}

export class RejectDto extends RejectSummaryDto {
  @ApiProperty({ format: 'byte', description: 'The item as it came, in base64; its first 65,536 bytes at most.' })
  raw!: string;

  @ApiProperty({ description: 'Whether the item was longer than what is kept.' })
  truncated!: boolean;
}
