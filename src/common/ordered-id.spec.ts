import { validate, version } from 'uuid';
import { orderedId } from './ordered-id.ts';

describe('an ordered id', () => {
  it('is a UUID of version 7, and each is later than the one before, also where the clock stands or goes back', () => {
    const times = Array.from({ length: 5_000 }, (_, index) => 1_790_000_000_000 + (index % 7) * 3 - (index % 5));
    const ids = times.map((time) => orderedId(time));
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('begins with the time', () => {
    const time = 1_900_000_000_000;
    expect(Number.parseInt(orderedId(time).replaceAll('-', '').slice(0, 12), 16)).toBe(time);
  });
});
