import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { filterConditions } from './filter-conditions.ts';
import { parseFilter } from './filter-parser.ts';
import { SEVERITY_CLASSES, type SeverityClass } from './queue-severity.ts';
import { queueSeen } from './queue-sight.ts';
import type { QueueHistogramDto } from './queue-histogram.dto.ts';

const BUCKET_SECONDS = 60;
const BUCKETS = 60;

/** Reads how much came into the queue in the last hour, minute by minute. */
@Injectable()
export class QueueHistogramReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {}

  /** The minute that runs is the last bucket. @throws DomainError one of `filter_…`. */
  async read(operator: Operator, text: string): Promise<QueueHistogramDto> {
    const now = this.clock.now();
    const width = BUCKET_SECONDS * 1_000;
    const from = Math.floor(now.getTime() / width) * width - (BUCKETS - 1) * width;
    const parameters = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = filterConditions(parseFilter(text), { now, me: operator.id, bind });
    const start = `${bind(new Date(from))}::timestamptz`;
    const rows = await this.database.query<{ bucket: number; class: number; count: string }>(
      operator,
      `SELECT floor(extract(epoch FROM q.arrived_at - ${start}) / ${BUCKET_SECONDS})::integer AS bucket,
         breakwater_severity_class(q.severity) AS class, count(*) AS count
       FROM queue_heads q WHERE ${queueSeen(operator)} AND ${conditions} AND q.arrived_at >= ${start}
         AND q.arrived_at < ${start} + interval '${BUCKETS * BUCKET_SECONDS} seconds' GROUP BY 1, 2`,
      parameters,
    );
    const buckets = Array.from({ length: BUCKETS }, (_, index) => {
      const counts = Object.fromEntries(SEVERITY_CLASSES.map((named) => [named, 0])) as Record<SeverityClass, number>;
      return Object.assign(counts, { at: new Date(from + index * width).toISOString() });
    });
    for (const { bucket, class: rank, count } of rows) {
      const [counts, named] = [buckets[bucket], SEVERITY_CLASSES[rank]];
      if (counts && named) counts[named] = Number(count);
    }
    return { from: new Date(from).toISOString(), bucketSeconds: BUCKET_SECONDS, buckets };
  }
}
