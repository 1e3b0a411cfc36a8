/** End-to-end specs that `npm test` leaves to a suite of their own, by the name of their file. */

/** Walks through every route: `npm run test:leaks`. */
export const WALKS = ['crossed-ids', 'leak-storm', 'path-confusion', 'scalar-fields'];

/** What starts processes, kills them, or waits for clocks to come round: `npm run test:slow`. */
export const SLOW = [
  'back-test-pace',
  'cli',
  'drill-crash',
  'drill-play',
  'feed-storm',
  'first-start',
  'notification-crash',
  'rate-limits',
  'related-crash',
  'sensor-watch',
  'start',
  'vessel-crash',
];
