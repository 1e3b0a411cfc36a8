import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.ts';
import { QueueController } from './queue.controller.ts';
import { QueueIdentitiesReader } from './queue-identities.reader.ts';
import { QueuePeopleReader } from './queue-people.reader.ts';
import { QueueSuggestionsReader } from './queue-suggestions.reader.ts';
import { QueueReader } from './queue.reader.ts';

/** What waits for a decision, read. */
@Module({
  imports: [IntakeModule],
  controllers: [QueueController],
  providers: [QueueReader, QueuePeopleReader, QueueIdentitiesReader, QueueSuggestionsReader],
  exports: [QueueReader, QueueIdentitiesReader],
})
export class QueueModule {}
