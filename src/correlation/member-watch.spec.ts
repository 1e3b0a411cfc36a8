import { MemberWatch, SILENCE_MS } from './member-watch.ts';

const word = (process: string, beat: number, silence = 0) => ({ process, beat: String(beat), silence });

describe('who lives among the processes of a node', () => {
  it('is who said something new of late, by the clock of who looks', () => {
    const watch = new MemberWatch();
    for (let now = 0; now <= SILENCE_MS; now += 500) {
      // The database's clock is an hour off by now; only a first meeting believes it.
      expect(watch.look(now, [word('a', now), word('b', 0, now * 1_000)])).toEqual(['a', 'b']);
    }
    expect(watch.look(SILENCE_MS + 500, [word('a', 9), word('b', 0)])).toEqual(['a']);
    expect(watch.look(SILENCE_MS + 600, [word('a', 9), word('b', 1)])).toEqual(['a', 'b']);
  });

  it('are not those found dead at first, nor those who have gone', () => {
    const watch = new MemberWatch();
    expect(watch.look(0, [word('a', 1), word('old', 1, 60_000)])).toEqual(['a']);
    expect(watch.look(100, [word('b', 1)])).toEqual(['b']);
  });

  it('is nobody’s to say after a time in which nothing was seen, until all could speak', () => {
    const watch = new MemberWatch();
    watch.look(0, [word('a', 1), word('b', 1), word('c', 1)]);
    expect(watch.look(20_000, [word('a', 1), word('b', 1), word('c', 1)])).toBeUndefined();
    expect(watch.look(21_000, [word('a', 2), word('b', 1), word('c', 1)])).toBeUndefined();
    expect(watch.look(21_600, [word('a', 2), word('b', 3), word('c', 1)])).toEqual(['a', 'b']);
  });
});
