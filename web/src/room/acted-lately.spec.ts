import { actedLately } from './acted-lately.ts';

const act = (id: string, recordedAt: string): Parameters<typeof actedLately>[0][number] => ({
  actor: { id, name: id },
  recordedAt,
});

describe('who acted lately', () => {
  it('is each person once, with their latest act, the latest first', () => {
    const acts = [act('person:a', '1'), act('person:b', '2'), act('person:a', '3'), act('system:correlation', '4')];
    expect(actedLately(acts).map(({ id, at }) => [id, at])).toEqual([
      ['person:a', '3'],
      ['person:b', '2'],
    ]);
  });
});
