import { setTimeout as delay } from 'node:timers/promises';
import { Api } from '../../src/client/api.ts';
import { type Made, Player } from '../../src/drill-play/player.ts';
import { RunView, text } from '../../src/drill-play/run-view.ts';
import { type Played, playScript } from '../../src/drill-play/team.ts';
import { readShippedDrill, readShippedScript } from '../../src/drills/template/shipped-drills.ts';
import type { Team } from '../../src/drills/template/script.ts';
import type { DrillRun } from './drill-run.ts';

interface Playing {
  /** Code of a shipped drill. */
  drill: string;
  team: Team;
  rate: number;
  /** Until when it is played, on the exercise clock. */
  untilMs: number;
  /** Who plays in which cell. */
  players: ReadonlyMap<string, { accountId: string; token: string }>;
  /** Something besides what the team's script says, and when. */
  besides?: { afterMs: number; act: () => Promise<void> };
}

/** Plays a shipped drill in a run that is ready, by HTTP, up to an instant of the exercise clock; ENDEX is not said. */
export async function playDrill(
  baseUrl: string,
  run: DrillRun,
  director: { token: string },
  { drill, team, rate, untilMs, players, besides }: Playing,
): Promise<Played> {
  const inside = ({ token }: { token: string }): Api =>
    new Api(baseUrl, token, () => ({ 'breakwater-realm': run.realm }));
  const view = new RunView(inside(director), `/api/v1/drills/runs/${run.id}`);
  const names: Made = { tasks: new Map(), releases: new Map(), statements: new Map(), rumours: new Map() };
  const cast = new Map(
    [...players].map(([cell, person]) => [cell, new Player(person.accountId, inside(person), view, names)]),
  );
  const { actions } = readShippedScript(readShippedDrill(drill), team);
  await run.clock({ type: 'startex', rate, reason: 'All cells are ready' });
  const over = new AbortController();
  const played = playScript(actions, cast, view, over.signal);
  let done: Promise<void> | undefined;
  while (view.simMs < untilMs) {
    await view.read();
    for (const item of view.items) {
      if (item['state'] !== 'held' || item['channel'] !== 'phone_manual') continue;
      await run.post(`items/${text(item['item'])}/fire`, { cell: item['cell'], reason: 'Told by phone' });
    }
    if (besides && view.simMs > besides.afterMs) done ??= besides.act();
    await delay(100);
  }
  await done;
  over.abort();
  return played;
}
