import { count, nullable, object, text, uuid } from './schema-parts.ts';

/** What the journal tells of how long the alerts of a case are kept. */
export const retentionSchemas = {
  'case.hold_changed': object(
    { number: count, held: { type: 'boolean' }, reason: text },
    'Somebody said that its alerts are kept whatever the policy of its nation says, or no longer.',
  ),
  'case.alerts_removed': object(
    { number: count, count: nullable(count), days: { type: 'integer', minimum: 30 }, runId: uuid },
    'Its nation keeps alerts no longer: so many of the case were deleted in all; null where not everybody who sees the case may know. The case stays.',
  ),
};
