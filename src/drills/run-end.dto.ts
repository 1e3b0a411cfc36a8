import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '../common/field.decorator.ts';

export class DeleteRunDto {
  @ApiProperty({ minLength: 1, maxLength: 120, description: 'What the run is called, typed again: this one is meant.' })
  @IsLine(120)
  designator!: string;

  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Written into the audit trail.' })
  @IsLine(500)
  reason!: string;
}

export class ArchivedRunDto {
  @ApiProperty({ format: 'date-time' })
  archivedAt!: string;
}

export class DeletedRunDto {
  @ApiProperty({ example: 'exercise:0199d3a5-6c1e-7a40-9d0c-2f4f5b1c7e11' })
  realm!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many rows were removed, by table.',
    example: { alerts: 12000, cases: 40 },
  })
  rows!: Record<string, number>;
}
