/** An input as it waits in the queue. */
interface Queued {
  position: string;
  kind: string;
}

/** What a step takes. */
export interface Taken<Input> {
  /** Urgent alerts before which something waits that this step does not take: they go before their turn. */
  early: Input[];
  /** All the others, in their order: nothing that came before one of them is left behind. */
  inTurn: Input[];
}

/** What is taken besides urgent alerts, as a share of what a step takes without them: so that both go on, and steps are shorter. */
const BESIDE = 0.5;

/**
 * Which of the oldest urgent and the oldest other inputs a step takes. What a person decided, or anything else that is neither an
 * alert nor the turn of one, is taken alone, and is not overtaken where it is next: what it refers to is resolved against the store.
 * @param urgent the oldest urgent ones, by position
 * @param others the oldest of the others, by position: one more than a step takes, where there are so many
 * @param wall where something waits that concerns every site: nothing beyond it is in turn
 */
export function takenTogether<Input extends Queued>(
  urgent: readonly Input[],
  others: readonly Input[],
  limit: number,
  wall: string | null = null,
): Taken<Input> {
  const [next] = others;
  if (next && isAlone(next)) {
    const before = urgent.filter((input) => placeOf(input) < placeOf(next)).slice(0, limit);
    return { early: [], inTurn: before.length > 0 ? before : [next] };
  }
  const end = others.findIndex(isAlone);
  const alerts = end === -1 ? others : others.slice(0, end);
  const chosen = urgent.slice(0, urgent.length === 0 ? 0 : Math.max(1, Math.floor(limit / 2)));
  const beside = chosen.length === 0 ? limit : Math.min(Math.floor(limit * BESIDE), Math.max(0, limit - chosen.length));
  // What is urgent and is left is not overtaken by what came after it.
  const [left] = urgent.slice(chosen.length);
  const besides = alerts.filter((input) => !left || placeOf(input) < placeOf(left)).slice(0, beside);
  const waits = [left, others[besides.length], wall === null ? undefined : { position: wall }];
  const isInTurn = (input: Input): boolean => waits.every((one) => !one || placeOf(input) < placeOf(one));
  const inTurn = chosen.filter(isInTurn).concat(besides);
  return {
    early: chosen.filter((input) => !isInTurn(input)),
    inTurn: inTurn.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  };
}

/** The same where what is urgent goes before nothing: the oldest of all, in order. */
export function takenInOrder<Input extends Queued>(
  urgent: readonly Input[],
  others: readonly Input[],
  limit: number,
  wall: string | null = null,
): Taken<Input> {
  const waiting = [...urgent, ...others]
    .filter((input) => wall === null || placeOf(input) < BigInt(wall))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const end = waiting.findIndex(isAlone);
  if (end === 0) return { early: [], inTurn: waiting.slice(0, 1) };
  return { early: [], inTurn: waiting.slice(0, Math.min(limit, end === -1 ? limit : end)) };
}

function isAlone({ kind }: Pick<Queued, 'kind'>): boolean {
  return kind !== 'alert' && kind !== 'turn';
}

function placeOf({ position }: Pick<Queued, 'position'>): bigint {
  return BigInt(position);
}
