import { formats } from './formats/registry.ts';
import { isOwnFormat, TEST_FORMAT, WATCH_FORMAT } from './own-formats.ts';

describe('the formats the node writes in itself', () => {
  it('are none a sender can name', () => {
    for (const own of [WATCH_FORMAT, TEST_FORMAT]) {
      expect(isOwnFormat(own)).toBe(true);
      expect(formats.has(own)).toBe(false);
    }
    expect([...formats.keys(), 'report'].filter(isOwnFormat)).toEqual([]);
  });
});
