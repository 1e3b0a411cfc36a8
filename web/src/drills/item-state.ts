import type { Block, Run, RunItem } from './contract.ts';

/** What an item is shown as: a state of the server, of which those that wait are told apart by whether something blocks them. */
export const SHOWN_STATES = [
  'planned',
  'blocked',
  'held',
  'delivering',
  'delivered',
  'failed',
  'skipped',
  'withdrawn',
] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

type Phase = NonNullable<Run['clock']>['phase'];

/** The first reason is that the clock stands, for whatever waits while it does; that blocks no item by itself. */
export function blocksOf({ blockedBecause }: Pick<RunItem, 'blockedBecause'>, phase: Phase): readonly Block[] {
  return phase === 'running' ? blockedBecause : blockedBecause.slice(1);
}

export function shownState(item: Pick<RunItem, 'state' | 'blockedBecause'>, phase: Phase): ShownState {
  if (item.state !== 'pending') return item.state;
  return blocksOf(item, phase).length > 0 ? 'blocked' : 'planned';
}

/** Where it stands on the exercise clock: when it was delivered, else when it falls due; null while nobody knows. */
export function simTimeOf({ deliveredSimMs, dueSimMs }: Pick<RunItem, 'deliveredSimMs' | 'dueSimMs'>): number | null {
  return deliveredSimMs ?? dueSimMs;
}

export const nameOf = ({ item, cell }: Pick<RunItem, 'item' | 'cell'>): string => `${item} ${cell}`;

/** What a controller may do with it, in a run that has this phase. */
export function movesOf({ state }: Pick<RunItem, 'state'>, phase: Phase): ('fire' | 'hold' | 'release' | 'withdraw')[] {
  if (phase === 'ended' || phase === 'aborted') return [];
  const waits = state === 'pending' || state === 'held' || state === 'failed';
  return [
    ...(waits && phase !== 'not_started' ? (['fire'] as const) : []),
    ...(state === 'pending' ? (['hold'] as const) : []),
    ...(state === 'held' ? (['release'] as const) : []),
    ...(waits ? (['withdraw'] as const) : []),
  ];
}

/** Whether a controller may still change it, or when it goes out: nothing of it has begun. */
export function mayAmend({ state }: Pick<RunItem, 'state'>, phase: Phase): boolean {
  return phase !== 'ended' && phase !== 'aborted' && (state === 'pending' || state === 'held' || state === 'failed');
}

/** What goes out next by the clock alone: planned, soonest first. */
export function nextDue(items: readonly RunItem[], phase: Phase): RunItem | undefined {
  const coming = items.filter((item) => shownState(item, phase) === 'planned' && item.dueSimMs !== null);
  return coming.toSorted((a, b) => Number(a.dueSimMs) - Number(b.dueSimMs))[0];
}
