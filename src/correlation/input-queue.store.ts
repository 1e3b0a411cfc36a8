import type { Transaction } from '../journal/unit-of-work.service.ts';
import { takenInOrder, takenTogether } from './urgent-lane.ts';

/** One row of the queue. */
export interface QueuedInput {
  position: string;
  /** `turn`: that of an alert which was taken before it. */
  kind: 'alert' | 'turn' | 'decision' | 'constraint' | 'rule' | 'rule_resume';
  ref: string;
  /** Something that came before it still waits. */
  early?: boolean;
}

interface Waiting extends QueuedInput {
  shard: number;
  lane: 'urgent' | 'others' | 'wall';
}

/** Inputs of some shards, up to one that concerns every site and waits for what came before it. */
const OF_SHARDS = `AND shard = ANY($3::smallint[]) AND position < coalesce(
  (SELECT min(position) FROM correlation_inputs WHERE realm = $1 AND shard < 0), 9223372036854775807)`;

const COLUMNS = 'position, kind, ref, shard';

/** The oldest urgent inputs and the oldest others, each by position; of some shards, also what concerns every site. */
function oldest(shards: boolean): string {
  const wall = `UNION ALL
    (SELECT ${COLUMNS}, 'wall' FROM correlation_inputs WHERE realm = $1 AND shard < 0 ORDER BY position LIMIT 1)`;
  return `WITH urgent AS (
      SELECT ${COLUMNS} FROM correlation_inputs WHERE realm = $1 AND urgent ${shards ? 'AND shard = ANY($3::smallint[])' : ''}
      ORDER BY position LIMIT $2)
    (SELECT ${COLUMNS}, 'urgent' AS lane FROM urgent ORDER BY position)
    UNION ALL
    (SELECT ${COLUMNS}, 'others' FROM correlation_inputs
      WHERE realm = $1 AND position NOT IN (SELECT position FROM urgent) ${shards ? OF_SHARDS : ''} ORDER BY position LIMIT $2 + 1)
    ${shards ? wall : ''}`;
}

/** What a step takes: so many inputs, or `alone` the one that concerns every site; `inOrder` where nothing is to go first. */
export interface StepShare {
  limit: number;
  alone?: boolean;
  inOrder?: boolean;
}

/**
 * Removes the oldest inputs from the queue, urgent ones first ({@link takenTogether}); they are gone if, and only if, their
 * effect commits. One that is taken before its turn leaves its turn behind, in its place.
 */
export async function takeInputs(
  tx: Transaction,
  { limit, inOrder = false }: StepShare,
  shards: readonly number[] | null = null,
): Promise<QueuedInput[]> {
  // What waits grows from nothing to a million before anybody counts it again: sorted to find its first, it would be read whole.
  tx.send('SET LOCAL enable_sort = off');
  const waiting = await tx.query<Waiting>(oldest(shards !== null), [tx.realm, limit, ...(shards ? [shards] : [])]);
  tx.send('SET LOCAL enable_sort TO DEFAULT');
  const laneOf = (lane: Waiting['lane']): Waiting[] => waiting.filter((input) => input.lane === lane);
  const [wall] = laneOf('wall');
  const chosen = inOrder ? takenInOrder : takenTogether;
  const { early, inTurn } = chosen(laneOf('urgent'), laneOf('others'), limit, wall?.position ?? null);
  const taken = [...early, ...inTurn];
  if (taken.length > 0) {
    tx.send('DELETE FROM correlation_inputs WHERE realm = $1 AND position = ANY($2::bigint[])', [
      tx.realm,
      taken.map(({ position }) => position),
    ]);
  }
  if (early.length > 0) {
    tx.send(
      `INSERT INTO correlation_inputs (realm, position, kind, ref, shard) OVERRIDING SYSTEM VALUE
       SELECT $1, position, 'turn', ref, shard FROM unnest($2::bigint[], $3::uuid[], $4::smallint[]) AS turn (position, ref, shard)`,
      [tx.realm, early.map(({ position }) => position), early.map(({ ref }) => ref), early.map(({ shard }) => shard)],
    );
  }
  const told = (inputs: readonly Waiting[], before: boolean): QueuedInput[] =>
    inputs.map(({ position, kind, ref }) => ({ position, kind, ref, early: before }));
  return told(early, true).concat(told(inTurn, false));
}
