import { Module } from '@nestjs/common';
import { inRole } from '../common/role.provider.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { BeatsRunner } from './beats.runner.ts';
import { BeatsWriter } from './beats.writer.ts';
import { SensorWatchController } from './sensor-watch.controller.ts';
import { SensorWatchReader } from './sensor-watch.reader.ts';
import { SilenceWriter } from './silence.writer.ts';
import { TestEventsController } from './test-events.controller.ts';
import { TestEventsService } from './test-events.service.ts';
import { WatchRunner } from './watch.runner.ts';
import { WatchStore } from './watch.store.ts';
import { DarkVesselWriter } from './vessels/dark-vessel.writer.ts';
import { VesselWatchRunner } from './vessels/vessel-watch.runner.ts';
import { VesselWatchStore } from './vessels/vessel-watch.store.ts';

/** Whether sensors, and the vessels they hear, still speak; and who is told of a silence. */
@Module({
  imports: [RegistryModule, IntakeModule],
  controllers: [SensorWatchController, TestEventsController],
  providers: [
    BeatsWriter,
    BeatsRunner,
    WatchStore,
    SilenceWriter,
    inRole('correlation', WatchRunner),
    SensorWatchReader,
    TestEventsService,
    VesselWatchStore,
    DarkVesselWriter,
    inRole('correlation', VesselWatchRunner),
  ],
})
export class WatchModule {}
