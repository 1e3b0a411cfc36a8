import type { NodeState } from './node-state.ts';
import type { Reason } from './reason.ts';

/** An alert with its repeats, and the alerts it is tied to, by whatever id its reasons know them. */
export interface TiedMember {
  headId: string;
  /** Ids it was known by before an earlier repeat came late. */
  aliases: readonly string[];
  ties: readonly string[];
  /** A person put it where it is. */
  put: boolean;
}

export function tiedMember(state: NodeState, reasons: readonly Reason[]): TiedMember {
  const joining = reasons.filter(({ facts }) => state.joins.includes(facts.slot));
  return {
    headId: state.headId,
    aliases: state.aliases,
    ties: [...joining.flatMap(({ facts }) => facts.alertId ?? []), ...state.glue],
    put: reasons.some(({ facts }) => facts.slot === 'person'),
  };
}

/**
 * Of what came after a merge, the heads that go with the case that is given back: those that hang together with its alerts
 * and with none of the other case's; what a person put into the case that survived stays there. A function of the ties, whatever order they came in.
 */
export function followersOf(
  members: readonly TiedMember[],
  back: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): string[] {
  const byId = new Map(
    members.flatMap((member) => [member.headId, ...member.aliases].map((id) => [id, member.headId])),
  );
  const neighbours = new Map<string, Set<string>>(members.map(({ headId }) => [headId, new Set()]));
  for (const { headId, ties } of members) {
    for (const id of ties) {
      const other = byId.get(id);
      if (other === undefined || other === headId) continue;
      neighbours.get(headId)?.add(other);
      neighbours.get(other)?.add(headId);
    }
  }
  const put = new Set(members.flatMap((member) => (member.put ? member.headId : [])));
  const newcomers = members.map(({ headId }) => headId).filter((id) => !back.has(id) && !kept.has(id));
  const left = new Set(newcomers);
  const found: string[] = [];
  for (const start of newcomers) {
    if (!left.delete(start)) continue;
    const part = [start];
    const touched = new Set<'back' | 'kept'>();
    for (const id of part) {
      if (put.has(id)) touched.add('kept');
      for (const other of neighbours.get(id) ?? []) {
        if (back.has(other)) touched.add('back');
        else if (kept.has(other)) touched.add('kept');
        else if (left.delete(other)) part.push(other);
      }
    }
    if (touched.has('back') && !touched.has('kept')) found.push(...part);
  }
  return found.sort();
}
