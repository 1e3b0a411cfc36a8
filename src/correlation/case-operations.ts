import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { StepResult } from './correlation-engine.ts';
import type { SiteView } from './site-view.ts';

/** One step's outcome with what is needed to record it. */
export interface StepRecord {
  result: StepResult;
  sites: ReadonlyMap<string, SiteView>;
  rules: CorrelationRules;
  /** Who decided, by decision id. */
  deciders: ReadonlyMap<string, Actor>;
  /** Number of the last input taken. */
  ordinal: number;
  now: Date;
}

/** Records what correlation found. Implemented downstream, by the cases, so that correlation need not know them. */
export abstract class CaseOperations {
  abstract record(tx: Transaction, step: StepRecord): Promise<void>;
}
