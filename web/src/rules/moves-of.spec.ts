import type { Action } from '../session/session.ts';
import { movesOf } from './moves-of.ts';
import type { Version } from './rule-queries.ts';

const of = (state: Version['state'], askedBy: string | null = null): Pick<Version, 'state' | 'askedBy' | 'author'> => ({
  state,
  askedBy: askedBy === null ? null : { id: askedBy, name: askedBy },
  author: { id: 'mei', name: 'Mei' },
});
const lead = (id: string) => ({ id, may: () => true });
const analyst = (id: string) => ({ id, may: (action: Action) => action === 'rule.write' });

describe('movesOf', () => {
  it.each([
    [of('draft'), lead('mei'), ['test', 'retire']],
    [of('test'), analyst('mei'), ['ask', 'withdraw', 'retire']],
    [of('test', 'mei'), lead('mei'), ['refuse', 'withdraw', 'retire']],
    [of('test', 'mei'), analyst('lee'), ['withdraw', 'retire']],
    [of('test', 'mei'), lead('lee'), ['approve', 'refuse', 'withdraw', 'retire']],
    [of('live', 'mei'), analyst('lee'), ['retire']],
    [of('retired'), lead('lee'), []],
    [of('draft'), { id: 'o', may: () => false }, []],
  ])('%j', (version, person, moves) => {
    expect(movesOf(version, person)).toEqual(moves);
  });
});
