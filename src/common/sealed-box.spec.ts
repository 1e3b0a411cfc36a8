import * as fc from 'fast-check';
import { BrokenSeal, open, seal } from './sealed-box.ts';

const SECRET = 'a-secret-of-the-node-0123456789abcdef';

describe('sealed box', () => {
  it('opens to what was sealed, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const box = seal(SECRET, 'test:1', text);
        expect(open(SECRET, 'test:1', box)).toBe(text);
        if (text.length > 4) expect(box.includes(Buffer.from(text))).toBe(false);
      }),
    );
  });

  it('differs each time, so that equal secrets do not show as equal', () => {
    expect(seal(SECRET, 'test:1', 'same').equals(seal(SECRET, 'test:1', 'same'))).toBe(false);
  });

  it('does not open for another purpose or under another secret', () => {
    const box = seal(SECRET, 'test:1', 'text');
    expect(() => open(SECRET, 'test:2', box)).toThrow(BrokenSeal);
    expect(() => open(`${SECRET}x`, 'test:1', box)).toThrow(BrokenSeal);
  });

  it('does not open when any bit of it has changed, or part of it is missing', () => {
    const box = seal(SECRET, 'test:1', 'text');
    for (let bit = 0; bit < 8 * box.length; bit += 1) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => open(SECRET, 'test:1', changed)).toThrow(BrokenSeal);
    }
    for (let length = 0; length < box.length; length += 1) {
      expect(() => open(SECRET, 'test:1', box.subarray(0, length))).toThrow(BrokenSeal);
    }
  });
});
