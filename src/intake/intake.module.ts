import { Module } from '@nestjs/common';
import { RegistryModule } from '../registry/registry.module.ts';
import { AlertWriter } from './alert.writer.ts';
import { AlertsController } from './alerts.controller.ts';
import { AlertsReader } from './alerts.reader.ts';
import { CorrelationBacklog } from './correlation-backlog.service.ts';
import { Idmefv2Controller } from './idmefv2.controller.ts';
import { IntakeController } from './intake.controller.ts';
import { IntakeService } from './intake.service.ts';
import { IntakeSignal } from './intake-signal.ts';
import { IntakeTally } from './intake-tally.ts';
import { RealEmergencyController } from './real-emergency.controller.ts';
import { RealEmergencies } from './real-emergency.service.ts';
import { RejectsController } from './rejects.controller.ts';
import { RejectsReader } from './rejects.reader.ts';
import { RejectsWriter } from './rejects.writer.ts';
import { ReportsController } from './reports.controller.ts';
import { ReportsService } from './reports.service.ts';
import { SapientNodes } from './sapient-nodes.store.ts';
import { SeenAlertsReader } from './seen-alerts.reader.ts';

/** What sensors and people say, taken in, kept, and shown. */
@Module({
  imports: [RegistryModule],
  controllers: [
    IntakeController,
    Idmefv2Controller,
    ReportsController,
    RealEmergencyController,
    AlertsController,
    RejectsController,
  ],
  providers: [
    IntakeSignal,
    IntakeTally,
    AlertWriter,
    CorrelationBacklog,
    RejectsWriter,
    SapientNodes,
    IntakeService,
    ReportsService,
    RealEmergencies,
    AlertsReader,
    RejectsReader,
    SeenAlertsReader,
  ],
  exports: [IntakeSignal, IntakeTally, AlertWriter, AlertsReader, ReportsService, SeenAlertsReader],
})
export class IntakeModule {}
