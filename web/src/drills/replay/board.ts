import type { BoardAlert, BoardCase, BoardShare, StoryMessage, StoryStep } from './contract.ts';

/** What somebody's screens showed at an instant. */
export interface Board {
  /** How many steps it is made of. */
  steps: number;
  cases: ReadonlyMap<string, BoardCase>;
  alerts: ReadonlyMap<string, BoardAlert>;
  shares: ReadonlyMap<string, BoardShare>;
}

const NOTHING: Board = { steps: 0, cases: new Map(), alerts: new Map(), shares: new Map() };

/** Steps between boards that are kept, so that going back begins nearby. */
const KEPT_EVERY = 200;

/** The boards of a story. One that was asked for before, or is near one that was kept, costs next to nothing. */
export class Boards {
  private readonly kept: Board[] = [NOTHING];
  private latest = NOTHING;

  constructor(private readonly steps: readonly StoryStep[]) {}

  /** After so many steps. */
  after(count: number): Board {
    if (this.latest.steps === count) return this.latest;
    const nearest = this.kept[Math.min(this.kept.length - 1, Math.floor(count / KEPT_EVERY))] ?? NOTHING;
    const from = this.latest.steps > nearest.steps && this.latest.steps < count ? this.latest : nearest;
    this.latest = this.foldedOn(from, count);
    return this.latest;
  }

  private foldedOn(from: Board, count: number): Board {
    const [cases, alerts, shares] = [new Map(from.cases), new Map(from.alerts), new Map(from.shares)];
    for (let at = from.steps; at < count; at += 1) {
      const step = this.steps[at];
      if (step === undefined) break;
      put(cases, step.cases, step.gone?.cases);
      put(alerts, step.alerts, step.gone?.alerts);
      put(shares, step.shares, step.gone?.shares);
      const steps = at + 1;
      if (steps === this.kept.length * KEPT_EVERY) {
        this.kept.push({ steps, cases: new Map(cases), alerts: new Map(alerts), shares: new Map(shares) });
      }
    }
    return { steps: count, cases, alerts, shares };
  }
}

function put<Row extends { id: string }>(
  board: Map<string, Row>,
  rows: readonly Row[] | undefined,
  gone: readonly string[] | undefined,
): void {
  for (const row of rows ?? []) board.set(row.id, row);
  for (const id of gone ?? []) board.delete(id);
}

/** How many steps lie at an instant of real time or before. */
export function stepsUntil(steps: readonly StoryStep[], wall: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.atWall ?? Number.POSITIVE_INFINITY) <= wall) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open ones first, the most urgent first; what became part of another case is in that one. */
export function inOrder(cases: Iterable<BoardCase>): BoardCase[] {
  return [...cases]
    .filter(({ status }) => status !== 'merged')
    .sort(
      (a, b) =>
        Number(a.status === 'closed') - Number(b.status === 'closed') ||
        a.priority - b.priority ||
        b.severity - a.severity ||
        a.number - b.number,
    );
}

/** What was told to cells so far, the newest first. */
export function messagesUntil(steps: readonly StoryStep[], count: number): (StoryMessage & { step: StoryStep })[] {
  return steps
    .slice(0, count)
    .flatMap((step) => (step.message === undefined ? [] : [{ ...step.message, step }]))
    .toReversed();
}

/** Names of people as they stand beside what they did, by id. */
export function namesIn(steps: readonly StoryStep[]): ReadonlyMap<string, string> {
  return new Map(steps.flatMap(({ said }) => (said === undefined ? [] : [[said.actor.id, said.actor.name] as const])));
}
