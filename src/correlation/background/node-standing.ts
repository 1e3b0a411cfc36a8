import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { Reason } from '../reason.ts';

export type Novelty = keyof CorrelationRules['novelty']['weights'];

/**
 * How an alert with its repeats stands against what its site is used to: to be expected at its origin; of a sort the site
 * is used to, though not at this origin; telling, because it is new, rare or a burst; or none of these, which is all that
 * can be said before a sensor has been heard long enough.
 */
export type Standing =
  | { kind: 'explained'; reason: Reason }
  | { kind: 'familiar' }
  | { kind: 'telling'; novelty: Novelty; weight: number; words: string }
  | { kind: 'ordinary' };

export const ORDINARY: Standing = { kind: 'ordinary' };
