import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { CaseOperations } from '../correlation/case-operations.ts';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { CorrelationRunner } from '../correlation/correlation.runner.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { CaseOperationsWriter } from './case-operations.writer.ts';
import { CaseRowsWriter } from './case-rows.writer.ts';
import { LinkWriter } from './link.writer.ts';
import { MergeRecordsWriter } from './merge-records.writer.ts';
import { MoveEventsWriter } from './move-events.writer.ts';
import { SpoofAlertsRunner } from './spoof-alerts.runner.ts';
import { SpoofSignsStore } from './spoof-signs.store.ts';
import { RefoldsWriter } from './refolds.writer.ts';
import { ObjectWriter } from './object.writer.ts';

/** Runs correlation and records its effects on cases. */
@Module({
  imports: [CorrelationModule, RegistryModule],
  providers: [
    LinkWriter,
    RefoldsWriter,
    CaseRowsWriter,
    ObjectWriter,
    SpoofSignsStore,
    inRole('correlation', SpoofAlertsRunner),
    MoveEventsWriter,
    MergeRecordsWriter,
    { provide: CaseOperations, useClass: CaseOperationsWriter },
    inRole('correlation', CorrelationRunner),
  ],
})
export class CorrelationEffectsModule {}
