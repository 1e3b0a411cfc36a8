import * as fc from 'fast-check';
import { readWakeUp, WakeUps } from './wake-up.ts';

describe('what one process tells the others', () => {
  it('is told once, with the furthest head of each realm', () => {
    const gathered = new WakeUps();
    gathered.grown('live', 7);
    gathered.grown('live', 5);
    gathered.waiting('live');
    gathered.waiting('live');
    expect(readWakeUp(gathered.take('a'))).toEqual({ from: 'a', heads: { live: 7 }, inputs: ['live'] });
    expect(gathered.empty).toBe(true);
  });

  it('fits into a notification whatever was gathered', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 400 }), fc.nat(), (ids, head) => {
        const gathered = new WakeUps();
        gathered.grown('live', head);
        for (const id of ids) gathered.grown(`exercise:${id}`, head);
        const text = gathered.take('p');
        expect(Buffer.byteLength(text)).toBeLessThan(8_000);
        expect(readWakeUp(text)?.heads['live']).toBe(head);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', 'x', '{}', '[]', '{"from":1}', 'null'])('is not "%s"', (text) => {
    expect(readWakeUp(text)).toBeUndefined();
  });
});
