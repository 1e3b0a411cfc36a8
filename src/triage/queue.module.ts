import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.ts';
import { QueueHistogramReader } from './queue-histogram.reader.ts';
import { QueueIdentitiesReader } from './queue-identities.reader.ts';
import { QueuePeopleReader } from './queue-people.reader.ts';
import { QueueSuggestionsReader } from './queue-suggestions.reader.ts';
import { QueueTargetsController } from './queue-targets.controller.ts';
import { QueueTargetsService } from './queue-targets.service.ts';
import { QueueViewsController } from './queue-views.controller.ts';
import { QueueViewsReader } from './queue-views.reader.ts';
import { QueueViewsService } from './queue-views.service.ts';
import { QueueController } from './queue.controller.ts';
import { QueueReader } from './queue.reader.ts';

/** What waits for a decision, read: its rows, how they are found, and by when they are due. */
@Module({
  imports: [IntakeModule],
  controllers: [QueueViewsController, QueueController, QueueTargetsController],
  providers: [
    QueueReader,
    QueuePeopleReader,
    QueueIdentitiesReader,
    QueueSuggestionsReader,
    QueueHistogramReader,
    QueueViewsReader,
    QueueViewsService,
    QueueTargetsService,
  ],
  exports: [QueueReader, QueueIdentitiesReader],
})
export class QueueModule {}
