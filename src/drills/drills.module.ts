import { Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { AskedRunsReader } from './asked-runs.reader.ts';
import { CellPeople } from './cell-people.service.ts';
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
import { InboxReader } from './inbox.reader.ts';
import { ItemsService } from './items.service.ts';
import { OwnIntake } from './own-intake.adapter.ts';
import { PeopleController } from './people.controller.ts';
import { PeopleReader } from './people.reader.ts';
import { PreflightReader } from './preflight.reader.ts';
import { ReportReader } from './report.reader.ts';
import { ResultsController } from './results.controller.ts';
import { RunControlController } from './run-control.controller.ts';
import { RunEndController } from './run-end.controller.ts';
import { RunsArchive } from './runs-archive.service.ts';
import { RunsDeletion } from './runs-deletion.service.ts';
import { RunsReader } from './runs.reader.ts';
import { RunsService } from './runs.service.ts';
import { ScoreReader } from './score.reader.ts';
import { SimulatorKeys } from './simulator-keys.store.ts';
import { readTemplateLibrary, TemplateLibrary } from './template-library.reader.ts';
import { VerdictsService } from './verdicts.service.ts';

/** Drills: their scripts, the runs of them, what is delivered in one, and what comes of it. */
@Module({
  imports: [IntakeModule],
  controllers: [DrillsController, PeopleController, RunControlController, RunEndController, ResultsController],
  providers: [
    {
      provide: TemplateLibrary,
      inject: [SETTINGS],
      useFactory: ({ drillsFolder }: Settings) => readTemplateLibrary(drillsFolder),
    },
    DrillSignal,
    AskedRunsReader,
    CellPeople,
    ClockService,
    DeliverySender,
    DeliveryStore,
    Dispatcher,
    DrillRunner,
    EvaluationStep,
    HotwashReader,
    HotwashService,
    InboxReader,
    ItemsService,
    OwnIntake,
    PeopleReader,
    PreflightReader,
    ReportReader,
    RunsArchive,
    RunsDeletion,
    RunsReader,
    RunsService,
    ScoreReader,
    SimulatorKeys,
    VerdictsService,
  ],
})
export class DrillsModule {}
