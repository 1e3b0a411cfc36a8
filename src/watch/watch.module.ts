import { Module } from '@nestjs/common';
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

/** Whether sensors still speak: counts of what they send, their states, and who is told of a silence. */
@Module({
  imports: [RegistryModule, IntakeModule],
  controllers: [SensorWatchController, TestEventsController],
  providers: [BeatsWriter, BeatsRunner, WatchStore, SilenceWriter, WatchRunner, SensorWatchReader, TestEventsService],
})
export class WatchModule {}
