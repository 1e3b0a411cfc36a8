import { ApiProperty } from '@nestjs/swagger';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PageQueryDto } from '../registry/page-query.dto.ts';
import { IsCode, IsLine, IsNationCode } from '../registry/registry-field.decorator.ts';
import { CASE_ORDERS, type CaseOrder } from './case-filter.ts';
import { CASE_STATUSES, type CaseStatus } from './case-lifecycle.ts';
import { TIMELINE_ORDERS, type TimelineOrder } from './case-timeline.reader.ts';

/** `a=1&a=2` and `a=1,2` alike. */
function listed({ value }: TransformFnParams): unknown {
  const given: unknown = value;
  return typeof given === 'string' ? given.split(',') : given;
}

function numbered(parameters: TransformFnParams): unknown {
  const list = listed(parameters);
  return Array.isArray(list) ? list.map((item) => (item === '' ? Number.NaN : Number(item))) : list;
}

function truth({ value }: TransformFnParams): unknown {
  return value === 'true' ? true : value === 'false' ? false : (value as unknown);
}

/** RFC 3339, from 1970 on, to UTC; anything else to what the pattern below refuses. */
function instant({ value }: TransformFnParams): string {
  const given: unknown = value;
  const dated =
    typeof given === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(given);
  const time = dated ? new Date(given).getTime() : Number.NaN;
  return time >= 0 ? new Date(time).toISOString() : '';
}

export class CaseListQueryDto extends PageQueryDto {
  @ApiProperty({ required: false, enum: CASE_ORDERS, default: 'updated' })
  @IsOptional()
  @IsIn(CASE_ORDERS)
  order: CaseOrder = 'updated';

  @ApiProperty({ required: false, enum: CASE_STATUSES, isArray: true, description: 'Any of these' })
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(CASE_STATUSES, { each: true })
  status?: CaseStatus[];

  @ApiProperty({ required: false, description: 'true: new to contained; false: closed and merged' })
  @IsOptional()
  @Transform(truth)
  @IsBoolean()
  open?: boolean;

  @ApiProperty({ required: false, description: 'Code of a site', example: 'SGSIN' })
  @IsOptional()
  @IsCode()
  site?: string;

  @ApiProperty({ required: false, example: 'SG' })
  @IsOptional()
  @IsNationCode()
  nation?: string;

  @ApiProperty({ required: false, description: 'An assignee, or `none`', example: 'person:mei' })
  @IsOptional()
  @IsLine(200)
  assignee?: string;

  @ApiProperty({ type: 'integer', required: false, minimum: 0, maximum: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100)
  minSeverity?: number;

  @ApiProperty({ required: false, type: [Number], description: 'Any of these; 1 is the most urgent' })
  @IsOptional()
  @Transform(numbered)
  @IsArray()
  @ArrayMaxSize(4)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(4, { each: true })
  priority?: number[];

  @ApiProperty({ required: false, format: 'date-time', description: 'Changed at or after this time' })
  @IsOptional()
  @Transform(instant)
  @Matches(/^\d{4}-/, { message: '$property must be a time with its offset, as 2026-11-23T08:00:00Z' })
  updatedSince?: string;

  @ApiProperty({ required: false, description: 'Words in the title, in this order and in any case' })
  @IsOptional()
  @IsLine(200)
  q?: string;
}

export class CaseAlertsQueryDto extends PageQueryDto {
  @ApiProperty({ required: false, format: 'uuid', description: 'Lists the repeats folded into this alert instead' })
  @IsOptional()
  @IsUUID()
  head?: string;
}

export class TimelineQueryDto extends PageQueryDto {
  @ApiProperty({ required: false, enum: TIMELINE_ORDERS, default: 'newest' })
  @IsOptional()
  @IsIn(TIMELINE_ORDERS)
  order: TimelineOrder = 'newest';
}
