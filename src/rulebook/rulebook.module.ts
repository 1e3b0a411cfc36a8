import { Module } from '@nestjs/common';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { BackTestController } from './back-test/back-test.controller.ts';
import { BackTestService } from './back-test/back-test.service.ts';
import { HistoryStore } from './back-test/history.store.ts';
import { RulebookController } from './rulebook.controller.ts';
import { RulebookReader } from './rulebook.reader.ts';
import { RulebookService } from './rulebook.service.ts';
import { ShippedRules } from './shipped-rules.reader.ts';

/** The rules analysts write: keeping, testing, reviewing and running them. */
@Module({
  imports: [CorrelationModule, RegistryModule],
  controllers: [BackTestController, RulebookController],
  providers: [RulebookReader, RulebookService, ShippedRules, BackTestService, HistoryStore],
})
export class RulebookModule {}
