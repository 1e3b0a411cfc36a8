import { withEarlier, withNewest } from './timeline-merge.ts';

const entries = (...seqs: number[]): { seq: number }[] => seqs.map((seq) => ({ seq }));
const seqs = (list: readonly { seq: number }[]): number[] => list.map(({ seq }) => seq);

describe('a timeline that is read while it grows', () => {
  it('begins with the newest page in the order of the journal', () => {
    const read = withNewest(undefined, { items: entries(9, 8, 7), next: 'c' });
    expect(read).toEqual({ entries: entries(7, 8, 9), earlier: 'c' });
  });

  it('takes in what came since, once each, and keeps what was read before', () => {
    const read = withNewest({ entries: entries(3, 5, 7), earlier: 'c' }, { items: entries(9, 8, 7, 5), next: 'd' });
    expect(seqs(read.entries)).toEqual([3, 5, 7, 8, 9]);
    expect(read.earlier).toBe('c');
  });

  it('leaves out what is no longer there among the newest', () => {
    const read = withNewest({ entries: entries(3, 5, 7), earlier: null }, { items: entries(7, 3), next: null });
    expect(seqs(read.entries)).toEqual([3, 7]);
  });

  it('begins anew where more came than a page holds', () => {
    const read = withNewest({ entries: entries(1, 2), earlier: null }, { items: entries(9, 8), next: 'c' });
    expect(read).toEqual({ entries: entries(8, 9), earlier: 'c' });
  });

  it('puts earlier entries before', () => {
    const read = withEarlier({ entries: entries(7, 8), earlier: 'c' }, { items: entries(7, 6, 5), next: null });
    expect(read).toEqual({ entries: entries(5, 6, 7, 8), earlier: null });
  });
});
