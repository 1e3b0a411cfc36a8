import { fillPayload } from './payload.ts';

const context = { run: 'run-1', item: 'I01', startedAt: Date.UTC(2026, 10, 29, 8, 30, 5) };

describe('placeholders of a payload', () => {
  it('stand for times, as texts and as numbers', () => {
    const filled = fillPayload(
      { a: '$now', b: '$now+1m30s', c: ['$now-5s'], d: { e: 'at $now, before' }, f: '$now:ms', g: '$now:s', h: 7 },
      context,
      0,
    );
    expect(filled).toEqual({
      a: '2026-11-29T08:30:05.000Z',
      b: '2026-11-29T08:31:35.000Z',
      c: ['2026-11-29T08:30:00.000Z'],
      d: { e: 'at 2026-11-29T08:30:05.000Z, before' },
      f: context.startedAt,
      g: context.startedAt / 1_000,
      h: 7,
    });
  });

  it('stand for ids that are the same when it is posted again, and others in another run', () => {
    const body = { id: '$id', node: '$uuid:radar', object: '$ulid:x', flow: '$number:x' };
    const once = fillPayload(body, context, 2);
    expect(fillPayload(body, context, 2)).toEqual(once);
    expect(once['id']).toBe('run-1:I01:2');
    expect(once['node']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(once['object']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(Number.isSafeInteger(once['flow'])).toBe(true);
    const elsewhere = fillPayload(body, { ...context, run: 'run-2' }, 2);
    for (const key of Object.keys(body)) expect(elsewhere[key]).not.toEqual(once[key]);
    expect(fillPayload(body, { ...context, item: 'I02' }, 0)['node']).toBe(once['node']);
  });

  it('leave alone what only looks like one', () => {
    expect(fillPayload({ a: '$nothing', b: 'US$ 5', c: '$now+soon' }, context, 0)).toEqual({
      a: '$nothing',
      b: 'US$ 5',
      c: expect.stringContaining('+soon'),
    });
  });
});
