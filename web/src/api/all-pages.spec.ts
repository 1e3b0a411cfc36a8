import { allPages } from './all-pages.ts';

const list = (length: number, size: number) => (cursor: string | undefined) => {
  const from = Number(cursor ?? 0);
  const items = Array.from({ length: Math.min(size, length - from) }, (_, index) => from + index);
  return Promise.resolve({ items, next: from + size < length ? String(from + size) : null });
};

describe('a list read through its cursors', () => {
  it('is read to its end', async () => {
    expect(await allPages(list(5, 2), 100)).toEqual({ items: [0, 1, 2, 3, 4], more: false });
  });

  it('stops at the bound and says that there is more', async () => {
    expect(await allPages(list(10, 2), 4)).toEqual({ items: [0, 1, 2, 3], more: true });
  });

  it('says that there is no more where the bound is its end', async () => {
    expect(await allPages(list(4, 2), 4)).toEqual({ items: [0, 1, 2, 3], more: false });
  });
});
