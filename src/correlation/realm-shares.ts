/** Parts that the sites of a realm fall into, for several processes to share them; `breakwater_shard` says the same in SQL. */
export const SHARDS = 256;

/** The part a site is in, for good: 0 to 255. */
export function shardOf(siteId: string): number {
  return Number.parseInt(siteId.slice(-2), 16);
}

/** Who has which part of a realm. */
export interface RealmShares {
  /** Raised whenever the realm is dealt, and where the rules that run change. */
  epoch: number;
  members: readonly string[];
  /** Of each shard, its owner's place among the members. */
  owners: readonly number[];
  /** Of each shard, the epoch under which it came to its owner. */
  since: readonly number[];
}

export const UNSHARED: RealmShares = { epoch: 0, members: [], owners: [], since: [] };

/**
 * Deals the parts of a realm to processes, so that each has as many with sites as the others, or one more. What a process had
 * stays with it as far as that allows: what moves has to be loaded anew.
 * @param occupied shards that have sites.
 */
export function dealShards(
  occupied: readonly number[],
  members: readonly string[],
  former: RealmShares = UNSHARED,
): RealmShares {
  const held = members.map(() => 0);
  const least = Math.floor(occupied.length / members.length);
  let larger = occupied.length % members.length;
  const owners = Array.from({ length: SHARDS }, (_, shard) => shard % members.length);
  const homeless: number[] = [];
  for (const shard of occupied) {
    const place = members.indexOf(former.members[former.owners[shard] ?? -1] ?? '');
    const has = held[place] ?? Number.POSITIVE_INFINITY;
    if (has > least || (has === least && larger === 0)) {
      homeless.push(shard);
      continue;
    }
    if (has === least) larger -= 1;
    owners[shard] = place;
    held[place] = has + 1;
  }
  for (const shard of homeless) {
    const place = held.indexOf(Math.min(...held));
    owners[shard] = place;
    held[place] = (held[place] ?? 0) + 1;
  }
  const epoch = former.epoch + 1;
  const since = owners.map((place, shard) => {
    const kept = former.members[former.owners[shard] ?? -1] === members[place];
    return kept ? (former.since[shard] ?? epoch) : epoch;
  });
  return { epoch, members, owners, since };
}

/** Which parts a process has. */
export function shardsOf({ members, owners }: Pick<RealmShares, 'members' | 'owners'>, process: string): number[] {
  const place = members.indexOf(process);
  return owners.flatMap((owner, shard) => (owner === place ? [shard] : []));
}
