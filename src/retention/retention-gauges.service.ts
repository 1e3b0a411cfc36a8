import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Meters, type Reading } from '../common/meters.service.ts';
import { InjectEngine } from '../database/engine.decorator.ts';

/** How far behind removing is, for whoever watches the node. */
@Injectable()
export class RetentionGauges implements OnModuleInit {
  constructor(
    private readonly meters: Meters,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  onModuleInit(): void {
    this.meters.gauge(
      'breakwater_retention_behind_seconds',
      'Time since what a nation does not keep was last gone through to the end, of the nation where that is longest ago; 0 where none has said what it does not keep',
      () => this.behind(),
    );
  }

  private async behind(): Promise<Reading[]> {
    const [row] = await this.engine.query<{ seconds: number }[]>(
      `SELECT coalesce(max(extract(epoch FROM now() - greatest(p.effective_at, r.ended_at))), 0)::float8 AS seconds
       FROM retention_policies p LEFT JOIN LATERAL (
         SELECT max(ended_at) AS ended_at FROM retention_runs WHERE nation = p.nation AND outcome = 'done') r ON true
       WHERE p.effective_at <= now() AND coalesce(p.waiting_days, p.closed_days, p.case_days, p.reject_days) IS NOT NULL`,
    );
    return [{ value: row?.seconds ?? 0 }];
  }
}
