import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { QueueModule } from './queue.module.ts';
import { ActionAlertsWriter } from './action-alerts.writer.ts';
import { ActionAssigneesReader } from './action-assignees.reader.ts';
import { ActionCasesWriter } from './action-cases.writer.ts';
import { ActionDecisionsService } from './action-decisions.service.ts';
import { ActionUndoService } from './action-undo.service.ts';
import { SelectionsService } from './selections.service.ts';
import { TriageActionsController } from './triage-actions.controller.ts';
import { TriageActionsService } from './triage-actions.service.ts';
import { TriageWakeRunner } from './triage-wake.runner.ts';
import { TriageWakeWriter } from './triage-wake.writer.ts';

/** What people do with what waits. `QueueModule` exports a `SelectionSource`, by which filters are selected. */
@Module({
  imports: [CasesModule, CorrelationModule, QueueModule],
  controllers: [TriageActionsController],
  providers: [
    SelectionsService,
    TriageActionsService,
    ActionUndoService,
    ActionDecisionsService,
    ActionAssigneesReader,
    ActionCasesWriter,
    ActionAlertsWriter,
    TriageWakeWriter,
    TriageWakeRunner,
  ],
})
export class TriageModule {}
