import * as fc from 'fast-check';
import { DomainError } from './domain-error.ts';
import { CURSOR_PART, cursorScope, decodeCursor, encodeCursor, pageOf } from './page-cursor.ts';

const parts = [CURSOR_PART.micros, CURSOR_PART.uuid];
const scope = cursorScope(['cases', 'updated', { open: true }]);

function refusal(cursor: string, within = scope): string {
  try {
    decodeCursor(within, cursor, parts);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('page cursor', () => {
  it('comes back as the key it was made of', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 9_999_999_999_999_999n), fc.uuid(), (micros, id) => {
        const key = [String(micros), id];
        expect(decodeCursor(scope, encodeCursor(scope, key), parts)).toEqual(key);
      }),
    );
  });

  it('is refused where order or filter differ', () => {
    const cursor = encodeCursor(scope, ['5', '00000000-0000-4000-8000-000000000000']);
    expect(refusal(cursor, cursorScope(['cases', 'priority', { open: true }]))).toBe('bad_cursor');
    expect(refusal(cursor, cursorScope(['cases', 'updated', { open: false }]))).toBe('bad_cursor');
    expect(refusal(cursor)).toBe('accepted');
  });

  it('is refused when any text that was not handed out is presented', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
        expect(refusal(text)).toBe('bad_cursor');
        expect(refusal(Buffer.from(text).toString('base64url'))).toBe('bad_cursor');
      }),
    );
  });

  it('is refused when a part has the right scope and the wrong shape', () => {
    for (const key of [['5'], ['5', 'x'], ['-5', '00000000-0000-4000-8000-000000000000'], ['5', '', '7']]) {
      expect(refusal(encodeCursor(scope, key))).toBe('bad_cursor');
    }
    expect(refusal(`${encodeCursor(scope, ['5', '00000000-0000-4000-8000-000000000000'])}=`)).toBe('bad_cursor');
    expect(refusal('A'.repeat(500))).toBe('bad_cursor');
  });
});

describe('page', () => {
  it('names the next place only when a row more than asked for was read', () => {
    const cut = (rows: number[]) => pageOf(rows, 2, (row) => row * 10, String);
    expect(cut([1, 2, 3])).toEqual({ items: [10, 20], next: '2' });
    expect(cut([1, 2])).toEqual({ items: [10, 20], next: null });
    expect(cut([])).toEqual({ items: [], next: null });
  });
});
