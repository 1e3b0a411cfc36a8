import type { SeverityClass } from '../parts/severity.ts';

/** Under what lists of them are kept. */
export const CHANNELS = ['notifications', 'channels'];
export const RULES = ['notifications', 'rules'];

/** What people and channels can be told of. */
export const NOTIFIED = [
  'case_opened',
  'severity_raised',
  'case_assigned',
  'mention',
  'share_received',
  'share_recalled',
  'approval_asked',
  'sla_missed',
  'sensor_silent',
] as const;

/** Beyond the scale: a severity no case reaches. */
export const NEVER = 101;

const LEAST: Readonly<Record<SeverityClass, number>> = { info: 0, low: 20, medium: 40, high: 65, critical: 85 };

/** The severity that a class begins with. */
export const leastOf = (of: SeverityClass): number => LEAST[of];
