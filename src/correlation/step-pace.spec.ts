import { LONGEST_REST_MS, PACE_MS, restAfterStep } from './step-pace.ts';

describe('the pace of steps', () => {
  it('begins a step no sooner than its pace after the one before', () => {
    expect(restAfterStep(5, 0.3)).toBe(PACE_MS - 5);
    expect(restAfterStep(0, 1)).toBe(PACE_MS);
  });

  it('goes on at once after a longer step where the thread has time left', () => {
    expect(restAfterStep(60, 0.89)).toBe(0);
  });

  it('rests as long as the step took where the thread has none', () => {
    expect(restAfterStep(60, 0.95)).toBe(60);
  });

  it('keeps nobody waiting for long', () => {
    expect(restAfterStep(5_000, 1)).toBe(LONGEST_REST_MS);
  });
});
