import { outcomeOf } from './delivery-outcome.ts';

const NOW = new Date('2026-03-02T10:00:00Z');

describe('what a receiver answers', () => {
  it('is success from 200 to 299, an end at 410, and tried again at all else', () => {
    expect([200, 204, 299].map((status) => outcomeOf(status, undefined, NOW).kind)).toEqual(Array(3).fill('delivered'));
    expect(outcomeOf(410, undefined, NOW)).toMatchObject({ kind: 'failed', reason: 'gone' });
    for (const status of [199, 400, 404, 429, 500, 503]) expect(outcomeOf(status, undefined, NOW).kind).toBe('retry');
  });

  it('may ask for a pause, in seconds or until a date', () => {
    expect(outcomeOf(429, '30', NOW)).toMatchObject({ retryAfterMs: 30_000 });
    expect(outcomeOf(503, 'Mon, 02 Mar 2026 10:01:00 GMT', NOW)).toMatchObject({ retryAfterMs: 60_000 });
    for (const text of ['Mon, 02 Mar 2026 09:00:00 GMT', 'soon', '-5', '']) {
      expect(outcomeOf(503, text, NOW)).toMatchObject({ retryAfterMs: 0 });
    }
  });
});
