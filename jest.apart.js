/** End-to-end specs that `npm test` leaves to a suite of their own, by the name of their file. */

/** Walks through every route: `npm run test:leaks`. */
export const WALKS = ['crossed-ids', 'leak-storm', 'path-confusion', 'scalar-fields'];

/** Drills, and the realms they are played in: `npm run test:drills`. */
export const DRILLS = [
  'drill-amendments',
  'drill-control',
  'drill-crash',
  'drill-crash-random',
  'drill-hotwash',
  'drill-improvements',
  'drill-people',
  'drill-play',
  'drill-replay',
  'drill-report',
  'drill-run',
  'drill-templates',
  'exercise-deletion',
  'exercise-isolation',
  'exercise-people',
  'exercise-realm',
  'exercise-storm',
  'exercise-view',
  'notification-exercises',
];

/** What starts processes, kills them, waits for clocks to come round, or tries very many inputs: `npm run test:slow`. */
export const SLOW = [
  'ais',
  'audit-cli',
  'back-test-pace',
  'background',
  'bad-input',
  'cli',
  'drain',
  'feed-storm',
  'first-start',
  'gateway-nations',
  'hardening',
  'live-limits',
  'nats',
  'notification-crash',
  'queue-kept',
  'queue-views',
  'rate-limits',
  'related-crash',
  'roles',
  'shared-realm',
  'sensor-facts',
  'sensor-watch',
  'start',
  'structured-logs',
  'tracing',
  'triage-wake',
  'unresolvable-decision',
  'vessel-crash',
  'vessels',
];

/** Browser suites that measure how busy a page is, how long it takes or what it keeps: one at a time, `npm run test:measured`. */
export const MEASURED = [
  'large-case',
  'map',
  'queue-memory',
  'queue-still',
  'release',
  'replay',
  'under-load',
  'watch',
];
