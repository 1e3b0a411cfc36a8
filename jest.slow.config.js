import base from './jest.config.js';

/** What starts processes, kills them, or waits for clocks to come round. */
const SLOW = [
  'back-test-pace',
  'cli',
  'feed-storm',
  'first-start',
  'notification-crash',
  'rate-limits',
  'related-crash',
  'sensor-watch',
  'start',
];

export default {
  ...base,
  testMatch: SLOW.map((name) => `**/test/${name}.e2e-spec.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
};
