import { Module } from '@nestjs/common';
import { SensorStatesWriter } from '../intake/sensor-states.writer.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { BackgroundStore } from './background/background.store.ts';
import { CorrelationSignal } from './correlation-signal.ts';
import { CorrelationStore } from './correlation.store.ts';
import { ConstraintStore } from './constraint.store.ts';
import { DecisionStore } from './decision.store.ts';
import { MergeStore } from './merge.store.ts';

/**
 * What correlation needs of the store. The runner itself is provided where its effects are recorded, by the cases,
 * so that this folder knows nothing downstream of it.
 */
@Module({
  imports: [IntakeModule],
  providers: [
    BackgroundStore,
    ConstraintStore,
    CorrelationSignal,
    CorrelationStore,
    DecisionStore,
    MergeStore,
    SensorStatesWriter,
  ],
  exports: [
    IntakeModule,
    BackgroundStore,
    ConstraintStore,
    CorrelationSignal,
    CorrelationStore,
    DecisionStore,
    SensorStatesWriter,
  ],
})
export class CorrelationModule {}
