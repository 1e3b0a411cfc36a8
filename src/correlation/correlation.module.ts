import { Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { readRuleLibrary } from '../rules/rule-folder.ts';
import { SensorStatesWriter } from '../intake/sensor-states.writer.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { BackgroundStore } from './background/background.store.ts';
import { AnalystRules } from './analyst-rules.ts';
import { CorrelationSignal } from './correlation-signal.ts';
import { CorrelationMembers } from './correlation-members.service.ts';
import { CorrelationStore } from './correlation.store.ts';
import { ConstraintStore } from './constraint.store.ts';
import { DecisionStore } from './decision.store.ts';
import { MergeStore } from './merge.store.ts';
import { RealmLeases } from './realm-leases.service.ts';
import { SharesStore } from './shares.store.ts';
import { RealmLoader } from './realm-loader.service.ts';
import { StepNotes } from './step-notes.service.ts';
import { RuleBookStore } from './rule-book.store.ts';

/**
 * What correlation needs of the store. The runner itself is provided where its effects are recorded, by the cases,
 * so that this folder knows nothing downstream of it.
 */
@Module({
  imports: [IntakeModule],
  providers: [
    {
      provide: AnalystRules,
      inject: [SETTINGS],
      useFactory: ({ rulesFolder }: Settings) => new AnalystRules(readRuleLibrary(rulesFolder)),
    },
    BackgroundStore,
    ConstraintStore,
    CorrelationMembers,
    CorrelationSignal,
    CorrelationStore,
    DecisionStore,
    MergeStore,
    RealmLeases,
    RealmLoader,
    RuleBookStore,
    SensorStatesWriter,
    SharesStore,
    StepNotes,
  ],
  exports: [
    AnalystRules,
    IntakeModule,
    BackgroundStore,
    ConstraintStore,
    CorrelationSignal,
    CorrelationStore,
    DecisionStore,
    RealmLeases,
    RealmLoader,
    RuleBookStore,
    SensorStatesWriter,
    StepNotes,
  ],
})
export class CorrelationModule {}
