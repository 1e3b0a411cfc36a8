import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { CaseEntity } from './case.entity.ts';
import { CaseAlertsReader } from './case-alerts.reader.ts';
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
import { NoteEntity } from './note.entity.ts';

/** What people do with cases and read of them. */
@Module({
  imports: [TypeOrmModule.forFeature([CaseEntity, NoteEntity]), CorrelationModule],
  controllers: [CasesController, CaseTriageController, CaseMembershipController, DecisionsController],
  providers: [
    CasesReader,
    CaseAlertsReader,
    CaseTimelineReader,
    CaseObjectsReader,
    CaseNotesReader,
    CaseTriageService,
    CaseNotesService,
    CaseMembershipService,
    DecisionsReader,
  ],
  exports: [CasesReader],
})
export class CasesModule {}
