import { type Surroundings, untilLoaded } from './until-loaded.ts';

/** A server that is there at these tries, and what was asked of it. */
function server(there: readonly boolean[]): Surroundings & { pauses: number[]; forgotten: () => number } {
  const left = [...there];
  const pauses: number[] = [];
  let forgotten = 0;
  return {
    pauses,
    forgotten: () => forgotten,
    wait: async (milliseconds) => pauses.push(milliseconds),
    reachable: async () => left.shift() ?? true,
    forget: () => {
      forgotten += 1;
    },
  };
}

/** Fails so many times, then loads. */
function part(failures: number): () => Promise<string> {
  let left = failures;
  return async () => {
    left -= 1;
    if (left >= 0) throw new Error('not loaded');
    return 'loaded';
  };
}

describe('a part that comes late', () => {
  it('is asked for once where it comes', async () => {
    const around = server([]);
    expect(await untilLoaded(part(0), around)).toBe('loaded');
    expect([around.pauses, around.forgotten()]).toEqual([[], 0]);
  });

  it('is asked for again, ever more seldom, for as long as the server is away', async () => {
    const around = server(Array.from({ length: 8 }, () => false));
    expect(await untilLoaded(part(8), around)).toBe('loaded');
    expect(around.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    expect(around.forgotten()).toBe(8);
  });

  it('is given up where the server is there and does not have it', async () => {
    await expect(untilLoaded(part(3), server([true, true, true]))).rejects.toThrow('not loaded');
    expect(await untilLoaded(part(5), server([true, true, false, true, true]))).toBe('loaded');
  });
});
