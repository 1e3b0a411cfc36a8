import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { ActionAlertsWriter } from './action-alerts.writer.ts';
import { ActionAssigneesReader } from './action-assignees.reader.ts';
import { ActionCasesWriter } from './action-cases.writer.ts';
import { ActionDecisionsService } from './action-decisions.service.ts';
import { ActionSnoozesWriter } from './action-snoozes.writer.ts';
import { ActionUndoService } from './action-undo.service.ts';
import { ConstraintsController } from './constraints.controller.ts';
import { ConstraintsReader } from './constraints.reader.ts';
import { ConstraintsService } from './constraints.service.ts';
import { SelectionReader } from './selection.reader.ts';
import { SelectionSource } from './selection-source.ts';
import { SilenceEndWriter } from './silence-end.writer.ts';
import { SelectionsService } from './selections.service.ts';
import { TriageActionsController } from './triage-actions.controller.ts';
import { TriageActionsService } from './triage-actions.service.ts';
import { TriageWakeRunner } from './triage-wake.runner.ts';
import { TriageWakeWriter } from './triage-wake.writer.ts';
import { VesselReturnWriter } from './vessel-return.writer.ts';

/** What people do with what waits. */
@Module({
  imports: [CasesModule, CorrelationModule],
  controllers: [TriageActionsController, ConstraintsController],
  providers: [
    { provide: SelectionSource, useClass: SelectionReader },
    ConstraintsReader,
    ConstraintsService,
    SelectionsService,
    TriageActionsService,
    ActionUndoService,
    ActionDecisionsService,
    ActionAssigneesReader,
    ActionCasesWriter,
    ActionSnoozesWriter,
    ActionAlertsWriter,
    TriageWakeWriter,
    SilenceEndWriter,
    VesselReturnWriter,
    inRole('correlation', TriageWakeRunner),
  ],
})
export class TriageModule {}
