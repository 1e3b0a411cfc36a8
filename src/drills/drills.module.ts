import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import type { Settings } from '../../config/settings.ts';
import { CasesModule } from '../cases/cases.module.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { AmendmentsController } from './amendments/amendments.controller.ts';
import { AmendmentsReader } from './amendments/amendments.reader.ts';
import { AmendmentsService } from './amendments/amendments.service.ts';
import { AskedRunsReader } from './asked-runs.reader.ts';
import { CellPeople } from './cell-people.service.ts';
import { ComparisonController } from './comparison/comparison.controller.ts';
import { Comparisons } from './comparison/comparison.service.ts';
import { ClockService } from './clock.service.ts';
import { DeliverySender } from './delivery-sender.service.ts';
import { DeliveryStore } from './delivery.store.ts';
import { Dispatcher } from './dispatcher.service.ts';
import { DrillRunner } from './drill.runner.ts';
import { DrillSignal } from './drill-signal.ts';
import { DrillsController } from './drills.controller.ts';
import { EvaluationStep } from './evaluation.writer.ts';
import { HotwashReader } from './hotwash.reader.ts';
import { HotwashService } from './hotwash.service.ts';
import { AssignedImprovements } from './improvements/assigned-improvements.service.ts';
import { AssignedImprovementsController } from './improvements/assigned-improvements.controller.ts';
import { AssignedImprovementsReader } from './improvements/assigned-improvements.reader.ts';
import { ImprovementsController } from './improvements/improvements.controller.ts';
import { ImprovementsReader } from './improvements/improvements.reader.ts';
import { ImprovementsService } from './improvements/improvements.service.ts';
import { InboxReader } from './inbox.reader.ts';
import { ItemsService } from './items.service.ts';
import { OwnIntake } from './own-intake.adapter.ts';
import { PeopleController } from './people.controller.ts';
import { PeopleReader } from './people.reader.ts';
import { PreflightReader } from './preflight.reader.ts';
import { ReplayController } from './replay/replay.controller.ts';
import { ReplayGates } from './replay/replay-gates.reader.ts';
import { ReplayReader } from './replay/replay.reader.ts';
import { StillsReader } from './replay/stills.reader.ts';
import { ReportTexts } from './report-texts/report-texts.service.ts';
import { ReportTextsController } from './report-texts/report-texts.controller.ts';
import { ReportTextsReader } from './report-texts/report-texts.reader.ts';
import { ReportReader } from './report.reader.ts';
import { ResultsController } from './results.controller.ts';
import { Printer } from './printing/printer.adapter.ts';
import { RunControlController } from './run-control.controller.ts';
import { RunEndController } from './run-end.controller.ts';
import { RunsArchive } from './runs-archive.service.ts';
import { RunsDeletion } from './runs-deletion.service.ts';
import { RunsReader } from './runs.reader.ts';
import { RunsService } from './runs.service.ts';
import { ScoreReader } from './score.reader.ts';
import { SimulatorKeys } from './simulator-keys.store.ts';
import { readTemplateLibrary, TemplateLibrary } from './template-library.reader.ts';
import { TemplatesController } from './templates/templates.controller.ts';
import { TemplatesReader } from './templates/templates.reader.ts';
import { TemplatesService } from './templates/templates.service.ts';
import { VerdictsService } from './verdicts.service.ts';

/** Drills: their scripts, the runs of them, what is delivered in one, and what comes of it. */
@Module({
  imports: [IntakeModule, CasesModule],
  controllers: [
    DrillsController,
    PeopleController,
    RunControlController,
    AmendmentsController,
    ResultsController,
    ReplayController,
    ReportTextsController,
    ComparisonController,
    ImprovementsController,
    AssignedImprovementsController,
    TemplatesController,
    RunEndController,
  ],
  providers: [
    {
      provide: TemplateLibrary,
      inject: [SETTINGS],
      useFactory: ({ drillsFolder }: Settings) => readTemplateLibrary(drillsFolder),
    },
    DrillSignal,
    AmendmentsReader,
    AmendmentsService,
    AskedRunsReader,
    AssignedImprovements,
    AssignedImprovementsReader,
    CellPeople,
    ClockService,
    Comparisons,
    DeliverySender,
    DeliveryStore,
    Dispatcher,
    inRole('correlation', DrillRunner),
    EvaluationStep,
    HotwashReader,
    HotwashService,
    ImprovementsReader,
    ImprovementsService,
    InboxReader,
    ItemsService,
    OwnIntake,
    PeopleReader,
    PreflightReader,
    ReplayGates,
    ReplayReader,
    Printer,
    ReportReader,
    ReportTexts,
    ReportTextsReader,
    RunsArchive,
    RunsDeletion,
    RunsReader,
    RunsService,
    ScoreReader,
    SimulatorKeys,
    TemplatesReader,
    TemplatesService,
    StillsReader,
    VerdictsService,
  ],
})
export class DrillsModule {}
