import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { RetentionController } from './retention.controller.ts';
import { RetentionGauges } from './retention-gauges.service.ts';
import { RetentionPolicies } from './retention-policies.service.ts';
import { RetentionPreviewReader } from './retention-preview.reader.ts';
import { RetentionRunsReader } from './retention-runs.reader.ts';
import { SweepBatches } from './sweep-batch.writer.ts';
import { SweepRunner } from './sweep.runner.ts';
import { Sweeps } from './sweep.writer.ts';

/** How long each nation keeps its alerts, and who removes them after (docs/retention.md). */
@Module({
  controllers: [RetentionController],
  providers: [
    RetentionPolicies,
    RetentionPreviewReader,
    RetentionRunsReader,
    SweepBatches,
    Sweeps,
    RetentionGauges,
    inRole('correlation', SweepRunner),
  ],
})
export class RetentionModule {}
