import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Which page of a list. */
export class PageQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @Min(1)
  @Max(500)
  @IsInt()
  limit: number = 100;

  @ApiPropertyOptional({ type: String, description: '`next` of the page before; for the same filters only.' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}

/** Where the next page begins. */
export abstract class PageDto {
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page; null on the last.' })
  next!: string | null;
}
