import { Module } from '@nestjs/common';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { RulebookController } from './rulebook.controller.ts';
import { RulebookReader } from './rulebook.reader.ts';
import { RulebookService } from './rulebook.service.ts';
import { ShippedRules } from './shipped-rules.reader.ts';

/** The rules analysts write: keeping, testing, reviewing and running them. */
@Module({
  imports: [CorrelationModule],
  controllers: [RulebookController],
  providers: [RulebookReader, RulebookService, ShippedRules],
})
export class RulebookModule {}
