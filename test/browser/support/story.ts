import { Api } from '../../../src/client/api.ts';
import { castStory } from '../../../src/demo/cast.ts';
import { Courier } from '../../../src/demo/courier.ts';
import { STORY_SECONDS } from '../../../src/demo/stage.ts';
import { tellStory } from '../../../src/demo/story.ts';
import { until } from '../../support/until.ts';
import type { ConsoleServer } from './console-server.ts';

/** The demonstration's ten minutes, told at once by its sensors and worked through: cases, drones, noise. */
export async function tellWholeStory(server: ConsoleServer): Promise<void> {
  const { signal } = new AbortController();
  const people = new Api(server.baseUrl, server.operatorToken);
  const [sites = [], sensors = [], zones = [], assets = []] = await Promise.all(
    ['sites', 'sensors', 'zones', 'assets'].map((name) => people.list(`/api/v1/${name}`, signal)),
  );
  const cast = castStory({ sites, sensors, zones, assets });
  const story = tellStory(cast, { seed: 7, begins: new Date(Date.now() - STORY_SECONDS * 1_000) });
  const courier = new Courier(people, signal);
  await courier.fetchKeys(new Set(story.flatMap(({ sensor }) => sensor?.id ?? [])), signal);
  for (let next = 0; next < story.length; next += 100) await courier.deliver(story.slice(next, next + 100));
  await until(async () => {
    const [row] = await server.db.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM alerts a LEFT JOIN alert_links l ON l.alert_id = a.id WHERE l.alert_id IS NULL',
    );
    return row?.open === 0 ? true : undefined;
  }, 60_000);
}
