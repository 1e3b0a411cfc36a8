import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class SuggestionsQueryDto {
  @ApiPropertyOptional({ description: 'The filter as far as it is written.', example: 'severity:high site:SG' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  text: string = '';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'Where the writer is; the end of the text unless given.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000)
  at?: number;
}

export class SuggestionDto {
  @ApiProperty({ description: 'What to put there, with quotes where it needs them.', example: 'SGSIN' })
  text!: string;

  @ApiProperty({ example: 'Port of Singapore' })
  label!: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Rows that wait now and have it.' })
  count?: number;
}

export class SuggestionsDto {
  @ApiProperty({ type: 'integer', description: 'First place of the text that is replaced.' })
  from!: number;

  @ApiProperty({ type: 'integer', description: 'First place after what is replaced.' })
  to!: number;

  @ApiProperty({ type: [SuggestionDto] })
  items!: SuggestionDto[];
}
