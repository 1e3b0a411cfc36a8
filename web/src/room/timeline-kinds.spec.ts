import { timelineKind, wasEnteredLater } from './timeline-kinds.ts';

describe('the kind of an entry', () => {
  it.each([
    ['alert.linked', 'alerts'],
    ['alert.repeated', 'repeats'],
    ['object.updated', 'repeats'],
    ['object.zone_entered', 'objects'],
    ['case.noted', 'notes'],
    ['case.marked', 'marking'],
    ['part.marked', 'marking'],
    ['evidence.added', 'work'],
    ['release.published', 'sharing'],
    ['something.newer', 'case'],
  ])('of %s is %s', (type, kind) => {
    expect(timelineKind(type)).toBe(kind);
  });
});

describe('the time of entry', () => {
  it('is told apart only where it differs by more than a minute', () => {
    expect(wasEnteredLater({ at: '2026-11-29T00:00:00Z', recordedAt: '2026-11-29T00:00:59Z' })).toBe(false);
    expect(wasEnteredLater({ at: '2026-11-29T00:00:00Z', recordedAt: '2026-11-29T00:02:00Z' })).toBe(true);
  });
});
