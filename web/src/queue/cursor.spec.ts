import { advanced, stepped } from './cursor.ts';
import type { Gone } from './shown.ts';
import type { RowKey } from './row-key.ts';

const gone: Gone = { how: 'closed', by: null, at: 0 };
const rows = (['alert:a', 'alert:b', 'alert:c', 'alert:d'] as const).map((key: RowKey) => ({ key, gone: null }));

describe('the cursor', () => {
  it('steps by rows and stops at both ends', () => {
    expect(stepped(rows, null, 1)).toBe('alert:a');
    expect(stepped(rows, 'alert:a', 1)).toBe('alert:b');
    expect(stepped(rows, 'alert:c', 35)).toBe('alert:d');
    expect(stepped(rows, 'alert:c', -Infinity)).toBe('alert:a');
    expect(stepped(rows, null, Infinity)).toBe('alert:d');
    expect(stepped([], 'alert:a', 1)).toBeNull();
  });

  it('begins anew where its row is no longer in the list', () => {
    expect(stepped(rows, 'alert:z', 1)).toBe('alert:a');
  });

  it('goes on to the next row that is still to be decided, or else back', () => {
    const some = rows.map((row) => (row.key === 'alert:c' ? { ...row, gone } : row));
    expect(advanced(some, 'alert:b', new Set(['alert:b']))).toBe('alert:d');
    expect(advanced(some, 'alert:d', new Set(['alert:d']))).toBe('alert:b');
    expect(advanced(rows.slice(0, 1), 'alert:a', new Set(['alert:a']))).toBeNull();
  });
});
