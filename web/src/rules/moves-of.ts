import type { Action } from '../session/session.ts';
import type { Move, Version } from './rule-queries.ts';

interface Person {
  id: string;
  may: (action: Action) => boolean;
}

/** What somebody can do with a version as it stands; the server decides, this only leaves out what it would refuse. */
export function movesOf(
  { state, askedBy, author }: Pick<Version, 'state' | 'askedBy' | 'author'>,
  { id, may }: Person,
): Move[] {
  const write = may('rule.write');
  const moves: Move[] = [];
  if (state === 'draft' && write) moves.push('test');
  if (state === 'test') {
    if (askedBy === null && write) moves.push('ask');
    if (askedBy !== null && may('rule.approve')) {
      if (author.id !== id && askedBy.id !== id) moves.push('approve');
      moves.push('refuse');
    }
    if (write) moves.push('withdraw');
  }
  if (state !== 'retired' && write) moves.push('retire');
  return moves;
}
