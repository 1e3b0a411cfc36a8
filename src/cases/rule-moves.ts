import type { Json } from '../common/json.ts';

const MOVES: Readonly<Record<string, string>> = {
  test: 'put into test',
  withdraw: 'took out of test',
  ask: 'asked a second person to approve',
  approve: 'approved, so that it goes live,',
  refuse: 'refused to let go live',
  retire: 'retired',
  superseded: 'replaced',
};

/** What was done with a version of a rule, as a verb. */
export function moveText(move: Json | undefined): string {
  return (typeof move === 'string' && MOVES[move]) || 'moved';
}
