import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Api } from '../client/api.ts';
import { readClientSettings, requireToken } from '../client/client-settings.ts';
import { castStory } from './cast.ts';
import { Courier, type Delivered } from './courier.ts';
import { STORY_SECONDS, type StoryEvent } from './stage.ts';
import { tellStory } from './story.ts';

/** What the gateway tells whoever started it; without a parent it prints the same as JSON lines. */
export type GatewayNews =
  { kind: 'begun'; events: number; sites: string[]; nations: string[] } | { kind: 'done'; delivered: Delivered };

/**
 * The demo's gateway: plays the story over HTTP, as a gateway in the field would. `--speed 10` tells ten minutes in one;
 * the clocks of its sensors then begin nine minutes ago and have caught up at the end. `--seed N` for another telling.
 */
async function main(signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({ options: { speed: { type: 'string' }, seed: { type: 'string' } } });
  const speed = Number(values.speed ?? 1);
  const settings = readClientSettings(process.env);
  const people = new Api(settings.url, requireToken(settings));
  const [sites, sensors, zones, assets] = await Promise.all(
    ['sites', 'sensors', 'zones', 'assets'].map((name) => people.list(`/api/v1/${name}`, signal)),
  );
  const cast = castStory({ sites: sites ?? [], sensors: sensors ?? [], zones: zones ?? [], assets: assets ?? [] });
  const begins = new Date(Date.now() - Math.max(0, STORY_SECONDS * 1000 * (1 - 1 / speed)));
  const story = tellStory(cast, { seed: Number(values.seed ?? begins.getTime() % 1e6), begins });

  const courier = new Courier(people, signal);
  try {
    await courier.fetchKeys(new Set(story.flatMap(({ sensor }) => sensor?.id ?? [])), signal);
    const players = [cast.port, cast.power, cast.coast, ...cast.others];
    const nations = [...new Set(players.map(({ nation }) => nation))];
    await tell({ kind: 'begun', events: story.length, sites: players.map(({ code }) => code), nations });
    await play(story, speed, courier, signal);
    await tell({ kind: 'done', delivered: courier.delivered });
  } finally {
    await courier.returnKeys();
  }
  if (courier.delivered.rejected > 0) process.exitCode = 3;
}

/** Sends each event when it is due. What falls due while requests are under way goes together in the next. */
async function play(story: readonly StoryEvent[], speed: number, courier: Courier, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  let next = 0;
  while (next < story.length) {
    const moment = ((performance.now() - started) / 1000) * speed;
    const later = story.findIndex((event, index) => index >= next && event.at > moment);
    const due = story.slice(next, later === -1 ? story.length : later);
    if (due.length > 0) {
      await courier.deliver(due);
      next += due.length;
    }
    const following = story[next];
    if (!following) return;
    const wait = (following.at / speed) * 1000 - (performance.now() - started);
    if (wait > 0) await delay(wait, undefined, { signal });
  }
}

/** Resolves when it has been said, so that what follows is not heard before it. */
async function tell(news: GatewayNews): Promise<void> {
  if (process.send) await new Promise((resolve) => process.send?.(news, resolve));
  else console.log(JSON.stringify(news));
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort(new Error('stopped')));

try {
  await main(stop.signal);
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
