import type { SensorState } from '../sensors/contract.ts';
/** How many of a site's sensors are heard. */
export type Coverage = 'all' | 'some' | 'none' | 'no-sensors';

interface Watched {
  sensor: { site: { id: string } };
  state: SensorState;
}

const HEARD: ReadonlySet<SensorState> = new Set(['ok', 'skewed', 'gap']);

/** How many of each site's sensors are heard, by id of the site. One that is switched off does not count. */
export function coverageBySite(watched: readonly Watched[]): ReadonlyMap<string, Coverage> {
  const counts = new Map<string, { heard: number; all: number }>();
  for (const { sensor, state } of watched) {
    if (state === 'disabled') continue;
    const count = counts.get(sensor.site.id) ?? { heard: 0, all: 0 };
    counts.set(sensor.site.id, { heard: count.heard + (HEARD.has(state) ? 1 : 0), all: count.all + 1 });
  }
  return new Map(
    [...counts].map(([id, { heard, all }]) => [id, heard === all ? 'all' : heard === 0 ? 'none' : 'some']),
  );
}
