import { after, BEGUN, type Frame, linesOf } from './back-test.ts';

describe('a back-test as it comes', () => {
  it('is read line by line, however it is cut', () => {
    const frames: Frame[] = [
      { type: 'progress', taken: 5, of: 10, at: '2026-01-01T00:00:00Z' },
      { type: 'failed', code: 'stopping', message: 'The server is stopping' },
    ];
    const text = frames.map((frame) => `${JSON.stringify(frame)}\n`).join('');
    const found: Frame[] = [];
    let rest = '';
    for (const letter of text) {
      const read = linesOf(rest + letter);
      found.push(...read.frames);
      rest = read.rest;
    }
    expect([found, rest]).toEqual([frames, '']);
  });

  it('goes from running to done with what was found', () => {
    const joined: Frame = {
      type: 'difference',
      kind: 'joined',
      site: 'KRPUS',
      cases: [],
      become: 1,
      alertCount: 2,
      alertIds: [],
      reasons: [],
    };
    const half = after(BEGUN, { type: 'progress', taken: 1, of: 2, at: '2026-01-01T00:00:00Z' });
    expect([half.state, half.progress]).toEqual(['running', 0.5]);
    expect(after(half, joined).differences).toEqual([joined]);
    expect(after(half, { type: 'failed', code: 'x', message: 'No' })).toMatchObject({ state: 'failed', failure: 'No' });
  });
});
