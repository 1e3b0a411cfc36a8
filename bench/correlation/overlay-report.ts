import { nativeFormat } from '../../src/intake/formats/native.ts';
import { type AitSite, asItem, type LabelledAlert } from './ait-ads.ts';
import type { SiteData } from './ait-report.ts';
import { gapGroups } from './baselines.ts';
import { factOf, runEngine } from './engine-run.ts';
import { OVERLAYS, overlay, type Overlay, stepLabel } from './overlays.ts';
import { clustersOf } from './phases.ts';
import { type Outcome, stepScore } from './scores.ts';
import { readName } from './severities.ts';
import { mean, printTable } from './tables.ts';

interface Scored {
  name: string;
  clean: number;
  noisy: number;
}

/** Step scores of one overlay: phases of cases, whole cases, and the simple groupers. */
function score(alerts: readonly LabelledAlert[], outcomes: readonly Outcome[]): Scored[] {
  const labels = alerts.map(stepLabel);
  const told = alerts.map(({ t, host, name }) => ({ t: t * 1000, place: host, title: readName(name).title }));
  const attacks = alerts.filter((alert) => stepLabel(alert) !== null);
  const of = (name: string, clusters: readonly string[]): Scored => ({
    name,
    clean: stepScore(labels, clusters, true).f1,
    noisy: stepScore(labels, clusters, false).f1,
  });
  const groups = (found: readonly Outcome[]): string[] => found.map(({ group }) => group);
  const alone = stepScore(attacks.map(stepLabel), groups(gapGroups(attacks, 2)), true).f1;
  return [
    of('phases of cases', clustersOf(told, outcomes)),
    of('cases', groups(outcomes)),
    of('time delta 2 s', groups(gapGroups(alerts, 2))),
    { name: 'time delta 2 s, attacks only', clean: alone, noisy: alone },
    of('time delta 2 s per host', groups(gapGroups(alerts, 2, ({ host }) => host))),
    of('time delta 60 s per host', groups(gapGroups(alerts, 60, ({ host }) => host))),
  ];
}

export function overlayFacts(lay: Overlay, alerts: readonly LabelledAlert[]): ReturnType<typeof factOf>[] {
  return alerts.map((alert, index) =>
    factOf({ site: lay.under, ...asItem(alert, String(index)) }, nativeFormat, index),
  );
}

/** Every overlay, on the same machines and on machines of its own. */
export async function reportOverlays(
  sites: readonly SiteData[],
  title: string,
  outcomesOf: (lay: Overlay, alerts: readonly LabelledAlert[]) => Promise<readonly Outcome[]> | readonly Outcome[] = (
    lay,
    alerts,
  ) => runEngine(overlayFacts(lay, alerts)),
  chosen: readonly Overlay[] = OVERLAYS,
): Promise<void> {
  const bySite = new Map<AitSite, readonly LabelledAlert[]>(sites.map(({ site, alerts }) => [site, alerts]));
  for (const same of [true, false]) {
    const rows: (string | number)[][] = [];
    const all = new Map<string, Scored[]>();
    for (const lay of chosen) {
      const alerts = overlay(lay, bySite, same);
      const scores = score(alerts, await outcomesOf(lay, alerts));
      for (const scored of scores) all.set(scored.name, [...(all.get(scored.name) ?? []), scored]);
      rows.push([
        `${lay.under} under ${lay.over}`,
        lay.seed,
        ...scores.map(({ clean, noisy }) => `${clean.toFixed(3)} / ${noisy.toFixed(3)}`),
      ]);
    }
    const names = [...all.keys()];
    const means = [...all.values()].map(
      (list) =>
        `${mean(list.map(({ clean }) => clean)).toFixed(3)} / ${mean(list.map(({ noisy }) => noisy)).toFixed(3)}`,
    );
    console.log(
      `### ${title}, ${same ? 'on the same machines' : 'each attack on machines of its own'}: step F1, clean / noisy\n`,
    );
    printTable(['overlay', 'seed', ...names], [...rows, ['mean', '', ...means]]);
  }
}
