import { logLine } from './log-line.ts';

const AT = new Date('2026-11-29T12:00:00Z');

describe('a line of the log', () => {
  it('is one JSON object with its time, level, context and message in front', () => {
    const line = logLine({ route: '/x', stack: undefined, level: 'warn', context: 'A', message: 'two\nlines' }, AT);
    expect(line).toBe(
      '{"time":"2026-11-29T12:00:00.000Z","level":"warn","context":"A","message":"two\\nlines","route":"/x"}\n',
    );
  });

  it('calls a level by the name others know it by', () => {
    expect(JSON.parse(logLine({ level: 'log', message: 'm' }, AT))).toEqual({
      time: AT.toISOString(),
      level: 'info',
      message: 'm',
    });
  });
});
