import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';
import { parseTime } from './formats/parse-time.ts';

/** An RFC 3339 timestamp with its offset, from 1990 to 2100, read into a Date. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      const parsed = parseTime(value);
      return 'time' in parsed ? parsed.time : value;
    }),
    IsDate({ message: '$property must be an RFC 3339 timestamp with an offset, such as 2026-03-02T10:00:00Z' }),
  );
}
