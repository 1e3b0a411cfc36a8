import { correlationRules } from '../../config/correlation-rules.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { takenTogether } from './urgent-lane.ts';

/** One row of the queue. */
export interface QueuedInput {
  position: string;
  kind: 'alert' | 'decision' | 'constraint' | 'rule' | 'rule_resume';
  ref: string;
}

/** How many urgent alerts are looked at for one step: each is held against what waits at its site. */
const MOST_URGENT = 500;

/** Inputs of some shards, up to one that concerns every site and waits for what came before it. */
const OF_SHARDS = `AND shard = ANY($3::smallint[]) AND position < coalesce(
  (SELECT min(position) FROM correlation_inputs WHERE realm = $1 AND shard < 0), 9223372036854775807)`;

/**
 * Urgent alerts that may go before what waits: of the oldest, those told at once, and so soon after the first alert that waits at
 * their site that overtaking makes nothing there late. The others keep their place (decision 0028).
 */
const overtaking = (ofShards: string): string => `
  SELECT u.position, u.kind, u.ref FROM (
    SELECT position, kind, ref, shard FROM correlation_inputs WHERE realm = $1 AND urgent ${ofShards} ORDER BY position LIMIT ${MOST_URGENT}) u
  JOIN alerts a ON a.id = u.ref
  WHERE a.received_at - a.effective_at <= interval '${correlationRules.urgent.aheadSeconds} seconds' AND a.effective_at <= coalesce((
    SELECT b.effective_at + interval '${correlationRules.urgent.aheadSeconds} seconds'
    FROM correlation_inputs i JOIN alerts b ON b.id = i.ref
    WHERE i.realm = $1 AND i.shard = u.shard AND i.position < u.position AND i.kind = 'alert' AND b.site_id = a.site_id
    ORDER BY i.position LIMIT 1), 'infinity')`;

/**
 * Removes the oldest inputs from the queue, urgent ones first ({@link takenTogether}); they are gone if, and only if, their
 * effect commits.
 */
export async function takeInputs(
  tx: Transaction,
  limit: number,
  shards: readonly number[] | null = null,
): Promise<QueuedInput[]> {
  // What waits grows from nothing to a million before anybody counts it again: sorted to find its first, it would be read whole.
  tx.send('SET LOCAL enable_sort = off');
  const waiting = await tx.query<QueuedInput & { urgent: boolean }>(
    `WITH urgent AS (${overtaking(shards ? 'AND shard = ANY($3::smallint[])' : '')})
     (SELECT position, kind, ref, true AS urgent FROM urgent ORDER BY position)
     UNION ALL
     (SELECT position, kind, ref, false FROM correlation_inputs
       WHERE realm = $1 AND position NOT IN (SELECT position FROM urgent) ${shards ? OF_SHARDS : ''} ORDER BY position LIMIT $2)`,
    [tx.realm, limit, ...(shards ? [shards] : [])],
  );
  tx.send('SET LOCAL enable_sort TO DEFAULT');
  const lane = (urgent: boolean): QueuedInput[] => waiting.filter((input) => input.urgent === urgent);
  const taken = takenTogether(lane(true), lane(false), limit);
  if (taken.length > 0) {
    tx.send('DELETE FROM correlation_inputs WHERE realm = $1 AND position = ANY($2::bigint[])', [
      tx.realm,
      taken.map((input) => input.position),
    ]);
  }
  return taken;
}
