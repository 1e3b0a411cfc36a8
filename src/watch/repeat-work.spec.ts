import { TestScheduler } from 'rxjs/testing';
import { of, timer, map } from 'rxjs';
import { repeatWork } from './repeat-work.ts';

const virtual = (): TestScheduler =>
  new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  });

describe('work that is repeated', () => {
  it('is done once a period, the first time after one', () => {
    virtual().run(({ expectObservable }) => {
      expectObservable(
        repeatWork(5, () => of('w')),
        '^---------------!',
      ).toBe('-----w----w----w');
    });
  });

  it('is never done twice at once: periods that end while it runs are left out', () => {
    virtual().run(({ expectObservable }) => {
      const slow = () => timer(7).pipe(map(() => 'w'));
      expectObservable(repeatWork(5, slow), '^-----------------------!').toBe('------------w---------w');
    });
  });
});
