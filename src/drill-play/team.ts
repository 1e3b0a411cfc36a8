import { setTimeout as delay } from 'node:timers/promises';
import type { ScriptedAction } from '../drills/template/script.ts';
import { NotYet, type Player } from './player.ts';
import type { RunView } from './run-view.ts';
import { isStatementAct } from './statement-acts.ts';

const AGAIN_MS = 250;
const LOOK_MS = 20;

/** What a scripted team did, and what it could not do by ENDEX. */
export interface Played {
  done: number;
  failed: { action: ScriptedAction; why: string }[];
}

/**
 * Plays a script by the exercise clock until the run ends. What a cell does about one thing comes in order; what it waits for
 * keeps it from nothing else.
 */
export async function playScript(
  actions: readonly ScriptedAction[],
  players: ReadonlyMap<string, Player>,
  run: RunView,
  signal: AbortSignal,
): Promise<Played> {
  const played: Played = { done: 0, failed: [] };
  await Promise.all(
    [...new Set(actions.map(chainOf))].map(async (chain) => {
      for (const action of actions.filter((one) => chainOf(one) === chain)) {
        const why = await playOne(action, players.get(action.cell), run, signal);
        if (why === undefined) played.done += 1;
        else played.failed.push({ action, why });
      }
    }),
  );
  return played;
}

function chainOf(action: ScriptedAction): string {
  const about = 'statement' in action ? action.statement : 'rumour' in action ? action.rumour : action.do;
  return `${action.cell} ${'on' in action && !isStatementAct(action) ? action.on : about}`;
}

/** Why it was not done; undefined when it was. */
async function playOne(
  action: ScriptedAction,
  player: Player | undefined,
  run: RunView,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!player) return 'Nobody plays in the cell';
  let why = 'The exercise ended before';
  while (!signal.aborted) {
    if (run.simMs < action.atMs) {
      await delay(LOOK_MS);
      continue;
    }
    try {
      await player.perform(action);
      return undefined;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof NotYet)) return why;
      await delay(AGAIN_MS);
    }
  }
  return why;
}
