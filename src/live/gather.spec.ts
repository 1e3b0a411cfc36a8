import { map } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { gather } from './gather.ts';

function marbles(run: Parameters<TestScheduler['run']>[0]): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(run);
}

/** Batches of one letter, gathered and written as text. */
function gathered(source: string, expected: string, values: Record<string, string>): void {
  marbles(({ cold, expectObservable }) => {
    const batches = cold(source).pipe(map((letter) => [letter]));
    expectObservable(
      batches.pipe(
        gather(5),
        map((batch) => batch.join('')),
      ),
    ).toBe(expected, values);
  });
}

describe('gather', () => {
  it('passes on at once what comes after a quiet time', () => {
    gathered('a---------b|', 'a---------b|', { a: 'a', b: 'b' });
  });

  it('passes on what comes within a tick as one batch at its end', () => {
    gathered('a-b-c--------|', 'a----x-------|', { a: 'a', x: 'bc' });
  });

  it('keeps one batch per tick while it is busy, and none when nothing came', () => {
    gathered('a-b----c---d---------e---|', 'a----x----y----z-----e---|', {
      a: 'a',
      x: 'b',
      y: 'c',
      z: 'd',
      e: 'e',
    });
  });

  it('loses nothing when the source ends within a tick', () => {
    gathered('a-b|', 'a--(x|)', { a: 'a', x: 'b' });
  });

  it('passes a failure on', () => {
    gathered('a-#', 'a-#', { a: 'a' });
  });
});
