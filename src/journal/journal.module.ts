import { Global, Module } from '@nestjs/common';
import { JournalReader } from './journal.reader.ts';
import { JournalSignal } from './journal-signal.ts';
import { JournalTails } from './journal-tails.service.ts';
import { UnitOfWork } from './unit-of-work.service.ts';

@Global()
@Module({
  providers: [JournalSignal, UnitOfWork, JournalReader, JournalTails],
  exports: [JournalSignal, UnitOfWork, JournalReader, JournalTails],
})
export class JournalModule {}
