import { parseStartOptions } from './start-options.ts';

describe('options of npm start', () => {
  it('tell the story ten times faster on a port of its own choosing, unless told otherwise', () => {
    const expected = { demo: true, speed: 10, port: undefined, exitAfterStory: false, all: false };
    expect(parseStartOptions([])).toEqual(expected);
    expect(parseStartOptions(['--no-demo'])).toEqual({ ...expected, demo: false });
    expect(parseStartOptions(['--speed', '2.5', '--port=0', '--exit-after-story'])).toEqual({
      ...expected,
      speed: 2.5,
      port: 0,
      exitAfterStory: true,
    });
  });

  it('say what is wrong with them', () => {
    for (const words of [
      ['--speed', 'fast'],
      ['--speed', '0'],
      ['--port', '70000'],
      ['--port', ''],
      ['--faster'],
      ['somewhere'],
      ['--no-demo', '--exit-after-story'],
    ]) {
      expect(parseStartOptions(words)).toEqual({ fault: expect.any(String) });
    }
    expect(parseStartOptions(['-h'])).toEqual({ help: true });
  });
});
