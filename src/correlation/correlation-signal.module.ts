import { Module } from '@nestjs/common';
import { CorrelationSignal } from './correlation-signal.ts';

/** Offers the one signal to those who put inputs into the queue and to the one who takes them out. */
@Module({ providers: [CorrelationSignal], exports: [CorrelationSignal] })
export class CorrelationSignalModule {}
