import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { SensorFalseAlarmsDto } from './object-verdict.dto.ts';

interface Row {
  sensor: string;
  genuine: string;
  rejected: string;
}

/** Of the verdicts the viewer sees, on cases it sees, the last on each object; one that was cleared counts for nothing. */
const RATES = `
  WITH last AS (
    SELECT DISTINCT ON (v.object_id) v.verb, v.sensors FROM object_verdicts v
    JOIN cases c ON c.id = v.case_id AND ${seen('c')} WHERE ${seen('v')} AND v.at >= $${AFTER_SIGHT} ORDER BY v.object_id, v.at DESC, v.id DESC
  )
  SELECT sensor COLLATE "C" AS sensor, count(*) FILTER (WHERE verb <> 'reject') AS genuine,
    count(*) FILTER (WHERE verb = 'reject') AS rejected
  FROM last, unnest(sensors) AS sensor WHERE verb <> 'clear' GROUP BY 1 ORDER BY 1`;

/** How often what a sensor tells turns out to be nothing, as people judged it. */
@Injectable()
export class FalseAlarmsReader {
  constructor(private readonly database: ViewerDatabase) {}

  async perSensor(operator: Operator, from: Date): Promise<SensorFalseAlarmsDto[]> {
    const rows = await this.database.query<Row>(operator, RATES, [...sightParameters(operator), from]);
    return rows.map(({ sensor, genuine, rejected }) => {
      const [right, wrong] = [Number(genuine), Number(rejected)];
      return { sensor, genuine: right, falseAlarms: wrong, rate: right + wrong === 0 ? null : wrong / (right + wrong) };
    });
  }
}
