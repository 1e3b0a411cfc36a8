import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectEngine } from '../database/engine.decorator.ts';
import { longestWaiting } from '../intake/longest-waiting.ts';
import { STORAGE_FAULTS } from '../database/storage-fault.ts';
import { StorageWatch } from '../database/storage-watch.service.ts';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Public } from '../access/audience.decorator.ts';
import { Drain } from './drain.service.ts';

/** How far behind correlation may be before readiness says so. */
const LARGEST_LAG_SECONDS = 60;

/** Whether the process lives, and whether it can do its work. Both tell the truth: readiness asks the database. */
@ApiTags('operation')
@Controller()
export class HealthController {
  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly drain: Drain,
    private readonly storage: StorageWatch,
  ) {}

  @Get('healthz')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'The process answers' })
  @ApiOkResponse({ schema: { type: 'object', properties: { status: { type: 'string', enum: ['ok'] } } } })
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @ApiOperation({
    summary:
      'The database answers and keeps what it is told, correlation keeps up, and the process is not told to stop; 503 otherwise',
  })
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const faults: string[] = this.drain.begun ? ['the process is stopping'] : [];
    let waiting: number | null = null;
    try {
      // An exercise that is behind, or over, makes the node no less fit.
      const rows = await this.dataSource.query<{ waiting: string; oldest: number | null }[]>(
        `SELECT count(*) AS waiting, (SELECT extract(epoch FROM now() - oldest.received_at)::float8
           FROM (${longestWaiting("'live'")}) oldest) AS oldest
         FROM (SELECT 1 FROM correlation_inputs WHERE realm = 'live' LIMIT 100000) bounded`,
      );
      waiting = Number(rows[0]?.waiting ?? 0);
      if ((rows[0]?.oldest ?? 0) > LARGEST_LAG_SECONDS) faults.push('correlation is behind');
      const fault = await this.storage.fault();
      if (fault !== undefined) faults.push(STORAGE_FAULTS[fault]);
    } catch {
      faults.push('the database does not answer');
    }
    await reply.status(faults.length === 0 ? 200 : 503).send({
      status: faults.length === 0 ? 'ready' : 'not ready',
      faults,
      waitingForCorrelation: waiting,
    });
  }
}
