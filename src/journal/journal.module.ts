import { Global, Module } from '@nestjs/common';
import { JournalReader } from './journal.reader.ts';
import { JournalSignal } from './journal-signal.ts';
import { UnitOfWork } from './unit-of-work.service.ts';

@Global()
@Module({
  providers: [JournalSignal, UnitOfWork, JournalReader],
  exports: [JournalSignal, UnitOfWork, JournalReader],
})
export class JournalModule {}
