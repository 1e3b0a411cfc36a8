import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { CaseEntity } from './case.entity.ts';
import { CaseAlertsReader } from './case-alerts.reader.ts';
import { CaseEvidenceController } from './case-evidence.controller.ts';
import { CaseEvidenceService } from './case-evidence.service.ts';
import { CaseObservablesController } from './case-observables.controller.ts';
import { CaseObservablesService } from './case-observables.service.ts';
import { CasePartsReader } from './case-parts.reader.ts';
import { CaseTasksController } from './case-tasks.controller.ts';
import { CaseTasksService } from './case-tasks.service.ts';
import { EvidenceCustodyReader } from './evidence-custody.reader.ts';
import { CaseHoldsController } from './case-holds.controller.ts';
import { CaseHolds } from './case-holds.service.ts';
import { CaseMembershipController } from './case-membership.controller.ts';
import { CaseMembershipService } from './case-membership.service.ts';
import { CaseNotesReader } from './case-notes.reader.ts';
import { CaseNotesService } from './case-notes.service.ts';
import { CaseObjectsReader } from './case-objects.reader.ts';
import { CaseTimelineReader } from './case-timeline.reader.ts';
import { CaseTriageController } from './case-triage.controller.ts';
import { CaseTriageService } from './case-triage.service.ts';
import { CasesController } from './cases.controller.ts';
import { CasesReader } from './cases.reader.ts';
import { DecisionsController } from './decisions.controller.ts';
import { DecisionsReader } from './decisions.reader.ts';
import { ExplanationController } from './explanation.controller.ts';
import { ExplanationReader } from './explanation.reader.ts';
import { PhasesReader } from './phases.reader.ts';
import { MarkingRequestsController } from './marking-requests.controller.ts';
import { MarkingRequestsReader } from './marking-requests.reader.ts';
import { MarkingRequestsService } from './marking-requests.service.ts';
import { MarkingsController } from './markings.controller.ts';
import { MarkingsService } from './markings.service.ts';
import { MarkingsWriter } from './markings.writer.ts';
import { NoteEntity } from './note.entity.ts';
import { FalseAlarmsReader } from './false-alarms.reader.ts';
import { ObjectVerdictsController } from './object-verdicts.controller.ts';
import { ObjectVerdictsService } from './object-verdicts.service.ts';
import { TracksController } from './tracks.controller.ts';
import { TracksReader } from './tracks.reader.ts';
import { OwnTasks } from './own-tasks.service.ts';
import { OwnTasksController } from './own-tasks.controller.ts';
import { PlacementReader } from './placement.reader.ts';
import { StandingCasesReader } from './standing-cases.reader.ts';

/** What people do with cases and read of them. */
@Module({
  imports: [TypeOrmModule.forFeature([CaseEntity, NoteEntity]), CorrelationModule],
  controllers: [
    CasesController,
    CaseTriageController,
    CaseHoldsController,
    CaseMembershipController,
    CaseTasksController,
    OwnTasksController,
    CaseObservablesController,
    CaseEvidenceController,
    MarkingsController,
    MarkingRequestsController,
    DecisionsController,
    TracksController,
    ExplanationController,
    ObjectVerdictsController,
  ],
  providers: [
    CasesReader,
    CaseAlertsReader,
    CaseTimelineReader,
    CaseObjectsReader,
    CaseNotesReader,
    CaseTriageService,
    CaseHolds,
    CasePartsReader,
    CaseTasksService,
    OwnTasks,
    CaseObservablesService,
    CaseEvidenceService,
    EvidenceCustodyReader,
    MarkingsService,
    MarkingsWriter,
    MarkingRequestsService,
    MarkingRequestsReader,
    CaseNotesService,
    CaseMembershipService,
    DecisionsReader,
    TracksReader,
    PhasesReader,
    ExplanationReader,
    PlacementReader,
    ObjectVerdictsService,
    FalseAlarmsReader,
    StandingCasesReader,
  ],
  exports: [CasesReader, CaseMembershipService, DecisionsReader, OwnTasks, StandingCasesReader, TracksReader],
})
export class CasesModule {}
