/** An input as it waits in the queue. */
interface Queued {
  position: string;
  kind: string;
}

/** What is taken besides urgent alerts, as a share of what a step takes without them: so that both go on, and steps are shorter. */
const BESIDE = 0.5;

/**
 * Which of the oldest urgent and the oldest other inputs a step takes, in order: urgent alerts first. What a person decided, or
 * anything else that is no alert, is taken alone, and is not overtaken where it is next: what it refers to is resolved against the
 * store. Both lists are by position, and hold as many as a step takes.
 */
export function takenTogether<Input extends Queued>(
  urgent: readonly Input[],
  others: readonly Input[],
  limit: number,
): Input[] {
  const [next] = others;
  const [first] = urgent;
  if (next && next.kind !== 'alert') {
    const before = urgent.filter(({ position }) => BigInt(position) < BigInt(next.position));
    return before.length > 0 ? before.slice(0, limit) : [next];
  }
  const end = others.findIndex(({ kind }) => kind !== 'alert');
  const alerts = end === -1 ? others : others.slice(0, end);
  if (!first) return alerts.slice(0, limit);
  const chosen = urgent.slice(0, Math.max(1, Math.floor(limit / 2)));
  return [...chosen, ...alerts.slice(0, Math.min(Math.floor(limit * BESIDE), limit - chosen.length))];
}
